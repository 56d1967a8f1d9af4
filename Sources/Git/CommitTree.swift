// SPDX-License-Identifier: GPL-2.0-only

public import SourceTrees
import Synchronization

/// The tree of a commit: directories are read when something in them is asked for, and kept.
public final class CommitTree: SourceTree {
    /// The revision as it was asked for: `v6.3.2`.
    public let name: String

    /// The commit; nil where a tree object itself was asked for.
    public let commit: ContentID?

    /// The tree object.
    public let id: ContentID

    /// What a commit's tree does not know is absent.
    public var isComplete: Bool { true }

    /// Where its objects are.
    public let repository: Repository

    private let directories = Mutex<[String: [TreeEntry]]>([:])

    /// The tree object `id` of `repository`.
    init(name: String, commit: ContentID?, id: ContentID, in repository: Repository) {
        self.name = name
        self.commit = commit
        self.id = id
        self.repository = repository
    }

    /// The file at `path`; of a submodule the one line that `git diff` shows for it.
    public func file(at path: String) throws -> TreeFile? {
        guard let entry = try entry(at: path), let mode = entry.mode else { return nil }
        if mode == .gitlink {
            return TreeFile(mode: mode, bytes: Array("Subproject commit \(entry.id)\n".utf8), id: entry.id)
        }
        return TreeFile(mode: mode, bytes: try repository.bytes(ofBlob: entry.id, at: path), id: entry.id)
    }

    /// The names in the directory `path`, in ascending byte order.
    public func names(in path: String) throws -> [String] {
        let names = try (path.isEmpty ? entries(ofTree: id, called: "") : entries(of: path))?.map(\.name) ?? []
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// What the tree holds at `path`: a file or a directory.
    public func entry(at path: String) throws -> TreeEntry? {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
            return try entries(ofTree: id, called: "").first { $0.name == path }
        }
        let name = path[path.utf8.index(after: slash)...]
        return try entries(of: path[..<slash])?.first { $0.name == name }
    }

    /// The entries of a directory, or nil where there is none.
    ///
    /// Goes down from the top rather than up from `directory`, so that a path of a hundred thousand parts ends at the
    /// first one that is not there.
    private func entries(of directory: some StringProtocol) throws -> [TreeEntry]? {
        if let known = directories.withLock({ $0[String(directory)] }) { return known }
        var entries = try entries(ofTree: id, called: "")
        var path = ""
        for part in directory.split(separator: "/", omittingEmptySubsequences: false) {
            guard let entry = entries.first(where: { $0.name == part }), entry.mode == nil else { return nil }
            path += path.isEmpty ? String(part) : "/\(part)"
            entries = try self.entries(ofTree: entry.id, called: path)
        }
        return entries
    }

    private func entries(ofTree id: ContentID, called directory: String) throws -> [TreeEntry] {
        if let known = directories.withLock({ $0[directory] }) { return known }
        let entries = try repository.entries(ofTree: id, at: directory)
        directories.withLock { $0[directory] = entries }
        return entries
    }
}
