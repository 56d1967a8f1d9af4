// SPDX-License-Identifier: GPL-2.0-only

public import Diagnostics

/// Which patch of a series became which in the next version, from the text of the two alone.
///
/// Patches are paired by what they change, not by number or title: equal diffs first, then the pairing that leaves
/// the fewest lines to explain (the measure is that of `git range-diff`, so that the two agree), then, where the text
/// tells nothing, equal titles. No tree and no base is needed. The same input gives the same comparison, and the work
/// is bounded: what was left out for its size is told in ``limitations``.
public struct SeriesComparison: Sendable, Hashable, Codable {
    /// The version before.
    public var oldVersion: SeriesVersion

    /// The version after.
    public var newVersion: SeriesVersion

    /// What became of the patches: in the order of the new series, with a dropped patch behind the one that it
    /// followed. A split patch has a row for each of its parts, a merged one for each patch that it was made of.
    public var rows: [Row]

    /// What was not compared line by line because it is too large.
    public var limitations: [Limitation]

    /// A pair of patches, or a patch alone.
    public struct Row: Sendable, Hashable, Codable {
        /// The patch before; nil for an added one.
        public var old: Side?
        /// The patch after; nil for a dropped one.
        public var new: Side?
        /// What happened.
        public var fate: Fate
        /// What the pair rests on; nil for a patch alone.
        public var evidence: Evidence?
        /// In which respects the two differ, in the order of ``Aspect/allCases``; empty for a patch alone.
        public var aspects: [Aspect]
        /// How much of the change is the same, 0…1; nil for a patch alone.
        ///
        /// Twice the number of lines that both diffs have in the same order, over the lines of both. Counted are the
        /// added and removed lines and one line a file (its name and what becomes of it); context, positions and the
        /// message are not. So 1 says that the two change the same, and a title or trailer may still differ.
        public var similarity: Double?
        /// Whether the patch changed its place among those that were kept.
        public var isMoved: Bool
        /// Whether this is the row that pairs the two for good: false on a further part of a split or merged patch.
        public var isPrimary: Bool
        /// What differs, line by line; nil where nothing does, and for a patch alone.
        public var innerDiff: InnerDiff?
    }

    /// A patch on one side of the comparison.
    public struct Side: Sendable, Hashable, Codable {
        /// Its place in `Series.patches`, from 0.
        public var index: Int
        /// Its number and title.
        public var patch: PatchReference
    }

    /// What happened to a patch from one version to the next.
    public enum Fate: String, Sendable, Hashable, Codable, CaseIterable {
        /// Nothing: message and diff are the same.
        case unchanged
        /// It was changed in the way that ``Row/aspects`` tells.
        case changed
        /// It became several; this row is one of them.
        case split
        /// It and others became one; this row is one of them.
        case merged
        /// It is new.
        case added
        /// It is gone.
        case dropped
    }

    /// A respect in which two versions of a patch differ.
    public enum Aspect: String, Sendable, Hashable, Codable, CaseIterable {
        /// Who wrote it.
        case author
        /// Its title.
        case title
        /// Its message, trailers aside.
        case message
        /// Its trailers.
        case trailers
        /// What it changes: the lines added and removed, the files, their modes.
        case diff
        /// Only what stands around the change: context lines and the headings of hunks.
        case context
    }

    /// What a pair rests on.
    public enum Evidence: String, Sendable, Hashable, Codable {
        /// The diffs are equal, positions aside.
        case equalDiffs
        /// The diffs are like enough: pairing them takes fewer lines than to drop one and add the other.
        case similarDiffs
        /// The titles are equal and no other patch has that title; the diffs are too different to tell.
        case equalTitles
        /// Lines of the one stand in the other: a part of a split or merged patch.
        case sharedLines
    }

    /// Something that was left out because of its size.
    public enum Limitation: Sendable, Hashable, Codable {
        /// The two series are too large to hold every patch against every other one: beside equal diffs only equal
        /// titles were paired, and splits and merges were not looked for.
        case pairedByTitleOnly
        /// So many patches are alike that the best pairing was approached, not computed.
        case pairingApproximated
        /// The pair `old`, `new` (numbers of patches) is too large to be compared line by line in full.
        case innerDiffIncomplete(old: Int, new: Int)
    }
}

extension SeriesComparison {
    /// The row that pairs the patch at `index` of the old series; nil where it was dropped or taken apart.
    public func successor(ofOld index: Int) -> Row? {
        rows.first { $0.old?.index == index && $0.new != nil && $0.isPrimary }
    }

    /// The row that pairs the patch at `index` of the new series; nil where it is new or put together.
    public func predecessor(ofNew index: Int) -> Row? {
        rows.first { $0.new?.index == index && $0.old != nil && $0.isPrimary }
    }

    /// Whether every patch is unchanged and stands where it stood.
    public var isUnchanged: Bool { rows.allSatisfy { $0.fate == .unchanged && !$0.isMoved } }
}
