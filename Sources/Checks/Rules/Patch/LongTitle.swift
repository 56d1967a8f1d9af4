// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A title that does not fit.
    static let longTitle = Rule.patch(
        "long-title", severity: .info,
        page: RulePage(
            finds: """
                A title of more than 75 characters, the brackets in front not counted. Reverts quote a title and are \
                left alone.
                """,
            why: """
                It is cut off where titles are listed: in the subject column of a mail reader, in `git log --oneline`, \
                in `gitk`.
                """,
            example: """
                Subject: [PATCH] lamp: Divide by the greatest level so that a lamp at full brightness reports 100
                """,
            advice: "Keep what tells the patch from others, and move the rest into the message.",
            references: [
                "Documentation/process/submitting-patches.rst: “the ``summary`` must be no more than 70-75 characters”"
            ])
    ) { subject, faults in
        let title = subject.patch.subject.title
        let length = title.unicodeScalars.count
        guard length > 75, !title.lowercased().hasPrefix("revert"), !title.lowercased().hasPrefix("reapply") else {
            return
        }
        faults.add(
            "the title has \(length) characters", at: subject.place(header: "Subject"),
            advice: "keep it within 75")
    }
}
