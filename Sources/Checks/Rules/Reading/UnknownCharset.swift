// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail

extension Rule {
    /// A charset that nobody knows.
    static let unknownCharset = Rule.reading(
        MailFaultName.unknownCharset, severity: .warning,
        page: RulePage(
            finds: """
                A `charset=` in the mail's Content-Type that neither this tool nor the C library can decode. The text \
                is then read as it stands.
                """,
            why: "`git am` stops at such a mail, and so do the tools of maintainers.",
            example: "Content-Type: text/plain; charset=utf-8mb4",
            advice: "Send the mail as UTF-8: `git config sendemail.assume8bitEncoding UTF-8`.",
            references: [
                """
                Documentation/process/email-clients.rst: “Emailed patches should be in ASCII or UTF-8 encoding \
                only.”
                """
            ]))
}
