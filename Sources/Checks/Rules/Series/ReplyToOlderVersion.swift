// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail
internal import PatchSeries

extension Rule {
    /// A new version sent as a reply to the one before.
    static let replyToOlderVersion = Rule.series(
        "reply-to-older-version", severity: .info, needs: .wholeSeries,
        page: RulePage(
            finds: """
                Two or more patches whose first mail is a reply to an older version: to a mail of the version that \
                was given for comparison, or to one that the change log links to. Silent on single patches, on \
                partial reposts, and on replies to anything else, such as the report of the bug.
                """,
            why: "With every version the thread grows, until nobody finds the newest one in it.",
            example: """
                Subject: [PATCH v3 0/5] lamp: Correct brightness
                In-Reply-To: <v2-cover@example.org>
                """,
            advice: "Start a new thread and link to the version before in the cover letter.",
            references: [
                """
                Documentation/process/submitting-patches.rst, "Explicit In-Reply-To headers": "for a multi-patch \
                series, it is generally best to avoid using In-Reply-To: to link to older versions of the series"
                """
            ])
    ) { subject, faults in
        let series = subject.series
        guard max(series.patches.count, series.total ?? 0) >= 2, !series.isPartialRepost,
            let root = series.cover?.message ?? series.patches.first?.message
        else { return }
        let own = Set(series.messages.compactMap(\.messageID))
        let answered = Set(root.answered.suffix(100)).subtracting(own)
        let known = answered.intersection(subject.previous?.messages.compactMap(\.messageID) ?? [])
        let links = (series.cover?.changeLog.entries.flatMap(\.links) ?? []).prefix(100)
        guard !known.isEmpty || answered.contains(where: { id in links.contains { $0.contains(id) } }) else { return }
        faults.add(
            "the series is a reply to an older version of it",
            at: series.cover?.place(header: "In-Reply-To") ?? series.place(ofPatchAt: 0, header: "In-Reply-To"),
            advice: "start a new thread and link to the older version in the cover letter")
    }
}
