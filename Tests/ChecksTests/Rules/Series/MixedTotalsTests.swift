// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct MixedTotalsTests {
    @Test func reportsThePatchWithAnotherTotal() throws {
        let spoilt = try FaultlessSeries.v2.with(patch: 2, replacing: "[PATCH v2 2/5]", by: "[PATCH v2 2/6]")
        let found = try check(.mixedTotals, on: spoilt)
        #expect(found.map(\.message) == ["total 6 in a series of 5"])
        #expect(found.first?.location.patch?.number == 2)
    }

    @Test func reportsTheCoverLetterWithAnotherTotal() throws {
        let spoilt = try FaultlessSeries.v2.with(patch: 0, replacing: "[PATCH v2 0/5]", by: "[PATCH v2 0/4]")
        let found = try check(.mixedTotals, on: spoilt)
        #expect(found.map(\.message) == ["total 4 in a series of 5"])
        #expect(found.first?.location.patch?.number == 0)
    }

    @Test func staysSilentOnOneTotal() throws {
        #expect(try check(.mixedTotals, on: FaultlessSeries.v2).isEmpty)
    }

    @Test func staysSilentOnAPartialRepost() throws {
        var partial = try FaultlessSeries.v2.with(patch: 2, replacing: "[PATCH v2 2/5]", by: "[PATCH v2 2/6]")
        var second = partial.mails[4]
        second.bytes = Array(
            second.text.replacing("Message-Id: <", with: "Message-Id: <again-").replacing(
                "PATCH v2 ", with: "PATCH v2.1 "
            )
            .utf8)
        partial.mails.append(second)
        #expect(try check(.mixedTotals, on: partial).isEmpty)
    }
}
