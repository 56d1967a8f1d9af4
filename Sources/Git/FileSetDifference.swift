// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2
public import SourceTrees

/// A file that differs between two sets of files.
public struct FileSetDifference: Sendable, Hashable {
    /// Path before; nil where there was none.
    public let oldPath: String?
    /// Path after; nil where there is none.
    public let newPath: String?
    /// Mode before.
    public let oldMode: FileMode?
    /// Mode after.
    public let newMode: FileMode?
    /// How alike the two are, in percent, where the file was renamed.
    public let similarity: Int?

    /// What turns `old` into `new`, renames found as `git diff -M` finds them; in ascending order of the paths.
    ///
    /// The files are compared in memory; nothing is written.
    public static func between(
        _ old: [String: TreeFile], _ new: [String: TreeFile]
    ) throws(GitError) -> [FileSetDifference] {
        let store = try MemoryStore()
        let before = try store.index(of: old)
        let after = try store.index(of: new)
        let diff = try Handle(freedBy: git_diff_free, "can't compare two sets of files") {
            git_diff_index_to_index(&$0, store.repository.pointer, before.pointer, after.pointer, nil)
        }
        var find = git_diff_find_options()
        git_diff_find_options_init(&find, UInt32(GIT_DIFF_FIND_OPTIONS_VERSION))
        find.flags = GIT_DIFF_FIND_RENAMES.rawValue
        try Library.check(git_diff_find_similar(diff.pointer, &find), "can't look for renames")
        return (0..<git_diff_num_deltas(diff.pointer)).compactMap { index in
            git_diff_get_delta(diff.pointer, index).map { FileSetDifference($0.pointee) }
        }
    }

    private init(_ delta: git_diff_delta) {
        let isAdded = delta.status == GIT_DELTA_ADDED
        let isDeleted = delta.status == GIT_DELTA_DELETED
        oldPath = isAdded ? nil : delta.old_file.path.map { String(cString: $0) }
        newPath = isDeleted ? nil : delta.new_file.path.map { String(cString: $0) }
        oldMode = isAdded ? nil : FileMode(rawValue: UInt32(delta.old_file.mode))
        newMode = isDeleted ? nil : FileMode(rawValue: UInt32(delta.new_file.mode))
        similarity = delta.status == GIT_DELTA_RENAMED ? Int(delta.similarity) : nil
    }
}

extension MemoryStore {
    /// An index that holds `files`.
    func index(of files: [String: TreeFile]) throws(GitError) -> Handle {
        let index = try Handle(freedBy: git_index_free, "can't make an index in memory") { git_index_new(&$0) }
        for (path, file) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            var entry = git_index_entry()
            entry.mode = file.mode.rawValue
            if file.mode == .gitlink, let id = file.id?.oid { entry.id = id } else { entry.id = try blob(file.bytes) }
            let code = path.withCString { path in
                entry.path = path
                return git_index_add(index.pointer, &entry)
            }
            try Library.check(code, "can't put \"\(path)\" into an index in memory")
        }
        return index
    }
}
