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

    /// For each directory with a change in or below it, the names in it that lead there.
    private var changedNames: [String: Set<String>] = [:]

    /// Puts `file` at `path`, or removes the path.
    public mutating func set(_ file: TreeFile?, at path: String) {
        changes[path] = .some(file)
        var rest = path[...]
        while !rest.isEmpty {
            let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/"))
            let directory = slash.map { String(rest[..<$0]) } ?? ""
            let name = slash.map { String(rest[rest.utf8.index(after: $0)...]) } ?? String(rest)
            // What is there already has led to the top before.
            guard changedNames[directory, default: []].insert(name).inserted else { return }
            rest = slash.map { rest[..<$0] } ?? ""
        }
    }

    /// The changed file, or the one below.
    public func file(at path: String) throws -> TreeFile? {
        if let change = changes[path] { return change }
        return try base.file(at: path)
    }

    /// The names below, with those of the changes put in and taken out.
    public func names(in path: String) throws -> [String] {
        var names = Set(try base.names(in: path))
        let prefix = path.isEmpty ? "" : path + "/"
        for name in changedNames[path] ?? [] {
            let changed = prefix + name
            if holdsFile(changed) {
                names.insert(name)
            } else if changes[changed] != nil {
                names.remove(name)
            }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether a change puts a file at `path` or below it.
    private func holdsFile(_ path: String) -> Bool {
        if let change = changes[path], change != nil { return true }
        return (changedNames[path] ?? []).contains { holdsFile(path + "/" + $0) }
    }
}
