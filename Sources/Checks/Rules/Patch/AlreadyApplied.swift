// SPDX-License-Identifier: GPL-2.0-only

internal import Applying
internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A patch that is in the base already, as a whole or in part.
    static let alreadyApplied = Rule.patch(
        "already-applied", severity: .warning, needs: .base,
        page: RulePage(
            finds: """
                A series or a patch all of whose changes stand in the tree already, and a file some of whose hunks \
                do: taken backwards, the last patch first, they fit, and forwards they don't.
                """,
            why: """
                The patch was merged before, or the base is a tree that the series has been applied to. Where only a \
                part is there, somebody has merged a different version of it.
                """,
            example: "WARNING: all changes of the patch are in the tree already",
            advice: "Drop the patch, or check the series against the tree as it was before.",
            references: [
                """
                Documentation/process/5.Posting.rst: “Patches must be prepared against a specific version of the \
                kernel.”
                """
            ])
    ) { subject, faults in
        guard let applied = subject.applied, !applied.files.isEmpty else { return }
        if let series = subject.subject.applied?.patches, series.count > 1, series.allSatisfy(\.isInTree) {
            guard subject.index == 0 else { return }
            faults.add(
                "all \(series.count) patches of the series are in the tree already",
                at: subject.subject.series.place, advice: "give the tree from before as base")
            return
        }
        if applied.isInTree {
            faults.add(
                "all changes of the patch are in the tree already", at: subject.place(header: "Subject"),
                advice: "drop it, or give the tree from before as base")
            return
        }
        for (file, outcome) in zip(subject.patch.diff, applied.files) {
            switch outcome.outcome {
            case .alreadyApplied:
                faults.add(
                    "the change of \(quoted(outcome.path)) is in the tree already", at: subject.place(of: file))
            case .partlyApplied:
                let there = zip(file.hunks, outcome.hunks).compactMap { hunk, place -> (Hunk, Int)? in
                    guard case .alreadyApplied(let line) = place else { return nil }
                    return (hunk, line)
                }
                guard let first = there.first else { continue }
                faults.add(
                    """
                    \(there.count) of \(counted(outcome.hunks.count, "hunk")) of \(quoted(outcome.path)) \
                    \(there.count == 1 ? "is" : "are") in the tree already
                    """,
                    at: subject.place(line: first.0.line, treeLine: first.1, of: file))
            case .exact, .moved, .unknown, .doesNotApply: break
            }
        }
    }
}

extension AppliedPatch {
    /// Whether the tree holds all changes of the patch, one at least.
    fileprivate var isInTree: Bool { !files.isEmpty && files.allSatisfy { $0.outcome == .alreadyApplied } }
}
