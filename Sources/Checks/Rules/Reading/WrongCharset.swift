// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail

extension Rule {
    /// Text that is not in the charset that the mail names.
    static let wrongCharset = Rule.reading(
        MailFaultName.wrongCharset, severity: .warning,
        page: RulePage(
            finds: """
                A line whose bytes can't be of the charset that the mail says it is in: an accent in a mail that calls \
                itself us-ascii, a Latin-1 letter in one that calls itself UTF-8. The first such line of a part is \
                told.
                """,
            why: "Names come out garbled in the commit, or `git am` stops at the mail.",
            example: """
                Content-Type: text/plain; charset=us-ascii

                Signed-off-by: Zoë Ødegård <zoe@example.com>
                """,
            advice: "Name the charset that the text is in, best UTF-8, and send the mail again.",
            references: [
                """
                Documentation/process/email-clients.rst: “Email clients should not modify the character set \
                encoding of the text.”
                """,
                """
                Documentation/process/email-clients.rst: “Emailed patches should be in ASCII or UTF-8 encoding \
                only.”
                """,
            ]))
}
