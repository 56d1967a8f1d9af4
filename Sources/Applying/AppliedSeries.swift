// SPDX-License-Identifier: GPL-2.0-only

public import SourceTrees

/// A series applied in memory: tree 0 is the base, tree n the state after the n-th patch.
///
/// Nothing is written anywhere; only the touched paths are held. A file that does not apply stays as it was, so that
/// later patches are still told apart: what fails because of the base, and what fails because of an earlier patch.
public struct AppliedSeries: Sendable {
    /// The tree that the series was applied to.
    public let base: any SourceTree

    /// What became of each patch, in the order of `Series.patches`.
    public let patches: [AppliedPatch]

    /// The trees: element 0 is the base with nothing changed, element n the state after n patches.
    public let trees: [OverlayTree]

    /// The files of which only some lines are known, for each of ``trees``.
    let partialFiles: [[String: PartialFile]]
}

/// A line of a file of which only some are known: those that hunks have shown.
public struct ShownLine: Sendable, Hashable {
    /// Line of the file, from 1, if all hunks stand where they say.
    public var number: Int

    /// The line without its end.
    public var content: ArraySlice<UInt8>

    /// Line `number`, which is `content`.
    public init(number: Int, content: ArraySlice<UInt8>) {
        self.number = number
        self.content = content
    }
}

extension AppliedSeries {
    /// The paths of which only some lines are known in the state behind patch `index` (0 being the base), ascending.
    public func partialPaths(at index: Int) -> [String] {
        partialFiles.indices.contains(index) ? partialFiles[index].keys.sorted() : []
    }

    /// The known lines of `path` in that state, in ascending order.
    public func shownLines(of path: String, at index: Int) -> [ShownLine] {
        guard partialFiles.indices.contains(index), let file = partialFiles[index][path] else { return [] }
        return file.known.map { ShownLine(number: $0.position + 1, content: $0.content) }
    }
}

/// What became of a patch.
public struct AppliedPatch: Sendable {
    /// What became of each file, in the order of `Patch.diff`.
    public let files: [AppliedFile]

    /// The least favourable outcome of its files.
    public var outcome: Outcome { files.map(\.outcome).max() ?? .exact }
}

/// What became of one file of a patch.
public struct AppliedFile: Sendable {
    /// The path, as in `FileDiff.path`.
    public let path: String

    /// The least favourable outcome of its hunks and of its path.
    public let outcome: Outcome

    /// What became of each hunk, in the order of `FileDiff.hunks`.
    public let hunks: [HunkOutcome]

    /// Why the file as a whole does not apply (it exists already, it is absent, its path leaves the tree), as a clause.
    public let problem: String?

    /// Why its binary data can't be used; that is the patch's own fault, and the same on every base.
    public let damage: BinaryDamage?

    /// Git's blob id of the bytes that the patch met; nil for a new file and where the base does not know the file.
    public let preImageID: ContentID?

    /// Git's blob id of the bytes that the patch made; nil for a deleted file and where it does not apply.
    public let postImageID: ContentID?

    /// Whether ``preImageID`` is the one on the `index` line; nil where there is nothing to compare.
    public let preImageMatches: Bool?

    /// Whether ``postImageID`` is the one on the `index` line. Where it is, the base is proved for this file.
    public let postImageMatches: Bool?
}

/// How well something applies, from the best to the worst.
public enum Outcome: Int, Sendable, Hashable, Codable, Comparable {
    /// Where the patch says.
    case exact
    /// Elsewhere: the context has moved.
    case moved
    /// All of it is in the tree already.
    case alreadyApplied
    /// Some of it is in the tree already, the rest applies.
    case partlyApplied
    /// The base can't tell: a sparse base does not know the file's other lines, a partial clone lacks the object.
    case unknown
    /// Not at all.
    case doesNotApply

    /// Orders from the best to the worst.
    public static func < (lhs: Outcome, rhs: Outcome) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// What became of a hunk.
public enum HunkOutcome: Sendable, Hashable {
    /// It stands where its header says, earlier hunks counted in.
    case exact
    /// It fits `by` lines further down (negative: up).
    case moved(by: Int)
    /// Its post-image stands in the file already, at this line (from 1).
    case alreadyApplied(line: Int)
    /// The base does not know the lines.
    case unknown
    /// It does not fit; the nearest place, if any line of it is found.
    case doesNotApply(NearestFit?)
}

/// The place in a file that a hunk comes nearest to.
public struct NearestFit: Sendable, Hashable {
    /// First line of the place, from 1.
    public var line: Int

    /// How many of the hunk's pre-image lines stand there.
    public var matching: Int

    /// How many pre-image lines the hunk has.
    public var of: Int

    /// The lines that differ, in order.
    public var differences: [Difference]

    /// What keeps the hunk from that place where all of its lines stand there.
    public var refusal: Refusal?

    /// What keeps a hunk from a place where it fits.
    public enum Refusal: Sendable, Hashable {
        /// Its header names the first line, so that it can stand at the beginning of the file only.
        case isNotTheBeginning
        /// No context follows its last change, so that it can stand at the end of the file only.
        case isNotTheEnd
        /// A hunk before it has those lines.
        case isTaken
    }

    /// A line that is not as the hunk expects it.
    public struct Difference: Sendable, Hashable {
        /// Line of the file, from 1.
        public var line: Int
        /// What the hunk expects; nil where the file has a line too many.
        public var expected: [UInt8]?
        /// What stands there; nil where the file has a line too few.
        public var found: [UInt8]?
    }
}
