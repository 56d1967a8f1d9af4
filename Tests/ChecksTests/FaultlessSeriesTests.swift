// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import PatchSeries
import SeriesFixtures
import Testing

@testable import Checks

struct FaultlessSeriesTests {
    @Test(arguments: Rule.catalogue.map(\.name))
    func noRuleSpeaksAgainstIt(_ name: String) throws {
        let rule = try #require(Rule.catalogue.first { $0.name == name })
        for series in [try FaultlessSeries.v1, try FaultlessSeries.v2] {
            #expect(try check(rule, on: series).map(\.message) == [])
            for mail in series.mails.dropFirst() {
                let single = FaultlessSeries(mails: [mail])
                #expect(try check(rule, on: single) { $0.isSingleMail = true }.map(\.message) == [])
            }
        }
    }

    @Test func isReadAsItWasWritten() throws {
        let series = try FaultlessSeries.v2.series(withReplies: true)
        #expect(series.version == SeriesVersion(2))
        #expect(series.total == 5)
        #expect(series.patches.map(\.subject.number) == [1, 2, 3, 4, 5])
        #expect(series.replies.count == 2)
        #expect(series.cover?.shortlog?.groups.map(\.count) == [3, 2])
        #expect(series.cover?.diffstat?.totals?.files == 10)
        #expect(series.cover?.baseInformation.commit?.text == "76b451fdc67e20ad33f9737451ccd29243b648ae")
    }

    @Test func refusesToReplaceWhatIsNotThere() throws {
        #expect(throws: FixtureError.self) { try FaultlessSeries.v2.with(patch: 1, replacing: "no such text", by: "") }
        #expect(throws: FixtureError.self) { try FaultlessSeries.v2.with(patch: 1, replacing: "lamp", by: "LAMP") }
        #expect(throws: FixtureError.self) { try FaultlessSeries.v2.with(patch: 1, replacing: "Reach", by: "Reach") }
    }
}
