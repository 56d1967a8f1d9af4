// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct NumberBeyondTotalTests {
    @Test func reportsANumberGreaterThanTheTotal() throws {
        let spoilt = try FaultlessSeries.v2.with(patch: 5, replacing: "[PATCH v2 5/5]", by: "[PATCH v2 6/5]")
        let found = try check(.numberBeyondTotal, on: spoilt)
        #expect(found.map(\.message) == ["number 6 in a series of 5"])
        #expect(found.first?.excerpt?.contains("6/5") == true)
    }

    @Test func reportsItInASingleMailToo() throws {
        let one = FaultlessSeries(mails: [try FaultlessSeries.v2.mails[3]])
        let spoilt = try one.with(patch: 0, replacing: "3/5]", by: "3/2]")
        #expect(try check(.numberBeyondTotal, on: spoilt) { $0.isSingleMail = true }.count == 1)
    }

    @Test func staysSilentOnTheLastPatch() throws {
        #expect(try check(.numberBeyondTotal, on: FaultlessSeries.v2).isEmpty)
    }
}
