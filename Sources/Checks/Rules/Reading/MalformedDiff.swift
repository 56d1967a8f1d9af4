// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A diff of which a part can't be read.
    static let malformedDiff = Rule.reading(
        DiffFaultName.malformedDiff, severity: .error,
        page: RulePage(
            finds: """
                A hunk whose numbers can't be read or that no file header stands in front of, a path in quotes that is \
                no path, a file mode that is none, and a binary change without its data. What can be read of the patch \
                is looked at all the same. Twenty places a mail are told.
                """,
            why: """
                Git refuses the patch as corrupt. A mail program has wrapped or cut its lines, or they were edited by \
                hand.
                """,
            example: "ERROR: hunk without a file header in front of it",
            advice: """
                Send the mail again with `git send-email`; to see what arrives, send it to yourself first.
                """,
            references: [
                """
                Documentation/process/email-clients.rst: “Don't let your email client do automatic word wrapping \
                for you. This can also corrupt your patch.”
                """
            ]))
}
