// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail
internal import PatchSeries

extension Rule {
    /// A new version that gives no way to the one before.
    static let unlinkedPreviousVersion = Rule.series(
        "unlinked-previous-version", severity: .info, needs: .wholeSeries,
        page: RulePage(
            finds: """
                A second or later version of two or more patches without any link or message id in the cover letter \
                and the patches' notes that could lead to the version before. Silent where the series is a reply, \
                which leads there too, on a RESEND and on a partial repost.
                """,
            why: "Who wants to know what was said about the last version has to search the archives for it.",
            example: """
                Subject: [PATCH v2 0/5] lamp: Correct brightness

                Changes in v2:
                - report 0 for a lamp without lines
                """,
            advice: "Add \"Link to v1: https://lore.kernel.org/r/<message id>\" to the change log.",
            references: [
                """
                Documentation/process/submitting-patches.rst, "Explicit In-Reply-To headers": "If a link is helpful, \
                you can use the https://lore.kernel.org/ redirector (e.g., in the cover email text) to link to an \
                earlier version of the patch series."
                """
            ])
    ) { subject, faults in
        let series = subject.series
        guard series.version.major >= 2, series.isFirstPosting, series.patches.count >= 2, series.isWhole,
            let root = series.cover?.message ?? series.patches.first?.message, root.answered.isEmpty
        else { return }
        let text = (series.cover?.lines ?? []) + series.patches.flatMap(\.notes)
        guard !text.contains(where: { leadsSomewhere($0.text) }) else { return }
        let before = "v\(series.version.major - 1)"
        faults.add(
            "there is no link to \(before)", at: series.place,
            advice: "add \"Link to \(before): https://lore.kernel.org/r/<message id>\" to the change log")
    }

    /// Whether a link or a message id stands in `text`.
    private static func leadsSomewhere(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.contains(UInt8(ascii: ":")) || bytes.contains(UInt8(ascii: "@")) else { return false }
        return text.contains("://") || (text.contains("<") && text.contains("@") && text.contains(">"))
    }
}
