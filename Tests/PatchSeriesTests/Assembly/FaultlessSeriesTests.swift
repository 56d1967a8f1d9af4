// SPDX-License-Identifier: GPL-2.0-only

import Mail
import PatchSeries
import SeriesFixtures
import Testing

/// A whole series as git and b4 write it, from its mails.
@Suite struct FaultlessSeriesTests {
    private func series(_ fixture: FaultlessSeries) throws -> Series {
        let mails = (fixture.mails + fixture.replies).map { Message(parsing: $0.bytes, file: $0.name) }
        return try #require(Series.assemble(messages: mails))
    }

    @Test func readsAllPartsOfTheSeries() throws {
        let series = try series(.v2)
        #expect(series.version == SeriesVersion(2))
        #expect(series.total == 5)
        #expect(series.patches.map(\.subject.number) == [1, 2, 3, 4, 5])
        #expect(series.duplicates.isEmpty)
        #expect(series.carriedOver == [])
        #expect(series.diagnostics == [])
        #expect(series.replies.count == 2)
    }

    @Test func readsAPatchByAnotherAuthor() throws {
        let patch = try series(.v2).patches[1]
        #expect(patch.subject.title == "lamp: Add a timer that switches the lamp off")
        #expect(patch.sender == Address(name: "Jane Roe", email: "jane.roe@example.org"))
        #expect(patch.author == Address(name: "Zoë Ødegård", email: "zoe@example.com"))
        #expect(patch.inBodyFromLine == 1)
        #expect(patch.commitMessage.lines.first?.text.hasPrefix("People forget the lamp") == true)
        #expect(patch.commitMessage.lines.first?.number == 3)
        #expect(patch.commitMessage.trailers.map(\.name) == ["Signed-off-by", "Co-developed-by", "Signed-off-by"])
        #expect(patch.commitMessage.trailers.map(\.line) == [6, 7, 8])
        #expect(
            patch.diff.map(\.path) == [
                "drivers/lamp/Kconfig", "drivers/lamp/Makefile", "drivers/lamp/lamp-core.c",
                "drivers/lamp/lamp-timer.c", "drivers/lamp/lamp.h",
            ])
        #expect(patch.diff.map(\.insertions) == [7, 1, 2, 22, 1])
        #expect(patch.diff.map(\.deletions) == [0, 0, 1, 0, 0])
        #expect(patch.diff.map(\.status) == [.modified, .modified, .modified, .added, .modified])
        #expect(patch.diffstat?.totals?.insertions == 33)
        #expect(patch.diffstat?.rows.map(\.changes) == [7, 1, 3, 22, 1])
        #expect(patch.notes == [])
    }

    @Test func readsTheCoverLetter() throws {
        let series = try series(.v2)
        let cover = try #require(series.cover)
        #expect(cover.shortlog?.groups.map(\.author) == ["Jane Roe", "Zoë Ødegård"])
        #expect(cover.shortlog?.groups.flatMap(\.titles).count == 5)
        #expect(cover.diffstat?.totals != nil)
        #expect(cover.baseInformation.commit?.text.utf8.count == 40)
        #expect(cover.changeLog.entries.map(\.version).contains(SeriesVersion(2)))
        #expect(cover.lines.allSatisfy { !$0.text.contains("files changed") })
    }

    @Test func choosesTheNewestVersionUnlessAnotherIsAskedFor() throws {
        let mails = try FaultlessSeries.v1.mails + FaultlessSeries.v2.mails
        let collection = SeriesCollection(mails.map { Message(parsing: $0.bytes, file: $0.name) })
        #expect(collection.lineages.count == 1)
        #expect(collection.series()?.version == SeriesVersion(2))
        #expect(collection.series()?.otherVersions == [SeriesVersion(1)])
        #expect(collection.series(version: SeriesVersion(1))?.patches.count == 5)
        #expect(collection.series(version: SeriesVersion(3)) == nil)
    }
}
