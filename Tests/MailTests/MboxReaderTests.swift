// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Testing

@testable import Mail

struct MboxReaderTests {
    private static let line = "From mboxrd@z Thu Jan  1 00:00:00 1970\n"
    private static let gitLine = "From 1234567890123456789012345678901234567890 Mon Sep 17 00:00:00 2001\n"

    /// The messages of `text`, handed to the reader in pieces of `size` bytes.
    private func messages(
        _ text: String, size: Int = .max, quoting: MboxQuoting = .automatic, limits: MailLimits = MailLimits()
    ) throws -> [RawMessage] {
        let bytes = Array(text.utf8)
        var offset = 0
        var reader = MboxReader(file: "x", limits: limits, quoting: quoting) { buffer throws(MailboxError) in
            let count = min(buffer.count, bytes.count - offset, size)
            buffer.copyBytes(from: bytes[offset..<offset + count])
            offset += count
            return count
        }
        var found: [RawMessage] = []
        while let message = try reader.next() { found.append(message) }
        return found
    }

    private func texts(_ messages: [RawMessage]) -> [String] {
        messages.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    @Test(arguments: [1, 2, 3, 7, 64, Int.max])
    func splitsWhereverTheChunksEnd(_ size: Int) throws {
        let text = Self.line + "A: 1\n\nFrom here\n>From there\n>>From afar\n\n" + Self.line + "B: 2\n\n>x\n\n"
        let found = try messages(text, size: size)
        #expect(texts(found) == ["A: 1\n\nFrom here\nFrom there\n>From afar\n", "B: 2\n\n>x\n"])
        #expect(found.map(\.source.firstLine) == [2, 9])
    }

    @Test func unquotesWhatIsSaidToBeMboxrd() throws {
        let text = Self.gitLine + "A: 1\n\n>From x\n"
        #expect(texts(try messages(text)) == ["A: 1\n\n>From x\n"])
        #expect(texts(try messages(text, quoting: .mboxrd)) == ["A: 1\n\nFrom x\n"])
        #expect(texts(try messages(Self.line + "A: 1\n\n>From x\n", quoting: .mboxo)) == ["A: 1\n\n>From x\n"])
    }

    @Test func readsWhatBeginsWithoutAFromLineAsOneMessage() throws {
        let text = "A: 1\n\n" + Self.gitLine + ">From x\n\n"
        #expect(texts(try messages(text)) == [text])
    }

    @Test func skipsBlankLinesInFront() throws {
        let found = try messages("\n \n" + Self.gitLine + "A: 1\n\nx\n")
        #expect(texts(found) == ["A: 1\n\nx\n"])
        #expect(found.map(\.source.firstLine) == [4])
    }

    @Test func skipsEmptyMessages() throws {
        let found = try messages(Self.line + Self.line + "A: 1\n\n" + Self.line)
        #expect(texts(found) == ["A: 1\n"])
        #expect(found.map(\.source.firstLine) == [3])
    }

    @Test(arguments: ["", "\n", " \n\n", "From mboxrd@z Thu Jan  1 00:00:00 1970"])
    func findsNothingInNothing(_ text: String) throws {
        #expect(try messages(text).isEmpty)
    }

    @Test func readsAMailboxWithCRLF() throws {
        let text = (Self.gitLine + "A: 1\n\nx\n\n" + Self.gitLine + "B: 2\n").replacing("\n", with: "\r\n")
        #expect(try messages(text).count == 2)
    }

    @Test func cutsAMessageAtTheLimitAndGoesOnBehindIt() throws {
        let text = Self.gitLine + "A: 1\n\n" + String(repeating: "x", count: 1000) + "\n\n" + Self.gitLine + "B: 2\n"
        for size in [1, 100, Int.max] {
            let found = try messages(text, size: size, limits: MailLimits(messageBytes: 100))
            #expect(found.map(\.bytes.count) == [100, 5])
            #expect(found.map(\.isCut) == [true, false])
            #expect(found.map(\.source.firstLine) == [2, 7])
        }
    }

    @Test func tellsThatAMessageIsCut() throws {
        let mail = Message(parsing: RawMessage(bytes: [], source: MessageSource(file: "x"), isCut: true))
        #expect(mail.diagnostics.map(\.rule) == ["oversized-mail"])
    }

    @Test(arguments: [
        "From mboxrd@z Thu Jan  1 00:00:00 1970", "From a@b Mon Sep 17 00:00:00 2001\r",
        "From jo@x.org Tue Mar  3 10:11:12 2020 +0100", "From 1@xxx Mon Sep 17 00:00:00 +0000 2001",
        "From - Tue Mar  3 10:11:12 2020", "From a  Tue Mar 03 10:11:12 92",
    ])
    func knowsAFromLine(_ line: String) {
        #expect(isMailboxFromLine(Array(line.utf8)[...]))
    }

    @Test(arguments: [
        "From here on", "From: a@b 10:11:12 2020", "From the log of 10:11:12", "From a 10:11 2020", "From ", "From :",
        "From a:::::::::::", "from a Tue Mar  3 10:11:12 2020", "From 10:11:12 to 11:12:13 it was off",
    ])
    func knowsTextThatBeginsWithFrom(_ line: String) {
        #expect(!isMailboxFromLine(Array(line.utf8)[...]))
    }
}
