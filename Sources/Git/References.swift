// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2
public import SourceTrees

/// A branch, remote branch or tag.
public struct Reference: Sendable, Hashable {
    /// The whole name: `refs/tags/v6.3`.
    public let name: String

    /// The commit that it leads to, tag objects followed.
    public let commit: ContentID

    /// The name as people write it: `v6.3`, `origin/master`.
    public var shortName: String {
        for prefix in ["refs/heads/", "refs/tags/", "refs/remotes/", "refs/"] where name.hasPrefix(prefix) {
            return String(name.dropFirst(prefix.count))
        }
        return name
    }

    /// Whether it is a tag.
    public var isTag: Bool { name.hasPrefix("refs/tags/") }
}

extension Repository {
    /// All references that lead to a commit, in ascending order of their names.
    ///
    /// What leads to something else (a tag of a blob) or to an object that is absent is left out.
    public func references() throws(GitError) -> [Reference] {
        try withPointer { (repository) throws(GitError) in
            var names = git_strarray()
            try Library.check(git_reference_list(&names, repository), "can't list the references")
            defer { git_strarray_dispose(&names) }
            var references: [Reference] = []
            for index in 0..<names.count {
                guard let text = names.strings[index] else { continue }
                let name = String(cString: text)
                var id = git_oid()
                guard git_reference_name_to_id(&id, repository, name) == 0 else { continue }
                var object: OpaquePointer?
                guard git_object_lookup(&object, repository, &id, GIT_OBJECT_ANY) == 0 else { continue }
                defer { git_object_free(object) }
                guard let object, let commit = (try? peel(object, to: GIT_OBJECT_COMMIT)) ?? nil else { continue }
                references.append(Reference(name: name, commit: commit))
            }
            return references.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        }
    }

    /// The commits that lead to `revision`, newest first, `limit` at most.
    ///
    /// A shallow history has those that are there.
    public func ancestors(of revision: String, limit: Int) throws(GitError) -> [Commit] {
        let start = CommitKey(try oid(of: try commit(at: revision)))
        return try withPointer { (repository) throws(GitError) in
            var graph = CommitGraph(repository, isCutOff: isCutOff)
            var found: [Commit] = []
            for id in try graph.commits(from: start, hiding: nil, limit: limit) {
                if let node = try graph.node(id) { found.append(Commit(id, node)) }
            }
            return found
        }
    }

    /// The commit `id`, or nil where it is absent from a history that is cut off.
    public func commit(_ id: ContentID) throws(GitError) -> Commit? {
        let key = CommitKey(try oid(of: id))
        return try withPointer { (repository) throws(GitError) in
            var graph = CommitGraph(repository, isCutOff: isCutOff)
            return try graph.node(key).map { Commit(key, $0) }
        }
    }
}

/// A commit as far as a search for a base needs it.
public struct Commit: Sendable, Hashable {
    /// Its id.
    public let id: ContentID

    /// The id of its tree object.
    public let tree: ContentID

    /// When it was committed, in seconds since 1970.
    public let time: Int64

    init(_ key: CommitKey, _ node: CommitGraph.Node) {
        id = ContentID(key.oid)
        tree = node.tree
        time = node.time
    }
}
