// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail
internal import PatchSeries

/// From how many replies to replies on the nesting is called deep.
private let deepNesting = 6

extension Rule {
    /// Each patch a reply to the one before it.
    static let chainedReplies = Rule.series(
        "chained-replies", severity: .info, needs: .wholeSeries,
        page: RulePage(
            finds: "Six or more patches in a row of which each answers the one before it.",
            why: "Mail programs indent each reply: the later patches disappear at the right margin.",
            example: """
                [PATCH 1/6] lamp: Reach 100 percent
                 └─ [PATCH 2/6] lamp: Add a timer that switches the lamp off
                     └─ [PATCH 3/6] lamp: Call the table by its name
                """,
            advice: "Send with `git send-email --no-chain-reply-to`, which is git's default.",
            references: [
                """
                Documentation/process/5.Posting.rst: "If you have a long series, though, and are using git, please \
                stay away from the --chain-reply-to option to avoid creating exceptionally deep nesting."
                """
            ])
    ) { subject, faults in
        let series = subject.series
        var depth = 0
        var deepest = (depth: 0, index: 0)
        for (index, patch) in series.patches.enumerated().dropFirst() {
            let before = series.patches[index - 1].message.messageID
            let isChained = before != nil && patch.message.inReplyTo.first == before
            // The second patch of a series without cover letter answers the first one rightly.
            depth = isChained && !(index == 1 && series.cover == nil) ? depth + 1 : 0
            if depth > deepest.depth { deepest = (depth, index) }
        }
        guard deepest.depth >= deepNesting else { return }
        faults.add(
            "\(deepest.depth) patches in a row are each a reply to the one before",
            at: series.place(ofPatchAt: deepest.index, header: "In-Reply-To"),
            advice: "let all patches answer the cover letter: `git send-email --no-chain-reply-to`")
    }
}
