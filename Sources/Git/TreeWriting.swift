// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2
public import SourceTrees

extension CommitTree {
    /// The id that the tree would have with `changes` made to it: a file put at its path, or a path removed.
    ///
    /// Objects are made in memory; nothing is written. Every removed path has to be in the tree.
    public func id(with changes: [String: TreeFile?]) throws(GitError) -> ContentID {
        if changes.isEmpty { return id }
        let opened = try repository.openAgain()
        let store = try Handle(freedBy: git_odb_free, "can't read the object store") {
            git_repository_odb(&$0, opened.pointer)
        }
        try MemoryStore.addMemory(to: store.pointer)
        var baseID = try repository.oid(of: id)
        let base = try Handle(freedBy: git_tree_free, "can't read tree \(id)") {
            git_tree_lookup(&$0, opened.pointer, &baseID)
        }

        var updates: [git_tree_update] = []
        var paths: [[CChar]] = []
        for (path, file) in changes.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            var update = git_tree_update()
            if let file {
                update.action = GIT_TREE_UPDATE_UPSERT
                update.filemode = git_filemode_t(rawValue: file.mode.rawValue)
                update.id = try Self.store(file, in: opened.pointer)
            } else {
                // A path that never was (made and removed by the same series) needs no removal.
                guard git_tree_entry_exists(path, in: base.pointer) else { continue }
                update.action = GIT_TREE_UPDATE_REMOVE
            }
            updates.append(update)
            paths.append(Array(path.utf8CString))
        }
        if updates.isEmpty { return id }
        var result = git_oid()
        let code = withPointers(to: paths) { pointers in
            for (index, pointer) in pointers.enumerated() { updates[index].path = pointer }
            return git_tree_create_updated(&result, opened.pointer, base.pointer, updates.count, updates)
        }
        try Library.check(code, "can't make the tree with the series applied")
        return ContentID(result)
    }

    private static func store(_ file: TreeFile, in repository: OpaquePointer) throws(GitError) -> git_oid {
        if file.mode == .gitlink, let id = file.id?.oid { return id }
        var id = git_oid()
        try Library.check(
            git_blob_create_from_buffer(&id, repository, file.bytes, file.bytes.count), "can't store a blob in memory")
        return id
    }
}

/// Whether something stands at `path` in a tree.
private func git_tree_entry_exists(_ path: String, in tree: OpaquePointer) -> Bool {
    var entry: OpaquePointer?
    defer { git_tree_entry_free(entry) }
    return git_tree_entry_bypath(&entry, tree, path) == 0
}

/// Lets `body` use C strings, which live as long as it runs.
private func withPointers<Result>(to strings: [[CChar]], _ body: ([UnsafePointer<CChar>]) -> Result) -> Result {
    var joined: [CChar] = []
    var offsets: [Int] = []
    for string in strings {
        offsets.append(joined.count)
        joined += string
    }
    return joined.withUnsafeBufferPointer { buffer in
        body(offsets.compactMap { offset in buffer.baseAddress.map { $0 + offset } })
    }
}
