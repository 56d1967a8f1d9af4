// SPDX-License-Identifier: GPL-2.0-only

/// What differs between two versions of a patch: a diff of the two messages and of the two diffs.
///
/// Positions are not compared, so a patch that only moved in its file has no inner diff.
public struct InnerDiff: Sendable, Hashable, Codable {
    /// The hunks, in the order of the patch: author, title and message first.
    public var hunks: [InnerHunk]

    /// Whether all was compared line by line. Where not, the two are too large: a part that differs stands as removed
    /// and added as a whole, or the hunks end early.
    public var isComplete: Bool

    /// A run of lines around a difference.
    public struct InnerHunk: Sendable, Hashable, Codable {
        /// Where the first difference stands: `author`, `title`, `message`, `trailers`, or the path of a file with
        /// the heading of the hunk, `drivers/pwm/core.c: int pwm_apply(…)`.
        public var heading: String
        /// The lines, three of context at each end.
        public var lines: [Line]
    }

    /// A line of one of the two versions.
    public struct Line: Sendable, Hashable, Codable {
        /// Which version has it.
        public var change: Change
        /// What it is in the patch.
        public var role: Role
        /// The line as text, without markers.
        public var text: String
    }

    /// Which version has a line.
    public enum Change: String, Sendable, Hashable, Codable {
        /// Both.
        case same
        /// The old one only.
        case removed
        /// The new one only.
        case added
    }

    /// What a line is in the patch that it stands in.
    public enum Role: String, Sendable, Hashable, Codable {
        /// A line of the message, or the author.
        case message
        /// A file that the patch touches: the path, and what becomes of the file.
        case file
        /// The heading of a hunk, without its positions.
        case hunk
        /// A line that stays.
        case context
        /// A line that the patch adds.
        case addition
        /// A line that the patch removes.
        case deletion
        /// `\ No newline at end of file`, or a binary change.
        case note
    }
}

extension InnerDiff.Line {
    /// The character in front of the line in the patch: `+`, `-` or a space; empty outside of hunks.
    public var marker: String {
        switch role {
        case .addition: "+"
        case .deletion: "-"
        case .context: " "
        case .message, .file, .hunk, .note: ""
        }
    }
}

extension InnerDiff {
    /// Lines of context on each side of a difference.
    static let context = 3

    /// The most lines that an inner diff holds.
    static let maximumLines = 20_000

    /// The diff of `old` and `new` along `difference`.
    init(old: PatchText, new: PatchText, difference: LineDifference) {
        hunks = []
        isComplete = difference.isComplete
        var builder = InnerDiffBuilder(old: old, new: new)
        var (a, b) = (0, 0)
        let end = LineDifference.Run(old: old.lines.count, new: new.lines.count, count: 0)
        for run in difference.runs + [end] {
            for index in a..<run.old { builder.remove(index) }
            for index in b..<run.new { builder.add(index) }
            builder.keep(run)
            (a, b) = (run.old + run.count, run.new + run.count)
            if builder.lineCount > Self.maximumLines {
                isComplete = false
                break
            }
        }
        hunks = builder.finished()
    }
}
