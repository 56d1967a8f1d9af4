// SPDX-License-Identifier: GPL-2.0-only

internal import PatchSeries

extension Patch {
    /// The changes that take the patch back, the last file first; nil where the diff does not tell.
    var reversedDiff: [FileDiff]? {
        var reversed: [FileDiff] = []
        for file in diff.reversed() {
            guard let file = file.reversed else { return nil }
            reversed.append(file)
        }
        return reversed
    }
}

extension FileDiff {
    /// What takes the change back; nil for a copy, whose source the diff does not show in full.
    fileprivate var reversed: FileDiff? {
        let status: Status
        switch self.status {
        case .modified, .renamed: status = self.status
        case .added: status = .deleted
        case .deleted: status = .added
        case .copied: return nil
        }
        return FileDiff(
            oldPath: newPath, newPath: oldPath, status: status, oldMode: newMode, newMode: oldMode, oldID: newID,
            newID: oldID, similarity: similarity, hunks: hunks.map(\.reversed), binary: binary, line: line)
    }
}

extension Hunk {
    /// The hunk that takes this one back: what came in goes out, in front of what comes back in.
    fileprivate var reversed: Hunk {
        var lines: [HunkLine] = []
        lines.reserveCapacity(self.lines.count)
        var returning: [HunkLine] = []
        for line in self.lines {
            var line = line
            switch line.kind {
            case .deletion:
                line.kind = .addition
                returning.append(line)
            case .addition:
                line.kind = .deletion
                lines.append(line)
            case .context:
                lines += returning
                returning = []
                lines.append(line)
            }
        }
        return Hunk(
            old: (newStart, newCount), new: (oldStart, oldCount), heading: heading, lines: lines + returning,
            line: line)
    }
}

extension SeriesState {
    /// What becomes of `patches`, the tree being the one that they have made: each is taken back from what the later
    /// ones leave, the last one first. Nil where one of them can't be, so that the tree is another.
    mutating func takeBack(_ patches: some BidirectionalCollection<Patch>) -> [AppliedPatch]? {
        var taken: [AppliedPatch] = []
        for patch in patches.reversed() {
            guard let diff = patch.reversedDiff else { return nil }
            var application = PatchApplication(takingBack: patch, by: diff, on: self)
            var files: [AppliedFile] = []
            for (file, reversed) in zip(patch.diff.reversed(), diff) {
                let result = application.apply(reversed)
                guard result.outcome <= .moved else {
                    budget = application.next.budget
                    return nil
                }
                files.append(AppliedFile(file, takenBack: result))
            }
            self = application.next
            taken.append(AppliedPatch(files: files.reversed()))
        }
        return taken.reversed()
    }
}

extension AppliedFile {
    /// `file` as it stands in the tree: `result` is what became of its reverse there.
    fileprivate init(_ file: FileDiff, takenBack result: AppliedFile) {
        let hunks = zip(file.hunks, result.hunks).map { hunk, outcome in
            let distance = if case .moved(let distance) = outcome { distance } else { 0 }
            return HunkOutcome.alreadyApplied(line: hunk.newStart &+ distance)
        }
        self.init(
            path: file.path, outcome: .alreadyApplied, hunks: hunks, problem: nil, damage: nil,
            preImageID: result.postImageID,
            postImageID: result.preImageID, preImageMatches: result.postImageMatches,
            postImageMatches: result.preImageMatches)
    }
}
