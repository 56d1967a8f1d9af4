// SPDX-License-Identifier: GPL-2.0-only

internal import PatchSeries
internal import SourceTrees

/// What a series does to paths from its first patch to its last, as far as its text proves it.
///
/// No tree is needed: whether a path is there before and after the series follows from the first and the last patch
/// that touches it, and the number of lines that a file gains is the sum over the patches whichever algorithm made
/// the diffs. What can't be known without the files (is a file that was changed and changed again the same as
/// before?) is said to be unknown.
struct NetPaths {
    /// What becomes of one path.
    struct Path {
        /// Whether it is there before the series.
        var isBefore: Bool
        /// Whether it is there after it.
        var isAfter = true
        /// Whether its bytes or its mode differ from before, nil where that is not known; for a path that stays.
        var isChanged: Bool?
        /// Mode before, where a diff names it.
        var oldMode: FileMode?
        /// Mode after, where a diff names it.
        var newMode: FileMode?
        /// Lines gained, negative where lost; nil where the diffs don't tell: binary, copied or renamed.
        var growth: Int?
        /// Blob id before, as on an `index` line.
        fileprivate var oldID: String?
        /// Blob id after the patch that touched it last.
        fileprivate var newID: String?
        /// How many diffs touch it.
        fileprivate var touches = 0
    }

    /// The paths.
    private(set) var paths: [String: Path] = [:]

    /// Lines gained by all files together, nil where the diffs don't tell.
    private(set) var growth: Int? = 0

    /// What `patches`, in this order, do together.
    init(_ patches: [Patch]) {
        var binaries: Set<String> = []
        for patch in patches {
            // All diffs of a patch speak of the tree before it: first goes what it takes away, two files may swap.
            for file in patch.diff {
                let growth = file.certainGrowth
                if file.binary != nil {
                    binaries.insert(file.path)
                    if let old = file.oldPath { binaries.insert(old) }
                }
                self.growth = self.growth.flatMap { sum in growth.map { sum &+ $0 } }
                if file.status == .deleted { remove(file.path, file, growth: growth) }
                if file.status == .renamed, let old = file.oldPath { remove(old, file, growth: nil) }
            }
            for file in patch.diff {
                switch file.status {
                case .added: put(file.path, existed: false, file, growth: file.certainGrowth)
                case .modified: put(file.path, existed: true, file, growth: file.certainGrowth)
                case .copied, .renamed: put(file.path, existed: false, file, growth: nil)
                case .deleted: break
                }
            }
        }
        // No lines of a binary file are counted; of one that was text before, nobody knows how many there were.
        if patches.contains(where: { $0.diff.contains { !$0.hunks.isEmpty && binaries.contains($0.path) } }) {
            growth = nil
        }
        for (name, path) in paths where path.isBefore && path.isAfter { paths[name]?.isChanged = path.comparison }
    }

    private mutating func put(_ name: String, existed: Bool, _ file: FileDiff, growth: Int?) {
        var path =
            paths[name] ?? Path(isBefore: existed, oldMode: existed ? file.oldMode : nil, growth: 0, oldID: file.oldID)
        path.isAfter = true
        path.newMode = file.newMode ?? file.oldMode ?? path.newMode
        path.newID = file.newID
        path.touches += 1
        path.growth = path.growth.flatMap { sum in growth.map { sum &+ $0 } }
        paths[name] = path
    }

    private mutating func remove(_ name: String, _ file: FileDiff, growth: Int?) {
        var path = paths[name] ?? Path(isBefore: true, oldMode: file.oldMode, growth: 0, oldID: file.oldID)
        path.isAfter = false
        path.newID = nil
        path.touches += 1
        path.growth = path.growth.flatMap { sum in growth.map { sum &+ $0 } }
        paths[name] = path
    }
}

extension NetPaths.Path {
    /// Whether bytes or mode differ: by the blob ids before and after, else because only one diff touches the path.
    fileprivate var comparison: Bool? {
        if let oldMode, let newMode, oldMode != newMode { return true }
        if touches == 1 { return true }
        guard let oldID, let newID else { return nil }
        let length = min(oldID.count, newID.count)
        guard length >= 7 else { return nil }
        return oldID.prefix(length) != newID.prefix(length)
    }
}

extension FileDiff {
    /// Lines that the file gains, negative where it loses some; nil where the diff does not tell.
    ///
    /// A hunk whose header claims another number of lines than stand there is damaged; a deletion without hunks left
    /// the lines out (`git format-patch -D`), as an empty file has no `index` line with two ids that differ.
    fileprivate var certainGrowth: Int? {
        guard status != .copied else { return nil }
        if binary != nil { return 0 }
        if status == .deleted, hunks.isEmpty, !isOfEmptyFile { return nil }
        var growth = 0
        for hunk in hunks {
            let added = hunk.lines.count { $0.kind == .addition }
            let deleted = hunk.lines.count { $0.kind == .deletion }
            guard hunk.newCount == hunk.lines.count - deleted, hunk.oldCount == hunk.lines.count - added else {
                return nil
            }
            growth += added - deleted
        }
        return growth
    }

    /// Whether the file before is git's empty blob.
    private var isOfEmptyFile: Bool { oldID.map { "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391".hasPrefix($0) } ?? false }
}
