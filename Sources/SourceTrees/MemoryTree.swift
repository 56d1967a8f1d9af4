// SPDX-License-Identifier: GPL-2.0-only

/// A tree whose files stand in memory.
public struct MemoryTree: SourceTree {
    /// How reports call the tree.
    public let name: String

    /// Whether what is not in ``files`` is known to be absent.
    public let isComplete: Bool

    /// The files by path.
    public var files: [String: TreeFile]

    /// A tree of `files`.
    public init(name: String, files: [String: TreeFile] = [:], isComplete: Bool = true) {
        self.name = name
        self.files = files
        self.isComplete = isComplete
    }

    /// The file at `path`.
    public func file(at path: String) throws -> TreeFile? { files[path] }

    /// The names in the directory `path`.
    public func names(in path: String) throws -> [String] {
        let prefix = path.isEmpty ? "" : path + "/"
        var names: Set<String> = []
        for file in files.keys where file.hasPrefix(prefix) {
            if let first = file.dropFirst(prefix.count).split(separator: "/", maxSplits: 1).first {
                names.insert(String(first))
            }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
