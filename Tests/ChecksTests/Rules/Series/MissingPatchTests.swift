// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import PatchSeries
import SeriesFixtures
import Testing

@testable import Checks

struct MissingPatchTests {
    @Test func reportsOneNumberInTheMiddle() throws {
        let found = try check(.missingPatch, on: FaultlessSeries.v2.without(patch: 3))
        #expect(found.map(\.message) == ["patch 3 of 5 is missing"])
        #expect(found.first?.location.patch?.number == 2)
    }

    @Test func reportsSeveralNumbersInOneFinding() throws {
        let found = try check(
            .missingPatch, on: FaultlessSeries.v2.without(patch: 4).without(patch: 3).without(patch: 1))
        #expect(found.map(\.message) == ["patches 1, 3–4 of 5 are missing"])
    }

    @Test func reportsTheLastNumber() throws {
        let found = try check(.missingPatch, on: FaultlessSeries.v2.without(patch: 5))
        #expect(found.map(\.message) == ["patch 5 of 5 is missing"])
    }

    @Test func toldAnEnormousTotalItStaysQuick() throws {
        let found = try check(.missingPatch, on: FaultlessSeries.v2) { $0.series.total = .max }
        #expect(found.map(\.message) == ["patches 6–9223372036854775807 of 9223372036854775807 are missing"])
    }

    @Test func staysSilentOnAWholeSeriesAndOnOneMailOfIt() throws {
        #expect(try check(.missingPatch, on: FaultlessSeries.v2).isEmpty)
        let one = FaultlessSeries(mails: [try FaultlessSeries.v2.mails[3]])
        #expect(try check(.missingPatch, on: one) { $0.isSingleMail = true }.isEmpty)
        #expect(try check(.missingPatch, on: one).count == 1)
    }

    @Test func staysSilentOnAPartialRepost() throws {
        let one = FaultlessSeries(mails: [try FaultlessSeries.v2.mails[3]])
        let partial = try one.with(patch: 0, replacing: "PATCH v2 3/5", by: "PATCH v2.1 3/5")
        #expect(try check(.missingPatch, on: partial).isEmpty)
    }
}
