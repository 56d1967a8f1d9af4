// SPDX-License-Identifier: GPL-2.0-only

/// A diffstat as `git diff --stat --summary` writes it.
public struct Diffstat: Sendable, Hashable {
    /// The rows, in their order.
    public var rows: [Row]

    /// The last line's figures: files, insertions, deletions. Nil where there is no such line.
    public var totals: Totals?

    /// `create mode`, `delete mode`, `rename`, `copy` and `mode change` lines.
    public var summaries: [BodyLine]

    /// Body lines (from 1) that the diffstat takes.
    public var lines: ClosedRange<Int>

    /// A file's row.
    public struct Row: Sendable, Hashable {
        /// The path as printed: perhaps shortened to `.../name`, perhaps `dir/{old => new}/name`.
        public var path: String

        /// The number of changed lines; nil for a binary file.
        public var changes: Int?

        /// Body line, from 1.
        public var line: Int
    }

    /// The figures of the last line.
    public struct Totals: Sendable, Hashable {
        /// Files changed.
        public var files: Int
        /// Lines inserted.
        public var insertions: Int
        /// Lines deleted.
        public var deletions: Int
        /// Body line, from 1.
        public var line: Int
    }
}

/// A shortlog as `git shortlog` writes it in a cover letter.
public struct Shortlog: Sendable, Hashable {
    /// The authors in their order.
    public var groups: [Group]

    /// Body lines (from 1) that the shortlog takes.
    public var lines: ClosedRange<Int>

    /// An author and the titles under their name.
    public struct Group: Sendable, Hashable {
        /// The author's name.
        public var author: String
        /// The number in parentheses.
        public var count: Int
        /// The titles, continuation lines joined; with the body line of each.
        public var titles: [BodyLine]
        /// Body line of the author, from 1.
        public var line: Int
    }
}

/// The change log of a cover letter or of a patch's notes.
public struct ChangeLog: Sendable, Hashable {
    /// An entry a version, in the order of the text.
    public var entries: [Entry]

    /// What changed in one version.
    public struct Entry: Sendable, Hashable {
        /// The version that the heading names: `v4:`, `Changes in v4:`, `v3 -> v4`, `Changes since v3:` (which is 4).
        public var version: SeriesVersion
        /// Body line of the heading, from 1.
        public var line: Int
        /// The lines below the heading.
        public var lines: [BodyLine]
        /// Links (URLs or message ids) in the heading or below it.
        public var links: [String]
    }

    /// A log of `entries`.
    public init(entries: [Entry] = []) { self.entries = entries }
}
