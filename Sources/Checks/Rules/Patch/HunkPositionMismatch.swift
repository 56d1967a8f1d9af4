// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A hunk whose line afterwards does not follow from its line before.
    static let hunkPositionMismatch = Rule.patch(
        "hunk-position-mismatch", severity: .warning,
        page: RulePage(
            finds: """
                A hunk whose two start lines don't agree: the line afterwards has to be the line before plus what \
                the hunks above it in the file have added. One finding a file, at the first such hunk.
                """,
            why: """
                It is the trace of lines that were added to a patch, or removed from it, by hand. `git am` searches \
                from the line afterwards and may find a place that looks alike.
                """,
            example: """
                @@ -12,7 +12,9 @@
                @@ -40,6 +54,6 @@	42 would be right
                """,
            advice: "Make the patch again with `git format-patch`, or pass it through `recountdiff` of patchutils.",
            references: [
                "Documentation/process/5.Posting.rst: “Are you sure that your mailer will not corrupt the patches?”"
            ])
    ) { subject, faults in
        for file in subject.patch.diff {
            guard let (index, distance) = file.firstMisplacedHunk else { continue }
            let hunk = file.hunks[index]
            let right = hunk.newStart &- distance
            faults.add(
                "the hunk header is off by \(distance): line \(hunk.oldStart) before is line \(right) after",
                at: subject.place(line: hunk.line, treeLine: hunk.newStart, of: file))
        }
    }
}

extension FileDiff {
    /// The first hunk whose two start lines don't agree, and by how many lines the second is too great.
    var firstMisplacedHunk: (index: Int, distance: Int)? {
        guard oldPath != nil, newPath != nil else { return nil }
        var growth = 0
        for (index, hunk) in hunks.enumerated() {
            // With no lines, the header names the line in front.
            let old = hunk.oldStart &+ (hunk.oldCount == 0 ? 1 : 0)
            let new = hunk.newStart &+ (hunk.newCount == 0 ? 1 : 0)
            let distance = new &- old &- growth
            if distance != 0 { return (index, distance) }
            growth = growth &+ hunk.newCount &- hunk.oldCount
        }
        return nil
    }
}
