// SPDX-License-Identifier: GPL-2.0-only

internal import Applying
internal import Diagnostics
internal import Mail
internal import PatchSeries

/// A patch with its place in the series: what a rule of the family *Patch* looks at.
struct PatchUnderCheck {
    /// The patch.
    let patch: Patch

    /// Its index in `Series.patches`.
    let index: Int

    /// What it is called in findings.
    let reference: PatchReference

    /// All that is known around it.
    let subject: SeriesUnderCheck

    /// What became of it on the base, where it was applied.
    var applied: AppliedPatch? {
        guard let patches = subject.applied?.patches, patches.indices.contains(index) else { return nil }
        return patches[index]
    }

    /// The place of body line `line` (from 1).
    func place(line: Int) -> Place { patch.message.place(line: line, of: reference) }

    /// The place of the header field called `name`.
    func place(header name: String) -> Place { patch.message.place(header: name, of: reference) }

    /// The place of the patch as a whole.
    var place: Place { patch.message.place(of: reference) }

    /// The place of `file` of the diff.
    func place(of file: FileDiff) -> Place {
        patch.message.place(line: file.line, of: reference, tree: SourceLine(file: file.path, line: nil))
    }

    /// The place of a hunk's header, or of body line `line` of it, which is line `treeLine` of the file afterwards.
    func place(line: Int, treeLine: Int?, of file: FileDiff) -> Place {
        patch.message.place(line: line, of: reference, tree: SourceLine(file: file.path, line: treeLine))
    }

    /// Calls `body` with each added line of the diff, its file and its line number in the file afterwards.
    func forEachAddedLine(_ body: (FileDiff, HunkLine, _ treeLine: Int) -> Void) {
        for (fileIndex, file) in patch.diff.enumerated() {
            for (hunkIndex, hunk) in file.hunks.enumerated() {
                var treeLine = hunk.newStart &+ shift(file: fileIndex, hunk: hunkIndex)
                for line in hunk.lines {
                    if line.kind == .addition { body(file, line, treeLine) }
                    if line.kind != .deletion { treeLine &+= 1 }
                }
            }
        }
    }

    /// The line of the tree that body line `line` makes or keeps; nil for a line that goes out, or outside of hunks.
    func treeLine(ofBodyLine line: Int) -> SourceLine? {
        for (fileIndex, file) in patch.diff.enumerated() {
            for (hunkIndex, hunk) in file.hunks.enumerated() {
                guard line > hunk.line, let last = hunk.lines.last?.line, line <= last else { continue }
                let start = hunk.newStart &+ shift(file: fileIndex, hunk: hunkIndex)
                let above = hunk.lines.prefix { $0.line < line }.count { $0.kind != .deletion }
                guard hunk.lines.contains(where: { $0.line == line && $0.kind != .deletion }) else { return nil }
                return SourceLine(file: file.path, line: start &+ above)
            }
        }
        return nil
    }

    /// How many lines further down than its header says a hunk went in.
    private func shift(file: Int, hunk: Int) -> Int {
        guard let files = applied?.files, files.indices.contains(file), files[file].hunks.indices.contains(hunk),
            case .moved(let distance) = files[file].hunks[hunk]
        else { return 0 }
        return distance
    }
}

extension Rule {
    /// A rule of the family *Patch* that looks at one patch after the other.
    ///
    /// A mail without a diff is none: people answer under the subject of a patch without a `Re:`.
    static func patch(
        _ name: String, severity: Severity, needs: Needs = [], page: RulePage,
        check: @escaping @Sendable (PatchUnderCheck, inout Faults) -> Void
    ) -> Rule {
        Rule(name, family: .patch, severity: severity, needs: needs, page: page) { subject in
            findings(name, severity, in: subject, check)
        }
    }

    /// What `check` says of one patch of `subject` after the other.
    static func findings(
        _ name: String, _ severity: Severity, in subject: SeriesUnderCheck,
        _ check: (PatchUnderCheck, inout Faults) -> Void
    ) -> [Diagnostic] {
        subject.series.patches.indices.flatMap { index -> [Diagnostic] in
            guard !subject.series.patches[index].diff.isEmpty else { return [] }
            var faults = Faults(rule: name, severity: severity)
            let patch = PatchUnderCheck(
                patch: subject.series.patches[index], index: index,
                reference: subject.series.reference(ofPatchAt: index), subject: subject)
            check(patch, &faults)
            return faults.diagnostics
        }
    }
}
