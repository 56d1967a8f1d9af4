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
        for file in subject.patch.diff where file.oldPath != nil && file.newPath != nil {
            var growth = 0
            for hunk in file.hunks {
                // With no lines, the header names the line in front.
                let old = hunk.oldStart &+ (hunk.oldCount == 0 ? 1 : 0)
                let new = hunk.newStart &+ (hunk.newCount == 0 ? 1 : 0)
                let distance = new &- old &- growth
                guard distance == 0 else {
                    let right = hunk.newStart &- distance
                    faults.add(
                        "the hunk header is off by \(distance): line \(hunk.oldStart) before is line \(right) after",
                        at: subject.place(line: hunk.line, treeLine: hunk.newStart, of: file))
                    break
                }
                growth = growth &+ hunk.newCount &- hunk.oldCount
            }
        }
    }
}
