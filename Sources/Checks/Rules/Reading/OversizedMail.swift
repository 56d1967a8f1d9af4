// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail

extension Rule {
    /// More than is read of one mail.
    static let oversizedMail = Rule.reading(
        MailFaultName.oversizedMail, severity: .error,
        page: RulePage(
            finds: """
                A mail of more than 64 MiB, 4 Mi lines, 10,000 header fields or 1,000 parts, with more than 32 \
                multiparts in each other, or with a commit message of more than 20,000 lines. What lies beyond is not \
                read, and no rule sees it.
                """,
            why: """
                No mail with a patch is that large; one that is may be made to hide something, or to keep a machine \
                busy.
                """,
            example: "ERROR: the mail is longer than 67108864 bytes, what follows is not read",
            advice: "Send a link to the data in place of the data.",
            references: [
                """
                Documentation/process/email-clients.rst: “Patches for the Linux kernel are submitted via email, \
                preferably as inline text in the body of the email.”
                """
            ]))
}
