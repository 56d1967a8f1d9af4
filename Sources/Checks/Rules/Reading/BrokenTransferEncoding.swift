// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail

extension Rule {
    /// Text that is not as its transfer encoding wants it.
    static let brokenTransferEncoding = Rule.reading(
        MailFaultName.brokenTransferEncoding, severity: .warning,
        page: RulePage(
            finds: """
                Quoted-printable text with a `=` that no two hexadecimal digits follow, and base64 text that holds \
                something else or ends within a group. What can be decoded is. The first such place of a part is told.
                """,
            why: """
                The mail was changed on its way or calls itself encoded without being so: what is read, and applied, \
                need not be what was written.
                """,
            example: """
                Content-Transfer-Encoding: quoted-printable

                +       if (level = max)
                """,
            advice: "Send the mail again with `git send-email`.",
            references: [
                """
                Documentation/process/email-clients.rst: “Email clients that are used for Linux kernel patches \
                should send the patch text untouched.”
                """
            ]))
}
