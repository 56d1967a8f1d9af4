// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2
import SourceTrees

extension Repository {
    /// The commits of `range` as mail, in order, as `git format-patch --full-index --binary` would send them.
    ///
    /// The diffstat is libgit2's: other columns, and no `rename` line below it.
    ///
    /// Each begins with mbox's `From ` line. They go through the same door as any other mail: what can't be sent as
    /// a patch (a message that contains a diff, say) shows here as it would on a list.
    ///
    /// With a `reroll` count the subjects name it: `[PATCH v2 1/3]`.
    public func mails(of range: CommitRange, reroll: Int? = nil) throws(GitError) -> [[UInt8]] {
        try withPointer { (repository) throws(GitError) in
            var mails: [[UInt8]] = []
            for (index, id) in range.commits.enumerated() {
                let mark = Self.subjectPrefix(number: index + 1, of: range.commits.count, reroll: reroll)
                mails.append(
                    try mail(of: id, number: index + 1, of: range.commits.count, prefix: mark, in: repository))
            }
            return mails
        }
    }

    /// `PATCH v2 03/19`. Numbers are part of the prefix, since libgit2 does not pad them.
    private static func subjectPrefix(number: Int, of total: Int, reroll: Int?) -> String {
        let version = reroll.map { " v\($0)" } ?? ""
        guard total > 1 else { return "PATCH\(version)" }
        let digits = String(number)
        let padding = String(repeating: "0", count: String(total).utf8.count - digits.utf8.count)
        return "PATCH\(version) \(padding)\(digits)/\(total)"
    }

    private func mail(
        of id: ContentID, number: Int, of total: Int, prefix: String, in repository: OpaquePointer
    ) throws(GitError) -> [UInt8] {
        var oid = try oid(of: id)
        let commit = try Handle(freedBy: git_commit_free, "can't read commit \(id)") {
            git_commit_lookup(&$0, repository, &oid)
        }
        let diff = try Diff.ofCommit(commit.pointer, id: id, in: repository)
        var options = git_email_create_options()
        options.version = UInt32(GIT_EMAIL_CREATE_OPTIONS_VERSION)
        options.flags = GIT_EMAIL_CREATE_OMIT_NUMBERS.rawValue
        git_diff_options_init(&options.diff_opts, UInt32(GIT_DIFF_OPTIONS_VERSION))
        git_diff_find_options_init(&options.diff_find_opts, UInt32(GIT_DIFF_FIND_OPTIONS_VERSION))
        var buffer = git_buf()
        defer { git_buf_dispose(&buffer) }
        let code = prefix.withCString { prefix in
            options.subject_prefix = prefix
            return git_email_create_from_diff(
                &buffer, diff.pointer, number, total, &oid, git_commit_summary(commit.pointer),
                git_commit_body(commit.pointer), git_commit_author(commit.pointer), &options)
        }
        try Library.check(code, "can't render commit \(id) as mail")
        let mail = Array(UnsafeRawBufferPointer(start: buffer.ptr, count: buffer.size))
        return mail.dropLast(Self.signature(of: mail)) + Array("-- \nlibgit2\n\n".utf8)
    }

    /// How many bytes libgit2's signature takes at the end of `mail`.
    ///
    /// Its first line lacks the space that makes it a signature, and it names a version that is of no interest.
    private static func signature(of mail: [UInt8]) -> Int {
        let start = Array("--\nlibgit2 ".utf8)
        let tail = mail.suffix(64)
        let offset = tail.indices.last { tail[$0...].starts(with: start) }
        return offset.map { mail.endIndex - $0 } ?? 0
    }
}
