// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2
public import SourceTrees

extension Repository {
    /// The tree of the commit (or tree object) that `revision` names.
    public func tree(at revision: String) throws(GitError) -> CommitTree {
        try withPointer { (repository) throws(GitError) in
            let object = try resolve(revision, in: repository)
            let commit = try? peel(object.pointer, to: GIT_OBJECT_COMMIT)
            guard let tree = try peel(object.pointer, to: GIT_OBJECT_TREE) else {
                throw GitError(.notFound, "\"\(revision)\" is neither a commit nor a tree")
            }
            return CommitTree(name: revision, commit: commit, id: tree, in: self)
        }
    }

    /// The commit that `revision` names: a branch, a tag, an id or its beginning, `HEAD~3`.
    public func commit(at revision: String) throws(GitError) -> ContentID {
        try withPointer { (repository) throws(GitError) in
            let object = try resolve(revision, in: repository)
            guard let commit = try peel(object.pointer, to: GIT_OBJECT_COMMIT) else {
                throw GitError(.notFound, "\"\(revision)\" is no commit")
            }
            return commit
        }
    }

    /// The object that `revision` names, whatever its kind.
    func resolve(_ revision: String, in repository: OpaquePointer) throws(GitError) -> Handle {
        do {
            return try Handle(freedBy: git_object_free, "there is no revision \"\(revision)\"") {
                git_revparse_single(&$0, repository, revision)
            }
        } catch {
            // A name that leads somewhere, and on to what is not here: `HEAD~3` in a clone of two commits.
            if isCutOff, error.code == .notFound, error.underlying?.hasPrefix("object not found") == true {
                throw GitError(
                    .missingObject, "\"\(revision)\" leads to an object that the \(noun) lacks",
                    underlying: error.underlying, cutOff: cutOff)
            }
            guard error.code == .ambiguous else { throw error }
            throw GitError(.ambiguous, "\"\(revision)\" fits several objects", underlying: error.underlying)
        }
    }

    /// What a tag or commit leads to, or nil where it does not lead to that kind.
    func peel(_ object: OpaquePointer, to kind: git_object_t) throws(GitError) -> ContentID? {
        var peeled: OpaquePointer?
        let code = git_object_peel(&peeled, object, kind)
        defer { git_object_free(peeled) }
        if code == GIT_EPEEL.rawValue || code == GIT_EINVALIDSPEC.rawValue { return nil }
        guard code >= 0, let id = git_object_id(peeled) else {
            var error = Library.error(code, "can't follow object \(git_object_id(object).pointee.hexadecimal)")
            if error.code == .notFound { error.code = .missingObject }
            throw error
        }
        return ContentID(id.pointee)
    }
}
