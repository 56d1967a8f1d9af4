// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import Testing

@testable import Mail

/// A folder with files in it that goes away with the test.
private final class Folder {
    let path: String

    init(_ files: [String: String]) throws {
        path = NSTemporaryDirectory() + "lockstep-\(UUID().uuidString)"
        for (name, text) in files {
            let file = URL(fileURLWithPath: path).appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

struct MailboxTests {
    private func subjects(at path: String) throws -> [String] {
        let mailbox = try Mailbox(at: path)
        var found: [String] = []
        while let message = try mailbox.nextMessage() { found.append(message.subject) }
        return found
    }

    @Test func readsAFolderInTheOrderOfItsNumbers() throws {
        let folder = try Folder([
            "v2-0010-ten.patch": "Subject: 10\n\n", "v2-0009-nine.eml": "Subject: 9\n\n",
            "11-eleven.mail": "Subject: 11\n\n", "2.mbox": "Subject: 2\n\n", "README": "Subject: no\n\n",
            ".hidden.patch": "Subject: no\n\n", "sub.patch/x": "Subject: no\n\n",
        ])
        #expect(try subjects(at: folder.path) == ["2", "11", "9", "10"])
        #expect(try subjects(at: folder.path + "/") == ["2", "11", "9", "10"])
    }

    @Test func readsAMaildirByItsFileNames() throws {
        let folder = try Folder([
            "cur/1700000002.a:2,S": "Subject: 2\n\n", "cur/1700000001.b:2,": "Subject: 1\n\n",
            "new/1700000000.c": "Subject: 3\n\n", "tmp/0": "Subject: no\n\n",
        ])
        #expect(try subjects(at: folder.path) == ["1", "2", "3"])
    }

    @Test func readsAnEmptyMaildir() throws {
        let folder = try Folder(["new/.keep": ""])
        #expect(try subjects(at: folder.path).isEmpty)
    }

    @Test func namesTheFileThatAMessageStandsIn() throws {
        let folder = try Folder(["a.patch": "From x Mon Sep 17 00:00:00 2001\nSubject: a\n\n"])
        let message = try #require(try Mailbox(at: folder.path).nextMessage())
        #expect(message.source == MessageSource(file: folder.path + "/a.patch", firstLine: 2))
    }

    @Test func readsAnOpenFile() throws {
        let folder = try Folder(["a.patch": "Subject: a\n\n"])
        let file = try #require(FileHandle(forReadingAtPath: folder.path + "/a.patch"))
        let mailbox = Mailbox(fileDescriptor: file.fileDescriptor)
        let message = try #require(try mailbox.nextMessage())
        #expect(message.subject == "a")
        #expect(message.source.file == "-")
        #expect(try mailbox.nextMessage() == nil)
    }

    @Test func saysWhatCannotBeOpened() throws {
        let error = #expect(throws: MailboxError.self) { try Mailbox(at: "/no/such/file") }
        #expect(error?.code == .cannotOpen)
        #expect(error?.description == "can't open \"/no/such/file\": No such file or directory")
    }

    @Test func saysThatAFolderHoldsNoMail() throws {
        let folder = try Folder(["README": "text"])
        let error = #expect(throws: MailboxError.self) { try Mailbox(at: folder.path) }
        #expect(error?.code == .noMail)
    }

    @Test(arguments: [
        ("9-x", "10-y"), ("a", "b"), ("a", "a1"), ("a01", "a1"), ("x2y3", "x2y10"), ("", "a"),
        ("1", "99999999999999999999999999"),
    ])
    func countsAsAPersonDoes(_ left: String, _ right: String) {
        #expect(naturallyPrecedes(left, right))
        #expect(!naturallyPrecedes(right, left))
        #expect(!naturallyPrecedes(left, left))
    }
}
