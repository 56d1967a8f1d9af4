// SPDX-License-Identifier: GPL-2.0-only

public import Mail

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
