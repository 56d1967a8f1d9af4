// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// Mails of one series that name different versions.
    static let mixedVersions = Rule.series(
        "mixed-versions", severity: .error, needs: .wholeSeries,
        page: RulePage(
            finds: """
                A mail of the series whose subject names another version than the series has. Silent where only the \
                part behind the dot differs, as in a partial repost "v2.1".
                """,
            why: """
                Tools put a series together by its version: the patch is taken for a leftover of another posting \
                and drops out of what is reviewed and applied.
                """,
            example: """
                [PATCH v3 1/2] lamp: Reach 100 percent
                [PATCH v2 2/2] lamp: Remove lamp_dump()
                """,
            advice: "Send the series again with one version in all subjects: `git format-patch -v4`.",
            references: [
                """
                Documentation/process/submitting-patches.rst: "Common tags might include a version descriptor if the \
                multiple versions of the patch have been sent out in response to comments (i.e., "v1, v2, v3")"
                """
            ])
    ) { subject, faults in
        let series = subject.series
        func check(_ mail: Subject, at place: @autoclosure () -> Place) {
            let version = mail.version ?? SeriesVersion(1)
            guard version.major != series.version.major else { return }
            let what = mail.version == nil ? "no version is named" : "\(version) is named"
            faults.add(
                "\(what) in a series that is \(series.version)", at: place(),
                advice: "name one version in all subjects with `git format-patch -v`")
        }
        if let cover = series.cover { check(cover.subject, at: cover.place(header: "Subject")) }
        for (index, patch) in series.patches.enumerated() {
            check(patch.subject, at: series.place(ofPatchAt: index))
        }
    }
}
