// SPDX-License-Identifier: GPL-2.0-only

import CGitShim
import CLibgit2

/// libgit2's state of the process: set up by the first call that needs it, never torn down.
///
/// Starting it costs milliseconds, which a run that only reads mail does not pay.
enum Library {
    /// Sets libgit2 up once, hermetically: no settings of the user, no question of whose a repository is.
    static func start() { _ = started }

    private static let started: Bool = {
        guard git_libgit2_init() > 0 else { return false }
        lockstep_git_disable_owner_validation()
        lockstep_git_ignore_user_configuration()
        // In the spelling that libgit2 compares with: variable names of a configuration are in lower case there.
        // `objectformat` is let in here and looked at when a repository is opened.
        let extensions: [StaticString] = ["partialclone", "worktreeconfig", "objectformat"]
        var names: [UnsafePointer<CChar>?] = extensions.map { name in
            UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
        }
        lockstep_git_accept_extensions(&names, names.count)
        return true
    }()

    /// Throws where libgit2 returned a failure.
    static func check(_ code: CInt, _ message: @autoclosure () -> String) throws(GitError) {
        guard code < 0 else { return }
        throw error(code, message())
    }

    /// The error that libgit2's `code` stands for, with its words.
    static func error(_ code: CInt, _ message: String) -> GitError {
        let underlying = git_error_last().flatMap { $0.pointee.message }.map { String(cString: $0) }
        let kind: GitError.Code =
            switch git_error_code(rawValue: code) {
            case GIT_ENOTFOUND: .notFound
            case GIT_EAMBIGUOUS: .ambiguous
            case GIT_EINVALIDSPEC: .notFound
            default: .other
            }
        return GitError(kind, message, underlying: underlying)
    }
}
