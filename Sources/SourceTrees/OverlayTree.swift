// SPDX-License-Identifier: GPL-2.0-only

/// A tree with some of its paths replaced or removed; holds only those.
public struct OverlayTree: SourceTree {
    /// The tree below.
    public let base: any SourceTree

    /// The changed paths: a file, or nil where the path is removed.
    public private(set) var changes: [String: TreeFile?] = [:]

    /// `base` with nothing changed yet.
    public init(_ base: any SourceTree) { self.base = base }

    /// The name of the tree below.
    public var name: String { base.name }

    /// As complete as the tree below.
    public var isComplete: Bool { base.isComplete }

    /// Puts `file` at `path`, or removes the path.
    public mutating func set(_ file: TreeFile?, at path: String) { changes[path] = .some(file) }

    /// The changed file, or the one below.
    public func file(at path: String) throws -> TreeFile? {
        if let change = changes[path] { return change }
        return try base.file(at: path)
    }

    /// The names below, with those of the changes put in and taken out.
    public func names(in path: String) throws -> [String] {
        var names = Set(try base.names(in: path))
        let prefix = path.isEmpty ? "" : path + "/"
        for (changed, file) in changes where changed.hasPrefix(prefix) {
            let rest = changed.dropFirst(prefix.count)
            guard let first = rest.split(separator: "/", maxSplits: 1).first.map(String.init) else { continue }
            if file != nil {
                names.insert(first)
            } else if rest == first[...] {
                names.remove(first)
            }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
