// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A number of the series that no patch carries.
    static let missingPatch = Rule.series(
        "missing-patch", severity: .error, needs: .wholeSeries,
        page: RulePage(
            finds: """
                A number between 1 and the total of the subjects that no patch of the input carries. Silent on a \
                partial repost such as "v2.1", whose other patches stand in the version before.
                """,
            why: """
                Without that patch the later ones do not apply, or apply to something else than the author tested. \
                It may never have been sent, or have been lost on the way: too large for the list, not addressed to it.
                """,
            example: """
                [PATCH v2 1/3] lamp: Reach 100 percent
                [PATCH v2 3/3] lamp: Remove lamp_dump()
                """,
            advice: "Fetch the whole thread; as its author, send the patch as a reply to the cover letter.",
            references: [
                """
                Documentation/process/submitting-patches.rst: "This assures that developers understand the order in \
                which the patches should be applied and that they have reviewed or applied all of the patches in the \
                patch series."
                """
            ])
    ) { subject, faults in
        let series = subject.series
        let missing = series.missingNumbers
        guard let total = series.total, let first = missing.first else { return }
        let isOne = missing.count == 1 && first.count == 1
        // Where the gap is: at the patch in front of it, if there is one.
        let before = series.patches.lastIndex { ($0.subject.number ?? 0) < first.lowerBound }
        faults.add(
            "\(isOne ? "patch" : "patches") \(listed(missing)) of \(total) \(isOne ? "is" : "are") missing",
            at: before.map { series.place(ofPatchAt: $0) } ?? series.place,
            advice: "fetch the whole thread, or send what is missing as a reply to the cover letter")
    }
}
