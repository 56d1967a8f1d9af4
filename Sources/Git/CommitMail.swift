// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2
public import SourceTrees

/// A commit as it would be mailed.
public struct CommitMail: Sendable, Hashable {
    /// The commit.
    public let commit: ContentID

    /// Header fields, message, diffstat and diff, without a `From ` line in front.
    public let bytes: [UInt8]

    /// The first twelve digits of the commit's id, as the kernel names commits.
    public var shortID: String { String(commit.description.prefix(12)) }

    /// The line that `git format-patch` puts in front in an mbox.
    public var fromLine: String { "From \(commit) Mon Sep 17 00:00:00 2001\n" }
}

extension Repository {
    /// The commits of `range` as mail, in order, as `git format-patch --full-index --binary` would send them.
    ///
    /// The diffstat is libgit2's: other columns, and no `rename` line below it.
    ///
    /// They go through the same door as any other mail: what can't be sent as a patch (a message that contains a diff,
    /// say) shows here as it would on a list. The empty commit in which `b4 prep` keeps the cover letter becomes one,
    /// or nothing where there is one patch only: b4 puts the letter below that patch's message.
    ///
    /// The subjects name the version that b4 tells, else `reroll` where that is given: `[PATCH v2 1/3]`.
    public func mails(of range: CommitRange, reroll: Int? = nil) throws(GitError) -> [CommitMail] {
        try withPointer { (repository) throws(GitError) in
            var letters: [Int: CoverCommit] = [:]
            for (index, id) in range.commits.enumerated() {
                letters[index] = try CoverCommit(id, in: repository)
            }
            let total = range.commits.count - letters.count
            let version = range.commits.indices.lazy.compactMap { letters[$0]?.revision }.first ?? reroll
            var mails: [CommitMail] = []
            var number = 0
            for (index, id) in range.commits.enumerated() {
                let letter = letters[index]
                if letter == nil { number += 1 } else if total < 2 { continue }
                let prefix = Self.subjectPrefix(number: letter == nil ? number : 0, of: total, reroll: version)
                do throws(GitError) {
                    mails.append(try mail(of: id, prefix: prefix, text: letter?.text, in: repository))
                } catch {
                    guard error.code == .notFound else { throw error }
                    throw GitError(
                        .missingObject, "commit \(id) needs an object that the \(noun) lacks",
                        underlying: error.underlying, cutOff: cutOff)
                }
            }
            return mails
        }
    }

    /// `PATCH v2 03/19`. Numbers are part of the prefix, since libgit2 does not pad them.
    private static func subjectPrefix(number: Int, of total: Int, reroll: Int?) -> String {
        let version = reroll.map { $0 > 1 ? " v\($0)" : "" } ?? ""
        guard total > 1 else { return "PATCH\(version)" }
        let digits = String(number)
        let padding = String(repeating: "0", count: String(total).utf8.count - digits.utf8.count)
        return "PATCH\(version) \(padding)\(digits)/\(total)"
    }

    /// The commit as mail whose subject begins with `[prefix]`; `text` stands for the body of its message, where given.
    private func mail(
        of id: ContentID, prefix: String, text: String?, in repository: OpaquePointer
    ) throws(GitError) -> CommitMail {
        let commit = try Handle.commit(id, in: repository)
        let diff = try Diff.ofCommit(commit.pointer, id: id, in: repository)
        var options = git_email_create_options()
        options.version = UInt32(GIT_EMAIL_CREATE_OPTIONS_VERSION)
        options.flags = GIT_EMAIL_CREATE_OMIT_NUMBERS.rawValue
        git_diff_options_init(&options.diff_opts, UInt32(GIT_DIFF_OPTIONS_VERSION))
        git_diff_find_options_init(&options.diff_find_opts, UInt32(GIT_DIFF_FIND_OPTIONS_VERSION))
        var buffer = git_buf()
        defer { git_buf_dispose(&buffer) }
        let message = text.map { Array($0.utf8CString) }
        let code = prefix.withCString { prefix in
            options.subject_prefix = prefix
            return (message ?? []).withUnsafeBufferPointer { given in
                git_email_create_from_diff(
                    &buffer, diff.pointer, 1, 1, git_commit_id(commit.pointer), git_commit_summary(commit.pointer),
                    message == nil ? git_commit_body(commit.pointer) : given.baseAddress,
                    git_commit_author(commit.pointer), &options)
            }
        }
        try Library.check(code, "can't render commit \(id) as mail")
        let mail = Array(UnsafeRawBufferPointer(start: buffer.ptr, count: buffer.size))
        let start = mail.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        // libgit2's signature lacks the space that makes it one, and names a version that is of no interest. A letter
        // needs no diffstat that says "0 files changed" either.
        let end = mail.lastIndex(of: text == nil ? "--\nlibgit2 " : "---\n 0 files changed") ?? mail.endIndex
        return CommitMail(commit: id, bytes: mail[start..<end] + Array("-- \nlibgit2\n\n".utf8))
    }
}

extension [UInt8] {
    /// Where `text` stands for the last time among the bytes at the end, which are what libgit2 adds to each mail.
    fileprivate func lastIndex(of text: String) -> Int? {
        let wanted = Array(text.utf8)
        return suffix(128).indices.last { self[$0...].starts(with: wanted) }
    }
}
