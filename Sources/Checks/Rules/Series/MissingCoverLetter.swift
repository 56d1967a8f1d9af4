// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail
internal import PatchSeries

extension Rule {
    /// Several patches without a cover letter.
    static let missingCoverLetter = Rule.series(
        "missing-cover-letter", severity: .warning, needs: .wholeSeries,
        page: RulePage(
            finds: """
                Two or more patches without a part zero: as info for two, which many send without one, and where all \
                patches answer one mail that is not here, which then was the letter; as a warning from three on. \
                Silent on a partial repost such as "v2.1".
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
        if let parent = series.parentOfAll {
            faults.add(
                "the cover letter is not here: all patches answer \(quoted(parent))", at: series.place, severity: .info,
                certainty: .likely, advice: "fetch the whole thread")
            return
        }
        faults.add(
            "a series of \(count) patches has no cover letter", at: series.place,
            severity: count == 2 ? .info : .warning,
            advice: "say what the patches do together: `git format-patch --cover-letter`")
    }
}

extension Series {
    /// The message that all patches answer, the first one too, and that is none of them.
    var parentOfAll: String? {
        guard patches.count >= 2, let parent = patches.first?.message.inReplyTo.first,
            patches.allSatisfy({ $0.message.inReplyTo.first == parent && $0.message.messageID != parent })
        else { return nil }
        return parent
    }
}
