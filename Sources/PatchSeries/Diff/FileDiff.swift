// SPDX-License-Identifier: GPL-2.0-only

public import SourceTrees

/// What a patch does to one file.
public struct FileDiff: Sendable, Hashable {
    /// Path before, without `a/`; nil for a new file.
    public var oldPath: String?

    /// Path after, without `b/`; nil for a deleted file.
    public var newPath: String?

    /// What happens to the file.
    public var status: Status

    /// Mode before, where the diff names it.
    public var oldMode: FileMode?

    /// Mode after, where the diff names it.
    public var newMode: FileMode?

    /// Blob id before as on the `index` line, of any length.
    public var oldID: String?

    /// Blob id after as on the `index` line, of any length.
    public var newID: String?

    /// `similarity index` in percent.
    public var similarity: Int?

    /// The hunks, in the order of the mail.
    public var hunks: [Hunk]

    /// The binary patch, or that there is one without its data.
    public var binary: BinaryChange?

    /// Whether nothing stood in front of the paths, of which `git apply` strips the first directory all the same.
    public var lacksPathPrefix = false

    /// Body line (from 1) of the `diff --git` line, or of `---` where that is missing.
    public var line: Int

    /// What a patch does to a file that is called `oldPath` before and `newPath` after.
    public init(
        oldPath: String?, newPath: String?, status: Status, oldMode: FileMode? = nil, newMode: FileMode? = nil,
        oldID: String? = nil, newID: String? = nil, similarity: Int? = nil, hunks: [Hunk] = [],
        binary: BinaryChange? = nil, line: Int = 1
    ) {
        self.oldPath = oldPath
        self.newPath = newPath
        self.status = status
        self.oldMode = oldMode
        self.newMode = newMode
        self.oldID = oldID
        self.newID = newID
        self.similarity = similarity
        self.hunks = hunks
        self.binary = binary
        self.line = line
    }

    /// The path that people call the file by: the new one, the old one of a deleted file.
    public var path: String { newPath ?? oldPath ?? "" }

    /// Inserted lines.
    public var insertions: Int { hunks.reduce(0) { $0 + $1.lines.count { $0.kind == .addition } } }

    /// Deleted lines.
    public var deletions: Int { hunks.reduce(0) { $0 + $1.lines.count { $0.kind == .deletion } } }

    /// What happens to a file.
    public enum Status: String, Sendable, Hashable, Codable {
        /// Content, mode or both change.
        case modified
        /// The file is new.
        case added
        /// The file goes away.
        case deleted
        /// The file moves, perhaps changed.
        case renamed
        /// The file is copied, perhaps changed.
        case copied
    }
}

/// A hunk of a diff.
public struct Hunk: Sendable, Hashable {
    /// First line before, from 1; 0 where the count is 0 at the top.
    public var oldStart: Int
    /// Lines before, as the header claims.
    public var oldCount: Int
    /// First line after.
    public var newStart: Int
    /// Lines after, as the header claims.
    public var newCount: Int

    /// What stands behind the second `@@`.
    public var heading: ArraySlice<UInt8>

    /// The lines that stand there, whatever the header claims.
    public var lines: [HunkLine]

    /// Body line (from 1) of the header.
    public var line: Int
}

extension Hunk {
    /// A hunk with the ranges that its header claims and the lines that stand there.
    public init(
        old: (start: Int, count: Int), new: (start: Int, count: Int), heading: ArraySlice<UInt8> = [],
        lines: [HunkLine], line: Int = 1
    ) {
        (oldStart, oldCount) = old
        (newStart, newCount) = new
        self.heading = heading
        self.lines = lines
        self.line = line
    }
}

/// A line of a hunk.
public struct HunkLine: Sendable, Hashable {
    /// What becomes of the line.
    public var kind: Kind

    /// The line without its first character and its end.
    public var content: ArraySlice<UInt8>

    /// Whether it ends in LF: false in front of `\ No newline at end of file`.
    public var hasNewline: Bool

    /// Body line, from 1.
    public var line: Int

    /// What becomes of a line.
    public enum Kind: Sendable, Hashable {
        /// It stays.
        case context
        /// It comes in.
        case addition
        /// It goes out.
        case deletion
    }
}

/// A change of a binary file.
public enum BinaryChange: Sendable, Hashable {
    /// `Binary files a/x and b/x differ`: there is a change, its data is not here.
    case withoutData
    /// `GIT binary patch`: the body lines (from 1) of its forward and reverse blocks.
    case data(lines: ClosedRange<Int>)
}
