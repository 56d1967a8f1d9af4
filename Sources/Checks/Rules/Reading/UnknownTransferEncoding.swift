// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail

extension Rule {
    /// A transfer encoding that nobody knows.
    static let unknownTransferEncoding = Rule.reading(
        MailFaultName.unknownTransferEncoding, severity: .warning,
        page: RulePage(
            finds: """
                A Content-Transfer-Encoding that is none of 7bit, 8bit, binary, quoted-printable and base64. The text \
                is then read as it stands.
                """,
            why: "Git reads the text as it stands, too: where it was encoded, the patch is lost.",
            example: "Content-Transfer-Encoding: uuencode",
            advice: "Send the mail again with `git send-email`, which writes 8bit or quoted-printable.",
            references: [
                """
                Documentation/process/email-clients.rst: “Email clients that are used for Linux kernel patches \
                should send the patch text untouched.”
                """
            ]))
}
