// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2
import SourceTrees

/// An object of libgit2 that is freed at the end of its scope.
struct Handle: ~Copyable {
    /// libgit2's pointer.
    let pointer: OpaquePointer

    private let free: (OpaquePointer?) -> Void

    /// What `make` stores, to be freed by `free`.
    init(
        freedBy free: @escaping (OpaquePointer?) -> Void, _ message: @autoclosure () -> String,
        _ make: (inout OpaquePointer?) -> CInt
    ) throws(GitError) {
        var made: OpaquePointer?
        let code = make(&made)
        guard code >= 0, let made else { throw Library.error(code, message()) }
        pointer = made
        self.free = free
    }

    /// `pointer`, to be freed by `free`.
    init(_ pointer: OpaquePointer, freedBy free: @escaping (OpaquePointer?) -> Void) {
        self.pointer = pointer
        self.free = free
    }

    deinit { free(pointer) }
}

extension Handle {
    /// The commit `id` of `repository`.
    static func commit(_ id: ContentID, in repository: OpaquePointer) throws(GitError) -> Handle {
        guard var oid = id.oid else { throw GitError(.unsupported, "\(id) is no SHA-1 id") }
        return try Handle(freedBy: git_commit_free, "can't read commit \(id)") {
            git_commit_lookup(&$0, repository, &oid)
        }
    }
}

/// A `git_repository` that one thread at a time uses.
struct RepositoryPointer: @unchecked Sendable {
    /// libgit2's pointer.
    let pointer: OpaquePointer
}
