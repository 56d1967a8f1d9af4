// SPDX-License-Identifier: GPL-2.0-only

import Mail
import PatchSeries
import Testing

@Suite struct SeriesStreamTests {
    private func posting(_ name: Int, total: Int) -> [Message] {
        (1...total).map { number in
            patchMail(
                "[PATCH \(number)/\(total)] s\(name): \(number)", id: "s\(name)-\(number)",
                answers: number == 1 ? [] : ["s\(name)-1"])
        }
    }

    @Test func handsOutWhatIsCompleteWithItsReplies() {
        var stream = SeriesStream(patience: .init(complete: 20, incomplete: 60))
        var found: [Series] = []
        var quiet = 0
        for message in posting(0, total: 3) + [mail("Re: [PATCH 2/3] s0: 2", id: "r", answers: ["s0-2"])] {
            found += stream.add(message)
        }
        while found.isEmpty, quiet < 100 {
            quiet += 1
            found += stream.add(mail("Hello \(quiet)", id: "h\(quiet)"))
        }
        #expect(quiet >= 20 && quiet < 60)
        #expect(found.map(\.patches.count) == [3])
        #expect(found.first?.replies.count == 1)
        #expect(stream.finish().isEmpty)
    }

    @Test func waitsLongerForWhatIsIncomplete() {
        var stream = SeriesStream(patience: .init(complete: 20, incomplete: 60))
        var found: [Series] = []
        for message in posting(0, total: 3).dropLast() { found += stream.add(message) }
        for index in 0..<40 { found += stream.add(mail("Hello \(index)", id: "h\(index)")) }
        #expect(found.isEmpty)
        for message in posting(0, total: 3).suffix(1) { found += stream.add(message) }
        for index in 0..<40 { found += stream.add(mail("Hello \(index)", id: "g\(index)")) }
        #expect(found.map(\.patches.count) == [3])
    }

    @Test func handsOutEverySeriesOnce() {
        var stream = SeriesStream()
        var titles: [String] = []
        for name in 0..<300 {
            for message in posting(name, total: 4) {
                titles += stream.add(message).compactMap(\.patches.first?.subject.title)
            }
        }
        titles += stream.finish().compactMap(\.patches.first?.subject.title)
        #expect(titles.sorted() == (0..<300).map { "s\($0): 1" }.sorted())
    }

    @Test func holdsNoMoreBytesThanItMay() {
        var stream = SeriesStream(patience: .init(complete: 1000, incomplete: 1000, bytes: 50_000))
        var handedOut = 0
        for name in 0..<100 {
            for message in posting(name, total: 2) { handedOut += stream.add(message).count }
        }
        // A mail counts as two kilobytes at least.
        #expect(handedOut >= 80)
        #expect(handedOut + stream.finish().count == 100)
    }
}
