// SPDX-License-Identifier: GPL-2.0-only

internal import Applying
internal import Diagnostics
internal import PatchSeries
internal import SourceTrees

/// A base that the series was not made for: nearly nothing fits there, and nothing proves it.
///
/// One conflict, or a few, are what a series on an older state of the same tree has; they stay what they are. So the
/// whole is called wrong only where, of the files that the series finds in its base,
///
/// - none is the one on its `index` line: that would prove the tree, and what does not fit is the patch's own fault,
/// - three at least, in two patches at least where several touch files of the base, do not fit,
/// - and those are three quarters of all that can be judged.
///
/// What a patch makes of a file that an earlier one has touched already is a matter between the patches, and a patch
/// that is missing explains anything.
struct WrongBase {
    /// How many files do not fit.
    private(set) var unfit = 0

    /// How many files can be judged.
    private(set) var judged = 0

    /// What the base is called.
    let name: String

    /// What stands in the way of the first files, and what the series itself says about its base.
    private(set) var notes: [Note] = []

    /// The base of `subject`; nil where it is the right one, or may be.
    init?(_ subject: SeriesUnderCheck) {
        let series = subject.series
        guard let applied = subject.applied, applied.base.isComplete, series.missingNumbers.isEmpty else { return nil }
        name = applied.base.name
        var touched: Set<String> = []
        var judgedPatches: Set<Int> = []
        var unfitPatches: Set<Int> = []
        for (index, (patch, outcome)) in zip(series.patches, applied.patches).enumerated() {
            var touchedHere: Set<String> = []
            for (file, outcome) in zip(patch.diff, outcome.files) {
                let paths = [file.oldPath, file.newPath].compactMap(\.self)
                touchedHere.formUnion(paths)
                guard touched.isDisjoint(with: paths) else { continue }
                if outcome.preImageMatches == true { return nil }
                guard let fits = outcome.fits(file) else { continue }
                judged += 1
                judgedPatches.insert(index)
                if fits { continue }
                unfit += 1
                unfitPatches.insert(index)
                if notes.count < 3 {
                    let reference = series.reference(ofPatchAt: index)
                    notes.append(
                        Note(
                            outcome.problem ?? "\(quoted(outcome.path)) is not as the series expects it",
                            at: patch.message.place(line: file.line, of: reference).location))
                }
            }
            touched.formUnion(touchedHere)
        }
        guard unfit >= 3, unfit * 4 >= judged * 3, unfitPatches.count >= min(2, judgedPatches.count) else { return nil }
        if let (line, place) = series.baseLines.first {
            notes.append(Note("the series names \(quoted(line.baseCommit)) as its base", at: place.location))
        }
    }

    /// What is wrong, for a finding.
    var message: String {
        """
        the series was not made for \(quoted(name)): of \(judged) files that it expects there, \(unfit) do not fit, \
        and none is the one on its "index" line
        """
    }
}

extension AppliedFile {
    /// Whether the base holds what `file` expects of it; nil where that can't be told: new files and modes prove
    /// nothing, and without an `index` line a file that does not fit may be the right one, and the patch damaged.
    fileprivate func fits(_ file: FileDiff) -> Bool? {
        switch outcome {
        case .unknown: nil
        case .doesNotApply where damage != nil: nil
        case .doesNotApply where preImageMatches == false || preImageID == nil: false
        case .doesNotApply: nil
        case .exact, .moved, .alreadyApplied, .partlyApplied: file.status == .added || file.hunks.isEmpty ? nil : true
        }
    }
}
