// SPDX-License-Identifier: GPL-2.0-only

import Mail
import PatchSeries

/// Assembles the series of mailboxes as a stream; prints how many there are, and each where `--verbose` is given.
func countSeries(in arguments: some Sequence<String>) {
    let isVerbose = arguments.contains("--verbose")
    for path in arguments where path != "--verbose" {
        do {
            let mailbox = try Mailbox(at: path)
            var stream = SeriesStream()
            var tally = Tally()
            while let message = try mailbox.nextMessage() {
                tally.messages += 1
                for series in stream.add(message) { tally.add(series, isVerbose: isVerbose) }
            }
            for series in stream.finish() { tally.add(series, isVerbose: isVerbose) }
            print("\(path): \(tally)")
        } catch {
            print("\(path): \(error)")
        }
    }
}

/// What stands in an archive.
private struct Tally: CustomStringConvertible {
    var messages = 0
    var series = 0
    var complete = 0
    var patches = 0
    var replies = 0
    var duplicates = 0
    var files = 0

    mutating func add(_ one: Series, isVerbose: Bool) {
        series += 1
        let numbers = one.patches.compactMap(\.subject.number)
        if numbers.elementsEqual(1...max(1, one.total ?? 1)) || numbers.isEmpty { complete += 1 }
        patches += one.patches.count
        replies += one.replies.count
        duplicates += one.duplicates.count
        files += one.patches.reduce(0) { $0 + $1.diff.count }
        guard isVerbose else { return }
        let title = one.cover?.subject.title ?? one.patches.first?.subject.title ?? ""
        let total = one.total.map { "/\($0)" } ?? ""
        print(
            "\(one.version) \(numbers)\(total)\(one.cover == nil ? "" : " +cover") "
                + "\(one.duplicates.isEmpty ? "" : "duplicates \(one.duplicates.compactMap(\.subject.number)) ")\(title)"
        )
    }

    var description: String {
        "\(messages) messages, \(series) series, \(complete) complete, \(patches) patches, \(files) files, "
            + "\(replies) replies, \(duplicates) duplicates"
    }
}
