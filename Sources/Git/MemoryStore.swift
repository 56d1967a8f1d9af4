// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2

/// An object store that lives in memory only: what libgit2 needs in order to compare and to apply without writing.
struct MemoryStore: ~Copyable {
    /// The repository around the store; it has no other objects, no references and no directory.
    let repository: Handle

    /// An empty store.
    init() throws(GitError) {
        Library.start()
        let store = try Handle(freedBy: git_odb_free, "can't make an object store in memory") { git_odb_new(&$0) }
        try Self.addMemory(to: store.pointer)
        repository = try Handle(freedBy: git_repository_free, "can't make a repository in memory") {
            git_repository_wrap_odb(&$0, store.pointer)
        }
    }

    /// Puts memory in front of the objects of `store`: what is written stays there and goes with it.
    static func addMemory(to store: OpaquePointer) throws(GitError) {
        var memory: UnsafeMutablePointer<git_odb_backend>?
        try Library.check(git_mempack_new(&memory), "can't make an object store in memory")
        try Library.check(git_odb_add_backend(store, memory, 999), "can't use an object store in memory")
    }

    /// Stores `bytes` as a blob.
    func blob(_ bytes: [UInt8]) throws(GitError) -> git_oid {
        var id = git_oid()
        try Library.check(
            git_blob_create_from_buffer(&id, repository.pointer, bytes, bytes.count), "can't store a blob in memory")
        return id
    }
}
