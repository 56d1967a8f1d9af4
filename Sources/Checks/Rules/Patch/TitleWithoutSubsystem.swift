// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A title that does not begin with the subsystem.
    static let titleWithoutSubsystem = Rule.patch(
        "title-without-subsystem", severity: .warning,
        page: RulePage(
            finds: """
                No title, or one without `subsystem:` in front. How the subsystem is spelt, and whether a capital \
                follows, is left to the maintainers; reverts (`Revert "…"`) and merges have titles of their own.
                """,
            why: """
                Maintainers sort their mail by it, and the shortlog of a release is read by it: a title without a \
                subsystem says nothing among ten thousand others.
                """,
            example: "Subject: [PATCH] Fix a division",
            advice: """
                See what others wrote: `git log --oneline -- FILE`. The title then reads `lamp: Fix a division`.
                """,
            references: [
                "Documentation/process/submitting-patches.rst: “Subject: [PATCH 001/123] subsystem: summary phrase”",
                """
                Documentation/process/submitting-patches.rst: “The ``subsystem`` in the email's Subject should \
                identify which area or subsystem of the kernel is being patched.”
                """,
            ])
    ) { subject, faults in
        let title = subject.patch.subject.title
        if title.isEmpty {
            faults.add(
                "the subject holds no title", at: subject.place(header: "Subject"),
                advice: "begin it with the subsystem, and say in a phrase what the patch does")
        }
        let brackets = subject.patch.subject.raw.utf8.prefix(1000).count { $0 == UInt8(ascii: "[") }
        // A second bracket is the old way to name the subsystem: `[PATCH] [media] …`.
        guard !title.isEmpty, brackets < 2, !title.utf8.prefix(200).contains(UInt8(ascii: ":")),
            !title.isGitsOwn
        else { return }
        faults.add(
            "the title does not name the subsystem", at: subject.place(header: "Subject"), certainty: .likely,
            advice: "begin it as the other commits to \(quoted(subject.patch.diff.first?.path ?? "the file")) do")
    }
}

extension String {
    /// Whether the title is in a form that git gives it: a revert names a title in quotes, a merge what is merged.
    fileprivate var isGitsOwn: Bool {
        let words = lowercased().split(separator: " ", maxSplits: 1)
        guard words.count == 2, let next = words[1].first else { return false }
        switch words[0] {
        case "revert", "reapply": return "\"'“‘`".contains(next)
        case "merge":
            return ["branch", "tag", "commit", "remote-tracking", "patch", "pull", "series", "\"", "'"]
                .contains(where: words[1].hasPrefix)
        default: return false
        }
    }
}
