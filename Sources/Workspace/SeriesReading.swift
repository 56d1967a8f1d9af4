// SPDX-License-Identifier: GPL-2.0-only

import Checks
import Git
import Glibc
public import Mail
public import PatchSeries

extension Workbench {
    /// The messages of `input`, in their order; commits are rendered as version `reroll`.
    public func messages(of input: SeriesInput, reroll: Int? = nil) throws -> [Message] {
        let mailbox = try mailbox(of: input, reroll: reroll)
        var messages: [Message] = []
        while let message = try mailbox.nextMessage() {
            messages.append(message)
            progress(Progress("reading \(input)", done: messages.count, unit: "mails"))
        }
        return messages
    }

    /// The series in `input`: the newest version, or `version` where that is given.
    public func series(in input: SeriesInput, version: SeriesVersion? = nil) throws -> Series {
        let lineage = try lineage(in: SeriesCollection(messages(of: input)), called: input.description)
        return try series(in: lineage, called: input.description, version: version)
    }

    /// The series that the mails of `collection`, the input called `name`, are about, in all of its versions.
    func lineage(in collection: SeriesCollection, called name: String) throws -> Lineage {
        guard let lineage = collection.mainLineage else {
            throw WorkspaceError(.noPatches(name: name), "\"\(name)\" holds no patch")
        }
        return lineage
    }

    /// The newest version in `lineage`, which comes from the input called `name`, or `version` where that is given.
    func series(in lineage: Lineage, called name: String, version: SeriesVersion?) throws -> Series {
        guard let version else {
            guard let series = lineage.series(), !series.patches.isEmpty || series.cover != nil else {
                throw WorkspaceError(.noPatches(name: name), "\"\(name)\" holds no patch")
            }
            return series
        }
        guard let series = lineage.series(version: version) else {
            let present = lineage.versions.map(\.description)
            throw WorkspaceError(.noSuchVersion(present: present), "there is no \(version) in \"\(name)\"")
        }
        return series
    }

    /// Hands out the series of `input` one after the other; memory stays flat however many there are.
    public func forEachSeries(in input: SeriesInput, _ body: (Series) throws -> Void) throws {
        let mailbox = try mailbox(of: input)
        var stream = SeriesStream()
        var count = 0
        while let message = try mailbox.nextMessage() {
            count += 1
            progress(Progress("reading \(input)", done: count, unit: "mails"))
            for series in stream.add(message) { try body(series) }
        }
        for series in stream.finish() { try body(series) }
    }

    private func mailbox(of input: SeriesInput, reroll: Int? = nil) throws -> Mailbox {
        switch input {
        case .standardInput: return Mailbox(fileDescriptor: STDIN_FILENO)
        case .mail(let path): return try Mailbox(at: path)
        case .commits(let range):
            guard let repository else {
                throw WorkspaceError(.noRepository, "there is no repository to look up \"\(range)\" in")
            }
            let mails = try repository.mails(of: repository.range(range), reroll: reroll)
            return Mailbox(
                mails.map { mail in
                    RawMessage(bytes: mail.bytes, source: MessageSource(file: mail.shortID))
                })
        }
    }
}
