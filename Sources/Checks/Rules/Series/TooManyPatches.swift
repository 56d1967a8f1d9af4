// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

/// How many patches a reader looks at in one go, by the kernel's documents.
private let mostPatches = 15

extension Rule {
    /// More than fifteen patches at once.
    static let tooManyPatches = Rule.series(
        "too-many-patches", severity: .info, needs: .wholeSeries,
        page: RulePage(
            finds: """
                More than 15 patches in one series: as a warning where the subject names one of the networking trees, \
                which refuse it, else as info. Silent on an RFC, which shows a whole without asking to be merged.
                """,
            why: "Reviewers put a long series off until they find the time for all of it.",
            example: "[PATCH net-next 00/19] lamp: Correct brightness",
            advice: "Send the part that stands for itself first, and the rest when it is merged.",
            references: [
                """
                Documentation/process/submitting-patches.rst: "If you cannot condense your patch set into a smaller \
                set of patches, then only post say 15 or so at a time and wait for review and integration."
                """,
                "Documentation/process/maintainer-netdev.rst: \"don't post large series (> 15 patches), break them up\"",
            ])
    ) { subject, faults in
        let series = subject.series
        let count = max(series.patches.count, series.total ?? 0)
        guard count > mostPatches, !series.hasPrefix("RFC") else { return }
        let isNetworking = ["net", "net-next"].contains { series.hasPrefix($0) }
        faults.add(
            "the series has \(count) patches, reviewers ask for at most \(mostPatches)", at: series.place,
            severity: isNetworking ? .warning : .info,
            advice: "send the part that stands for itself first")
    }
}
