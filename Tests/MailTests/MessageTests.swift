// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Diagnostics
import Testing

@testable import Mail

/// The message that `text` spells.
func message(_ text: String) -> Message { Message(parsing: Array(text.utf8), file: "test.eml") }

struct MessageTests {
    @Test func readsAPatchMail() {
        let mail = message(
            """
            From: =?UTF-8?q?Uwe=20Kleine-K=C3=B6nig?= <uwe@example.org>
            Date: Mon, 23 Nov 2026 03:14:05 +0100
            Message-Id: <1@example.org>
            Subject: [PATCH v2 3/4] pwm: a subject that is so long that
             it is folded

            Text.

            ---
             a | 1 +

            diff --git a/a b/a
            """)
        #expect(mail.subject == "[PATCH v2 3/4] pwm: a subject that is so long that it is folded")
        #expect(mail.from == Address(name: "Uwe Kleine-König", email: "uwe@example.org"))
        #expect(mail.messageID == "1@example.org")
        #expect(mail.date == MailDate(seconds: 1_795_400_045, offset: 60))
        #expect(mail.text(in: 0..<3) == ["Text.", "", "---"])
        #expect(mail.sourceLine(at: 0) == 7)
        #expect(mail.diagnostics.isEmpty)
    }

    @Test func decodesQuotedPrintableAndKeepsTheLineMap() {
        let mail = message(
            """
            Content-Type: text/plain; charset="iso-8859-1"
            Content-Transfer-Encoding: quoted-printable

            J=E9r=F4me wrote =
            this
            =2Done=20
            """)
        #expect(mail.text(in: 0..<2) == ["Jérôme wrote this", "-one "])
        #expect(Array(mail.body[0].prefix(3)) == [0x4a, 0xe9, 0x72])
        #expect(mail.sourceLine(at: 1) == 6)
    }

    @Test func splitsAnMbox() throws {
        let text = """
            From 1234567890123456789012345678901234567890 Mon Sep 17 00:00:00 2001
            Subject: one

            From here on it is text.

            From mboxrd@z Thu Jan  1 00:00:00 1970
            Subject: two

            >From here

            """
        let mailbox = Mailbox(bytes: Array(text.utf8), name: "box")
        let one = try #require(try mailbox.nextMessage())
        let two = try #require(try mailbox.nextMessage())
        #expect(try mailbox.nextMessage() == nil)
        #expect(one.subject == "one")
        #expect(one.text(in: 0..<one.body.count) == ["From here on it is text."])
        #expect(two.source == MessageSource(file: "box", firstLine: 7))
        #expect(two.text(at: 0) == ">From here")
    }
}
