// SPDX-License-Identifier: GPL-2.0-only

public import Diagnostics
public import Mail

/// A patch series as it was posted: one version of it, with its cover letter and the replies to it.
///
/// A value with one way in, mail; nothing below ever changes it. What is odd about it (a number missing, a patch
/// posted twice) is kept as it is, for the rules to tell.
public struct Series: Sendable {
    /// Which version it is; `PATCH` without a number is 1.
    public var version: SeriesVersion

    /// The total that its subjects name (`03/19`), the most frequent where they differ; nil where none does.
    public var total: Int?

    /// The cover letter, where one was posted.
    public var cover: CoverLetter?

    /// The patches in ascending number, one a number; patches without a number keep their order of arrival.
    public var patches: [Patch]

    /// Further messages that claim a number that ``patches`` (or the cover letter) holds already.
    public var duplicates: [Patch]

    /// The numbers of those ``patches`` that this version did not repost and that are taken from the version before,
    /// because it is a partial repost (`v2.1`, or single patches in reply to those that they replace).
    public var carriedOver: [Int]

    /// Replies to the series that carry no patch of it, in order of arrival.
    public var replies: [Message]

    /// The other versions that stand in the same input, ascending.
    public var otherVersions: [SeriesVersion]

    /// What the parsers had to say about the messages of this series.
    public var diagnostics: [Diagnostic]

    /// A series of `patches`.
    public init(
        version: SeriesVersion, total: Int?, cover: CoverLetter?, patches: [Patch], duplicates: [Patch] = [],
        carriedOver: [Int] = [], replies: [Message] = [], otherVersions: [SeriesVersion] = [],
        diagnostics: [Diagnostic] = []
    ) {
        self.version = version
        self.total = total
        self.cover = cover
        self.patches = patches
        self.duplicates = duplicates
        self.carriedOver = carriedOver
        self.replies = replies
        self.otherVersions = otherVersions
        self.diagnostics = diagnostics
    }
}

/// The version of a series: `v4`, or `v2.1` for a partial repost.
public struct SeriesVersion: Sendable, Hashable, Comparable, CustomStringConvertible, Codable {
    /// The number after `v`.
    public var major: Int

    /// The number after the dot, 0 where there is none.
    public var minor: Int

    /// Version `major.minor`.
    public init(_ major: Int, minor: Int = 0) {
        self.major = major
        self.minor = minor
    }

    /// `v4`, `v2.1`.
    public var description: String { minor == 0 ? "v\(major)" : "v\(major).\(minor)" }

    /// Orders by major, then minor number.
    public static func < (lhs: SeriesVersion, rhs: SeriesVersion) -> Bool {
        (lhs.major, lhs.minor) < (rhs.major, rhs.minor)
    }
}
