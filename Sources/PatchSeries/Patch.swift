// SPDX-License-Identifier: GPL-2.0-only

public import Diagnostics
public import Mail

/// A patch: one message of a series that carries a diff.
public struct Patch: Sendable {
    /// The message that it came in.
    public var message: Message

    /// The subject, taken apart.
    public var subject: Subject

    /// Who wrote it: the in-body `From:`, else the sender. Nil where neither can be read.
    public var author: Address?

    /// Who sent it: the `From:` header field, `X via LIST` resolved through `X-Original-From` or `Reply-To`.
    public var sender: Address?

    /// Body line (from 1) of the in-body `From:`, where there is one.
    public var inBodyFromLine: Int?

    /// Body line (from 1) of the in-body `Subject:`, where there is one; the title is then taken from it.
    public var inBodySubjectLine: Int?

    /// Body line (from 1) of the in-body `Date:`, where there is one.
    public var inBodyDateLine: Int?

    /// The commit message: what `git am` would record, without in-body header fields and what stands above scissors.
    public var commitMessage: CommitMessage

    /// What stands between `---` and the diff, without the diffstat: change log, notes. Body lines, from 1.
    public var notes: [BodyLine]

    /// The diffstat below `---`, where there is one.
    public var diffstat: Diffstat?

    /// The change log in ``notes``.
    public var changeLog: ChangeLog

    /// The `base-commit:` and `prerequisite-patch-id:` lines, which stand below the diff or below `---`.
    public var baseInformation: BaseInformation

    /// The diff: one element a file, in the order of the mail.
    public var diff: [FileDiff]

    /// What the parsers had to say.
    public var diagnostics: [Diagnostic]
}
