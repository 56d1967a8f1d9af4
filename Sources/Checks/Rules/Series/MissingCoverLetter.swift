// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// Several patches without a cover letter.
    static let missingCoverLetter = Rule.series(
        "missing-cover-letter", severity: .warning, needs: .wholeSeries,
        page: RulePage(
            finds: """
                Two or more patches without a part zero: as info for two, which many send without one, as a warning \
                from three on. Silent on a partial repost such as "v2.1".
                """,
            why: """
                Nothing says what the patches do together, why they are one series and what changed since the last \
                version; and there is no mail to answer with a tag for all of them.
                """,
            example: """
                [PATCH 1/3] lamp: Reach 100 percent
                [PATCH 2/3] lamp: Call the table by its name
                [PATCH 3/3] lamp: Remove lamp_dump()
                """,
            advice: "Write one with `git format-patch --cover-letter`.",
            references: [
                """
                Documentation/process/5.Posting.rst: "If you have a significant series of patches, it is customary to \
                send an introductory description as part zero.  This convention is not universally followed though"
                """
            ])
    ) { subject, faults in
        let series = subject.series
        let count = max(series.patches.count, series.total ?? 0)
        guard series.cover == nil, count >= 2, !series.isPartialRepost else { return }
        faults.add(
            "a series of \(count) patches has no cover letter", at: series.place,
            severity: count == 2 ? .info : .warning,
            advice: "say what the patches do together: `git format-patch --cover-letter`")
    }
}
