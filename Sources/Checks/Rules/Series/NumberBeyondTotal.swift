// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A patch whose number is greater than its total.
    static let numberBeyondTotal = Rule.series(
        "number-beyond-total", severity: .error,
        page: RulePage(
            finds: "A subject whose number is greater than the total that stands behind the slash.",
            why: """
                A patch was put in and the total left as it was, or the number is a slip of the finger. Either way \
                nobody can tell whether the series is complete.
                """,
            example: "[PATCH v2 4/3] lamp: Remove lamp_dump()",
            advice: "Let `git format-patch -n` number the series and send it again.",
            references: [
                """
                Documentation/process/5.Posting.rst: "where "nn" is the ordinal number of the patch, "mm" is the \
                total number of patches in the series"
                """
            ])
    ) { subject, faults in
        for (index, patch) in subject.series.patches.enumerated() {
            guard let number = patch.subject.number, let total = patch.subject.total, number > total else { continue }
            faults.add(
                "number \(number) in a series of \(total)", at: subject.series.place(ofPatchAt: index),
                advice: "number the patches anew with `git format-patch -n`")
        }
    }
}
