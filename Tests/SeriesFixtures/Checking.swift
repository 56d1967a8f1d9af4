// SPDX-License-Identifier: GPL-2.0-only

public import Checks
public import Diagnostics
import Foundation
public import Mail
public import PatchSeries
public import SourceTrees

extension FaultlessSeries {
    /// The mails as messages, each called by the name of its file; the replies behind them if wanted.
    public func messages(withReplies: Bool = false) throws -> [Message] {
        try (mails + (withReplies ? replies : [])).flatMap { mail in
            let mailbox = Mailbox(bytes: mail.bytes, name: mail.name)
            var messages: [Message] = []
            while let message = try mailbox.nextMessage() { messages.append(message) }
            return messages
        }
    }

    /// The series as the parsers read it.
    public func series(withReplies: Bool = false) throws -> Series {
        guard let series = Series.assemble(messages: try messages(withReplies: withReplies)) else {
            throw FixtureError.noSeries
        }
        return series
    }

    /// The tree that the series applies to.
    public static var base: MemoryTree {
        get throws {
            let top = directory.appending(path: "base").path
            var tree = MemoryTree(name: "base")
            for path in try FileManager.default.subpathsOfDirectory(atPath: top) {
                let file = top + "/" + path
                var isDirectory: ObjCBool = false
                guard FileManager.default.fileExists(atPath: file, isDirectory: &isDirectory), !isDirectory.boolValue
                else { continue }
                tree.files[path] = TreeFile(
                    mode: FileManager.default.isExecutableFile(atPath: file) ? .executable : .regular,
                    bytes: [UInt8](try Data(contentsOf: URL(filePath: file))))
            }
            return tree
        }
    }
}

/// What `rule` finds in `series`; `given` says what else is known.
public func check(
    _ rule: Rule, on series: FaultlessSeries, given: (inout SeriesUnderCheck) throws -> Void = { _ in }
) throws -> [Diagnostic] {
    var subject = SeriesUnderCheck(series: try series.series())
    try given(&subject)
    return rule.check(subject)
}
