// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// Mails of one series that name different totals.
    static let mixedTotals = Rule.series(
        "mixed-totals", severity: .error, needs: .wholeSeries,
        page: RulePage(
            finds: """
                A mail of the series that names another total than most of the others, or has a number of its own \
                but names no total where the others do.
                """,
            why: """
                A patch was added or dropped after the series was numbered, or mails of two postings are mixed: it \
                can't be told how many patches there are.
                """,
            example: """
                [PATCH 0/3] lamp: Correct brightness
                [PATCH 1/2] lamp: Reach 100 percent
                [PATCH 2/2] lamp: Remove lamp_dump()
                """,
            advice: "Number the series anew and send it again.",
            references: [
                """
                Documentation/process/5.Posting.rst: ""mm" is the total number of patches in the series"
                """
            ])
    ) { subject, faults in
        let series = subject.series
        guard let total = series.total, !series.isPartialRepost else { return }
        func check(_ mail: Subject, at place: @autoclosure () -> Place) {
            guard mail.total != total, mail.number != nil else { return }
            faults.add(
                mail.total.map { "total \($0) in a series of \(total)" } ?? "no total in a series of \(total)",
                at: place(), advice: "number the patches anew with `git format-patch -n`")
        }
        if let cover = series.cover { check(cover.subject, at: cover.place(header: "Subject")) }
        for (index, patch) in series.patches.enumerated() {
            check(patch.subject, at: series.place(ofPatchAt: index))
        }
    }
}
