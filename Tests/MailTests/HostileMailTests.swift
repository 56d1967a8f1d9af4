// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Diagnostics
import Testing

@testable import Mail

/// Mail that no mailer writes. What is asked for: an answer, in time that grows with the mail and no faster.
@Suite(.timeLimit(.minutes(1)))
struct HostileMailTests {
    private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test func readsAMillionHeaderFields() {
        let mail = message(repeated("A:\n", 1_000_000) + "\ntext\n")
        #expect(mail.headers.count == 10_000)
        #expect(mail.text(at: 0) == "text")
        #expect(mail.diagnostics.count == 1)
    }

    @Test func readsAHeaderFieldOfManyLines() {
        let mail = message("Subject: x\n" + repeated(" y\n", 100_000) + "\n")
        #expect(mail.subject.utf8.count == 200_001)
    }

    @Test(arguments: ["=?", "=?a?q?", "=?utf-8?q?=?=", "?=", "=?x?q?a?= ", "=?utf-8?b?QQ==?= ", "=?a?q?x "])
    func decodesManyWords(_ word: String) {
        let mail = message("Subject: " + repeated(word, 10_000) + "\n\n")
        #expect(!mail.subject.isEmpty)
    }

    @Test(arguments: ["(", "\"", "<", ",", ":", ";", "\\", "a@b,", "a,", "(\"<", "x <", "()", "\"\"", "a: "])
    func readsManyPiecesOfAnAddress(_ piece: String) {
        let mail = message("From: " + repeated(piece, 20_000) + "\n\n")
        #expect(mail.addresses("From").count <= 20_000)
    }

    @Test func keepsNULBytes() {
        let mail = message("Subject: a\0b\nX\0: y\n\nc\0d\n")
        #expect(mail.subject == "a\0b")
        #expect(Array(mail.body.joined(0..<mail.body.count)) == Array("X\0: y\n\nc\0d\n".utf8))
    }

    @Test func readsManyBoundaries() {
        let head = "Content-Type: multipart/mixed; boundary=\"\(repeated("b", 200))\"\n\n"
        let mail = message(head + repeated("--\(repeated("b", 199))\n", 10_000))
        #expect(mail.diagnostics.map(\.rule) == ["broken-mime"])
    }

    @Test func readsManyParametersAndPieces() {
        let type = ContentType(Array(("text/plain" + repeated("; a*1=x", 20_000) + repeated(";", 20_000)).utf8))
        #expect(type["a"]?.utf8.count == 20_000)
        #expect(type["b"] == nil)
    }

    @Test(arguments: ["=", "=3", "=0A", "= ", "=\n", " =\n"])
    func decodesManyPiecesOfQuotedPrintable(_ piece: String) {
        let mail = message("Content-Transfer-Encoding: quoted-printable\n\n" + repeated(piece, 10_000))
        #expect(mail.parts.first?.lineOffsets?.count == mail.body.count)
    }

    @Test(arguments: ["> \n", " \n", "-- \n", "x \n", ">\n> \n>> \n"])
    func unflowsManyLines(_ line: String) {
        let mail = message("Content-Type: text/plain; format=flowed\n\n" + repeated(line, 20_000))
        #expect(mail.parts.first?.lineOffsets?.count == mail.body.count)
    }

    @Test func stopsAtManyMultipartsInOnePlace() {
        let head = "Content-Type: multipart/mixed; boundary=b\n\n"
        let mail = message(head + repeated("--b\nContent-Type: multipart/mixed; boundary=c\n\n", 5_000))
        #expect(mail.diagnostics.count <= 1_002)
    }

    @Test(arguments: ["8bit\n\n\n\n\n\n\n", "quoted-printable\n\n\n=0A=0A=0A\n", "base64\n\nCgoKCgo=\n"])
    func stopsAtTheLimitOfLines(_ text: String) {
        let raw = RawMessage(
            bytes: Array("Content-Transfer-Encoding: \(text)".utf8), source: MessageSource(file: "x"))
        let mail = Message(parsing: raw, limits: MailLimits(lines: 3))
        #expect(mail.body.count == 3)
        #expect(mail.parts.map(\.lines) == [0..<3])
        #expect(mail.diagnostics.map(\.rule) == ["oversized-mail"])
        #expect(Message(parsing: raw, limits: MailLimits(lines: 5)).diagnostics.isEmpty)
    }

    @Test func stopsAtTheLimitOfLinesOfAllParts() {
        let text = "Content-Type: multipart/mixed; boundary=b\n\n" + repeated("--b\n\nx\ny\n", 50) + "--b--\n"
        let raw = RawMessage(bytes: Array(text.utf8), source: MessageSource(file: "x"))
        let mail = Message(parsing: raw, limits: MailLimits(lines: 4))
        #expect(mail.body.count == 4)
        #expect(mail.diagnostics.map(\.rule) == ["oversized-mail"])
        #expect(mail.diagnostics.first?.location.mail?.line == 13)
    }

    @Test func knowsWhereNoLineIs() {
        let mail = message("Subject: x\n\none\n")
        for index in [-1, 1, Int.max / 2] {
            #expect(mail.part(at: index) == nil)
        }
        #expect(message("").body.isEmpty)
    }
}
