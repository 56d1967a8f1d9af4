// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2
import Synchronization

/// A git repository, read only: nothing here ever writes to it.
///
/// May be shared by threads: each call works on a `git_repository` of its own, taken from a pool, so that two threads
/// do not wait for each other.
public final class Repository: Sendable {
    /// The directory that holds the objects and references: `…/.git`, or the repository itself where it is bare.
    public let path: String

    /// The top of the work tree; nil for a bare repository.
    public let workTree: String?

    /// What is known to be elsewhere, in a shallow or a partial clone.
    let cutOff: GitError.CutOff?

    /// Whether objects or commits are known to be elsewhere.
    var isCutOff: Bool { cutOff != nil }

    /// What ``isPartial`` found out, once it was asked.
    let foundPartial = Mutex<Bool?>(nil)

    private let pool: Mutex<[RepositoryPointer]>

    /// The repository that `directory` belongs to: the directory itself where it is one, else the nearest above it.
    public init(at directory: String) throws(GitError) {
        Library.start()
        let opened = try Self.open(directory, flags: GIT_REPOSITORY_OPEN_CROSS_FS.rawValue)
        do throws(GitError) {
            if let format = try Self.setting("extensions.objectformat", of: opened), format != "sha1" {
                throw GitError(.unsupported, "the repository \"\(directory)\" has \(format) object ids")
            }
            let isExtended = try Self.setting("extensions.partialclone", of: opened) != nil
            let isPromised = try Self.hasPromisor(opened)
            let isShallow = git_repository_is_shallow(opened.pointer) == 1
            cutOff = isShallow ? .shallow : isExtended || isPromised ? .partial : nil
        } catch {
            git_repository_free(opened.pointer)
            throw error
        }
        path = git_repository_path(opened.pointer).map { String(cString: $0) } ?? directory
        workTree = git_repository_workdir(opened.pointer).map { String(cString: $0) }
        pool = Mutex([opened])
    }

    deinit {
        pool.withLock { for opened in $0 { git_repository_free(opened.pointer) } }
    }

    /// Lets `body` work on a `git_repository` that no other thread uses meanwhile.
    func withPointer<Result>(_ body: (OpaquePointer) throws(GitError) -> Result) throws(GitError) -> Result {
        let free = pool.withLock { $0.popLast() }
        let taken = if let free { free } else { try Self.open(path, flags: GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue) }
        defer { pool.withLock { $0.append(taken) } }
        return try body(taken.pointer)
    }

    /// The repository opened once more, for a use that must not be shared.
    func openAgain() throws(GitError) -> Handle {
        Handle(try Self.open(path, flags: GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue).pointer, freedBy: git_repository_free)
    }

    private static func open(_ directory: String, flags: UInt32) throws(GitError) -> RepositoryPointer {
        var pointer: OpaquePointer?
        let code = git_repository_open_ext(&pointer, directory, flags, nil)
        guard code >= 0, let pointer else {
            var error = Library.error(code, "can't open a repository at \"\(directory)\"")
            if error.code == .notFound { error.code = .notARepository }
            if error.underlying?.hasPrefix("unsupported extension") == true { error.code = .unsupported }
            throw error
        }
        return RepositoryPointer(pointer: pointer)
    }

    private static func setting(_ name: String, of repository: RepositoryPointer) throws(GitError) -> String? {
        let settings = try Handle(freedBy: git_config_free, "can't read the repository's settings") {
            git_repository_config_snapshot(&$0, repository.pointer)
        }
        var value: UnsafePointer<CChar>?
        guard git_config_get_string(&value, settings.pointer, name) == 0, let value else { return nil }
        return String(cString: value)
    }

    /// Whether a remote has promised to hand out objects later, which is what a partial clone goes by.
    private static func hasPromisor(_ repository: RepositoryPointer) throws(GitError) -> Bool {
        let settings = try Handle(freedBy: git_config_free, "can't read the repository's settings") {
            git_repository_config_snapshot(&$0, repository.pointer)
        }
        var entries: OpaquePointer?
        let pattern = "^remote\\..*\\.promisor$"
        guard git_config_iterator_glob_new(&entries, settings.pointer, pattern) == 0 else { return false }
        defer { git_config_iterator_free(entries) }
        var entry: UnsafeMutablePointer<git_config_entry>?
        while git_config_next(&entry, entries) == 0 {
            var isTrue: CInt = 0
            if let value = entry?.pointee.value, git_config_parse_bool(&isTrue, value) == 0, isTrue == 1 { return true }
        }
        return false
    }
}
