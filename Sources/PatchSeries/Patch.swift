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

    /// The commit message: what `git am` would record, without in-body header fields and what stands above scissors.
    public var commitMessage: CommitMessage

    /// What stands between `---` and the diff, without the diffstat: change log, notes. Body lines, from 1.
    public var notes: [BodyLine]

    /// The diffstat below `---`, where there is one.
    public var diffstat: Diffstat?

    /// The `base-commit:` and `prerequisite-patch-id:` lines, which stand below the diff or below `---`.
    public var baseInformation: BaseInformation

    /// The diff: one element a file, in the order of the mail.
    public var diff: [FileDiff]

    /// What the parsers had to say.
    public var diagnostics: [Diagnostic]
}

/// A line of a message's body, decoded as text.
public struct BodyLine: Sendable, Hashable {
    /// Number of the line in the body, from 1.
    public var number: Int

    /// The line as text, without its end.
    public var text: String

    /// Line `number`, which reads `text`.
    public init(number: Int, text: String) {
        self.number = number
        self.text = text
    }
}

/// A commit message without its subject.
public struct CommitMessage: Sendable, Hashable {
    /// The lines, trailers included; no empty lines at the ends.
    public var lines: [BodyLine]

    /// The trailers of its last paragraph.
    public var trailers: [Trailer]

    /// A message of `lines` that ends in `trailers`.
    public init(lines: [BodyLine], trailers: [Trailer]) {
        self.lines = lines
        self.trailers = trailers
    }
}

/// A trailer of a commit message: `Reviewed-by: Jane Doe <jane@example.org> # for the PCI part`.
public struct Trailer: Sendable, Hashable {
    /// The name as it was written: `Signed-off-by`.
    public var name: String

    /// The value with continuation lines joined by a space, the comment included.
    public var value: String

    /// The address in the value, where there is one.
    public var address: Address?

    /// What stands behind `#`, or nil.
    public var comment: String?

    /// Body line (from 1) of its first line.
    public var line: Int

    /// Whether the trailer is called `name`, ASCII letters compared without case.
    public func isNamed(_ name: String) -> Bool { self.name.lowercased() == name.lowercased() }
}

/// A subject, taken apart.
public struct Subject: Sendable, Hashable {
    /// The whole subject, decoded and unfolded.
    public var raw: String

    /// Whether it begins with `Re:` or one of its relatives in other languages.
    public var isReply: Bool

    /// The words in the brackets in front of the title, in their order: `RFC`, `PATCH`, `net-next`, `v4`, `03/19`.
    public var prefixes: [String]

    /// The version, nil where none is named.
    public var version: SeriesVersion?

    /// The number before the slash.
    public var number: Int?

    /// The number behind the slash.
    public var total: Int?

    /// The title without brackets: the first line of the commit message.
    public var title: String

    /// Whether one of the prefixes is `name`, compared without case (`RFC`, `RESEND`, `PATCH`).
    public func hasPrefix(_ name: String) -> Bool { prefixes.contains { $0.uppercased() == name.uppercased() } }
}

/// A cover letter: number 0 of a series.
public struct CoverLetter: Sendable {
    /// The message that it came in.
    public var message: Message

    /// The subject, taken apart.
    public var subject: Subject

    /// Who sent it.
    public var sender: Address?

    /// The lines of text: all above shortlog, diffstat, base information and signature.
    public var lines: [BodyLine]

    /// The trailers that it carries for the whole series.
    public var trailers: [Trailer]

    /// The shortlog by author, as `git shortlog` writes it.
    public var shortlog: Shortlog?

    /// The diffstat of the whole series.
    public var diffstat: Diffstat?

    /// The change log, newest version first as it stands there.
    public var changeLog: ChangeLog

    /// The `base-commit:` and `prerequisite-patch-id:` lines.
    public var baseInformation: BaseInformation
}

/// What a mail says about the tree that it was made for.
public struct BaseInformation: Sendable, Hashable {
    /// The id behind `base-commit:`, as written.
    public var commit: BodyLine?

    /// The ids behind `prerequisite-patch-id:`, as written.
    public var prerequisites: [BodyLine]

    /// Nothing said, unless given.
    public init(commit: BodyLine? = nil, prerequisites: [BodyLine] = []) {
        self.commit = commit
        self.prerequisites = prerequisites
    }
}
