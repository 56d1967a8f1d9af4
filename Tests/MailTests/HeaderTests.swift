// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Testing

@testable import Mail

struct HeaderTests {
    @Test func unfoldsAtAnyWhiteSpace() {
        #expect(message("Subject: one\n\ttwo \n  three\n\n").subject == "one two  three")
    }

    @Test func findsAFieldWithoutCase() {
        let mail = message("MESSAGE-ID: <a@b>\nX-Other: x\n\n")
        #expect(mail.messageID == "a@b")
        #expect(mail.field("x-other")?.name == "X-Other")
        #expect(mail.field("X-Othe") == nil)
    }

    @Test func takesTheLastOfTwoSubjectsAsGitDoes() {
        #expect(message("Subject: one\nSubject: two\n\n").subject == "two")
    }

    @Test func readsRawUTF8AndElseLatin1() {
        #expect(message("Subject: Jérôme\n\n").subject == "Jérôme")
        let latin1 = Message(parsing: Array("Subject: J".utf8) + [0xe9] + Array("r\n\n".utf8))
        #expect(latin1.subject == "Jér")
    }

    @Test func givesEachFieldItsLine() {
        let raw = RawMessage(
            bytes: Array("\n\nA: 1\n 2\nB: 3\n\ntext\n".utf8), source: MessageSource(file: "x", firstLine: 10))
        let mail = Message(parsing: raw)
        #expect(mail.headers.map(\.line) == [12, 14])
        #expect(mail.sourceLine(at: 0) == 16)
    }

    @Test func beginsTheTextAtALineThatIsNoField() {
        let mail = message("Subject: x\nNot a field\nmore\n")
        #expect(mail.text(in: 0..<2) == ["Not a field", "more"])
        #expect(mail.sourceLine(at: 0) == 2)
    }

    @Test func readsAMailThatBeginsWithTextAsText() {
        let mail = message("just text\n")
        #expect(mail.headers.isEmpty)
        #expect(mail.text(at: 0) == "just text")
    }

    @Test func skipsFromLinesAmongTheFields() {
        let mail = message("From a Mon Sep 17 00:00:00 2001\n>From b\nSubject: x\n\n")
        #expect(mail.headers.map(\.name) == ["Subject"])
    }

    @Test func readsIdsWithAndWithoutBrackets() {
        let mail = message("In-Reply-To: <a@b> (Jo's mail)\nReferences: <1@x> <2@x>\n <3@x>\nMessage-ID: bare@id\n\n")
        #expect(mail.inReplyTo == ["a@b"])
        #expect(mail.references == ["1@x", "2@x", "3@x"])
        #expect(mail.messageID == "bare@id")
    }

    @Test func leavesOutFieldsBeyondTheLimitAndSaysSo() {
        let text = String(repeating: "A: 1\n", count: 20) + "\nbody\n"
        let raw = RawMessage(bytes: Array(text.utf8), source: MessageSource(file: "x"))
        let mail = Message(parsing: raw, limits: MailLimits(headerFields: 8))
        #expect(mail.headers.count == 8)
        #expect(mail.text(at: 0) == "body")
        #expect(mail.diagnostics.map(\.rule) == ["oversized-mail"])
        #expect(mail.diagnostics.first?.location.mail?.line == 9)
    }
}
