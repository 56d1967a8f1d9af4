// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Mail
import PatchSeries

/// Reads `input` as a diff, as the body of a patch and of a cover letter, and as a mailbox of series.
func fuzz(_ input: [UInt8]) {
    let lines = Lines(input)
    look(at: FileDiff.files(in: lines), lines: lines.count)
    for subject in ["[PATCH v2 1/3] a", "[PATCH 0/3] a"] {
        let message = Message(
            parsing: Array("From: A via L <l@x>\nReply-To: a@x\nSubject: \(subject)\n\n".utf8) + input)
        look(at: Patch(parsing: message), lines: message.body.count)
        look(at: CoverLetter(parsing: message), lines: message.body.count)
    }
    var messages: [Message] = []
    let mailbox = Mailbox(bytes: input)
    while let message = try? mailbox.nextMessage() { messages.append(message) }
    let collection = SeriesCollection(messages)
    var held = collection.unassigned.count
    for lineage in collection.lineages {
        precondition(lineage.series() != nil, "a lineage without a series")
        for version in lineage.versions { held += lineage.series(version: version).map(count) ?? 0 }
    }
    precondition(held <= messages.count * max(1, collection.lineages.count), "messages out of nowhere")
    var stream = SeriesStream(patience: .init(complete: 2, incomplete: 3, bytes: 4096))
    var streamed = 0
    for message in messages { streamed += stream.add(message).reduce(0) { $0 + count($1) } }
    streamed += stream.finish().reduce(0) { $0 + count($1) }
    precondition(streamed <= messages.count, "a message was handed out twice")
}

/// How many messages `series` holds.
private func count(_ series: Series) -> Int {
    let numbers = series.patches.compactMap(\.subject.number)
    precondition(
        numbers == numbers.sorted() && Set(numbers).count == numbers.count, "a number is twice or out of order")
    return (series.cover == nil ? 0 : 1) + series.patches.count + series.duplicates.count + series.replies.count
}

/// Holds `files`, read from so many `lines`, to what their types promise.
private func look(at files: [FileDiff], lines: Int) {
    var last = 0
    for file in files {
        precondition(file.line > last && file.line <= lines, "a file is from nowhere")
        last = file.line
        for hunk in file.hunks {
            precondition(hunk.line > last && hunk.line <= lines, "a hunk is from nowhere")
            last = hunk.line
            // Nobody may overflow by adding what a header claims.
            precondition(hunk.oldStart + hunk.oldCount + hunk.newStart + hunk.newCount < 1 << 43, "a huge claim")
            for line in hunk.lines {
                precondition(line.line > last && line.line <= lines, "a line is from nowhere")
                last = line.line
            }
        }
        if case .data(let range) = file.binary { last = max(last, range.upperBound) }
        precondition(last <= lines, "binary data beyond the end")
        _ = (file.path, file.insertions, file.deletions)
    }
}

/// Holds `patch` to what its type promises.
private func look(at patch: Patch, lines: Int) {
    look(at: patch.diff, lines: lines)
    look(at: patch.commitMessage.lines + patch.notes, lines: lines)
    look(at: patch.changeLog, lines: lines)
    for trailer in patch.commitMessage.trailers + patch.commitMessage.strayTrailers {
        precondition((1...lines).contains(trailer.line), "a trailer is from nowhere")
    }
    if let stat = patch.diffstat { precondition(stat.lines.upperBound <= lines, "a diffstat is from nowhere") }
}

/// Holds `cover` to what its type promises.
private func look(at cover: CoverLetter, lines: Int) {
    look(at: cover.lines, lines: lines)
    look(at: cover.changeLog, lines: lines)
    if let stat = cover.diffstat { precondition(stat.lines.upperBound <= lines, "a diffstat is from nowhere") }
    if let log = cover.shortlog { precondition(log.lines.upperBound <= lines, "a shortlog is from nowhere") }
}

private func look(at log: ChangeLog, lines: Int) {
    look(at: log.entries.flatMap(\.lines), lines: lines)
}

private func look(at text: [BodyLine], lines: Int) {
    for line in text { precondition((1...lines).contains(line.number), "a line is from nowhere") }
}
