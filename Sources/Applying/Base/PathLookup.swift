// SPDX-License-Identifier: GPL-2.0-only

import Git
import SourceTrees

/// The ids that some paths have in many trees.
///
/// The paths are walked as one tree of names. What a directory came to is kept by the directory's own id, so that of
/// nine hundred releases only what changed between them is looked at.
struct PathLookup {
    private let repository: Repository
    private let count: Int
    private var nodes: [Node] = [Node()]
    private var known: [Key: [(path: Int, id: ContentID)]] = [:]

    private struct Node {
        var children: [String: Int] = [:]
        var path: Int?
    }

    private struct Key: Hashable {
        var tree: ContentID
        var node: Int
    }

    /// A lookup of `paths`.
    init(_ paths: [String], in repository: Repository) {
        self.repository = repository
        count = paths.count
        for (number, path) in paths.enumerated() {
            var node = 0
            for part in path.split(separator: "/").map(String.init) {
                if let child = nodes[node].children[part] {
                    node = child
                } else {
                    nodes.append(Node())
                    nodes[node].children[part] = nodes.count - 1
                    node = nodes.count - 1
                }
            }
            nodes[node].path = number
        }
    }

    /// The id of each path in the tree object `tree`; nil where nothing stands there, or a directory.
    mutating func ids(in tree: ContentID) throws(GitError) -> [ContentID?] {
        var ids = [ContentID?](repeating: nil, count: count)
        // Paths have at most a few hundred parts: those beyond `TreePath.longest` are not looked up.
        for found in try entries(below: 0, in: tree, at: "") { ids[found.path] = found.id }
        return ids
    }

    private mutating func entries(
        below node: Int, in tree: ContentID, at directory: String
    ) throws(GitError) -> [(path: Int, id: ContentID)] {
        let key = Key(tree: tree, node: node)
        if let entries = known[key] { return entries }
        var found: [(path: Int, id: ContentID)] = []
        for entry in try repository.entries(ofTree: tree, at: directory) {
            guard let child = nodes[node].children[entry.name] else { continue }
            if entry.mode == nil {
                found += try entries(below: child, in: entry.id, at: directory + entry.name + "/")
            } else if let path = nodes[child].path {
                found.append((path, entry.id))
            }
        }
        known[key] = found
        return found
    }
}
