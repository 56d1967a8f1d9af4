// SPDX-License-Identifier: GPL-2.0-only

internal import Applying
internal import Diagnostics
internal import PatchSeries
internal import SourceTrees

extension Rule {
    /// A patch that applies elsewhere than it says.
    static let appliesMoved = Rule(
        "applies-moved", family: .patch, severity: .info, needs: .base,
        page: RulePage(
            finds: """
                A file whose hunks fit the base, but on other lines than their headers say: one finding a file. \
                Silent where the header is off by the patch's own fault, which `hunk-position-mismatch` tells.
                """,
            why: """
                The base is not the tree that the patch was made for, though close to it. Git takes it without a \
                word; where code repeats itself, the hunk may have gone in at the wrong place.
                """,
            example: """
                CHECK: 2 hunks fit elsewhere in "drivers/lamp/lamp.c" than the header says, up to 12 lines further down
                """,
            advice: "Nothing, if the place is right. Rebase the series to be sure.",
            references: [
                """
                Documentation/process/5.Posting.rst: “Patches must be prepared against a specific version of the \
                kernel.”
                """
            ])
    ) { subject in
        // Where nearly nothing fits, the base is the wrong one, and what fits by chance tells nothing.
        guard WrongBase(subject) == nil else { return [] }
        return findings("applies-moved", .info, in: subject, findMovedHunks)
    }
}

/// Adds the files of a patch whose hunks fit elsewhere.
private func findMovedHunks(_ subject: PatchUnderCheck, _ faults: inout Faults) {
    guard let applied = subject.applied else { return }
    for (file, outcome) in zip(subject.patch.diff, applied.files) where outcome.outcome == .moved {
        var moved: (hunk: Hunk, by: Int)?
        var count = 0
        // From there on the headers tell nothing of the base.
        let judged = file.firstMisplacedHunk?.index ?? file.hunks.count
        for (hunk, place) in zip(file.hunks.prefix(judged), outcome.hunks) {
            guard case .moved(let distance) = place else { continue }
            count += 1
            if distance.magnitude > (moved?.by ?? 0).magnitude { moved = (hunk, distance) }
        }
        guard let moved else { continue }
        let direction = moved.by > 0 ? "down" : "up"
        let hunks = count == 1 ? "a hunk fits" : "\(count) hunks fit"
        faults.add(
            """
            \(hunks) elsewhere in \(quoted(outcome.path)) than the header says, up to \
            \(counted(Int(clamping: moved.by.magnitude), "line")) further \(direction)
            """,
            at: subject.place(line: moved.hunk.line, treeLine: moved.hunk.newStart &+ moved.by, of: file))
    }
}
