// SPDX-License-Identifier: GPL-2.0-only

/// Where a finding stands: in the mail, in the tree, or in both.
///
/// The same series can arrive as a folder of patches, an mbox, a maildir, a commit range or on standard input. What
/// stays the same over all of them is ``patch`` and ``bodyLine``; ``mail`` is where the user can put the cursor.
public struct Location: Sendable, Hashable, Codable {
    /// The patch (or cover letter) that is meant; nil for the series as a whole.
    public var patch: PatchReference?

    /// Line of the message's body, counted from 1 after its headers and after transfer decoding.
    public var bodyLine: Int?

    /// File and line of the input as the user named it.
    public var mail: SourceLine?

    /// Path and line in the tree, with the patch applied.
    public var tree: SourceLine?

    /// A place; what is not known stays nil.
    public init(
        patch: PatchReference? = nil, bodyLine: Int? = nil, mail: SourceLine? = nil, tree: SourceLine? = nil
    ) {
        self.patch = patch
        self.bodyLine = bodyLine
        self.mail = mail
        self.tree = tree
    }

    /// The series as a whole.
    public static let series = Location()
}

/// A file and a line of it.
public struct SourceLine: Sendable, Hashable, Codable, CustomStringConvertible {
    /// Name of the file, as the user gave it or relative to the top of the tree.
    public var file: String

    /// Line, from 1; nil for the file as a whole.
    public var line: Int?

    /// Line `line` of `file`.
    public init(file: String, line: Int?) {
        self.file = file
        self.line = line
    }

    /// `file:line`, or the file alone.
    public var description: String { line.map { "\(file):\($0)" } ?? file }
}

/// A patch of a series, named for people and for fingerprints.
public struct PatchReference: Sendable, Hashable, Codable {
    /// Its number; 0 is the cover letter.
    public var number: Int

    /// Its title without prefixes: what stays when patches are renumbered.
    public var title: String

    /// Patch `number`, called `title`.
    public init(number: Int, title: String) {
        self.number = number
        self.title = title
    }
}
