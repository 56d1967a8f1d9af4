// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail

extension Rule {
    /// A multipart without parts, or without an end.
    static let brokenMIME = Rule.reading(
        MailFaultName.brokenMIME, severity: .warning,
        page: RulePage(
            finds: """
                A multipart whose boundary never comes, which is then read as text, and one that has no end: the mail \
                may be truncated.
                """,
            why: """
                Mail programs and `git am` don't agree on what the text of such a mail is, and the end of the patch \
                may be missing.
                """,
            example: """
                Content-Type: multipart/mixed; boundary="b1"

                in a mail in which no line reads --b1
                """,
            advice: "Send the patch as plain text, without parts.",
            references: [
                """
                Documentation/process/submitting-patches.rst: “No MIME, no links, no compression, no attachments. \
                Just plain text”
                """
            ]))
}
