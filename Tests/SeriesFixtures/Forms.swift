// SPDX-License-Identifier: GPL-2.0-only

public import Foundation

/// The forms in which a series arrives.
extension FaultlessSeries {
    /// The mails and, if wanted, the replies as one mbox in the mboxrd form: also what comes on standard input.
    public func mbox(withReplies: Bool = false) -> [UInt8] {
        var bytes: [UInt8] = []
        for mail in mails + (withReplies ? replies : []) {
            bytes += Array("From mboxrd@z Thu Jan  1 00:00:00 1970\n".utf8)
            for line in mail.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
                if line.drop(while: { $0 == UInt8(ascii: ">") }).starts(with: Array("From ".utf8)) {
                    bytes.append(UInt8(ascii: ">"))
                }
                bytes += line
                bytes.append(UInt8(ascii: "\n"))
            }
        }
        return bytes
    }

    /// Writes the series as an mbox to `file`.
    public func writeMbox(to file: URL, withReplies: Bool = false) throws {
        try Data(mbox(withReplies: withReplies)).write(to: file)
    }

    /// Writes the series as a folder of patches, as `git format-patch` leaves it, with a `From ` line on each.
    public func writeFolder(to directory: URL) throws {
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let separator = Array("From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\n".utf8)
        for mail in mails {
            try Data(separator + mail.bytes).write(to: directory.appending(path: mail.name))
        }
    }

    /// Writes the series as a maildir. The names don't follow the order of the patches: maildirs keep none.
    public func writeMaildir(to directory: URL, withReplies: Bool = false) throws {
        for part in ["cur", "new", "tmp"] {
            try FileManager.default.createDirectory(
                at: directory.appending(path: part), withIntermediateDirectories: true)
        }
        let all = mails + (withReplies ? replies : [])
        for (index, mail) in all.enumerated() {
            let name = "cur/\(1_700_000_000 + all.count - index).M\(index)P1.example:2,S"
            try Data(mail.bytes).write(to: directory.appending(path: name))
        }
    }

    /// Runs `body` with an empty directory, which is removed afterwards.
    public static func withTemporaryDirectory<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let directory = FileManager.default.temporaryDirectory
            .appending(path: "lockstep-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        return try body(directory)
    }
}
