// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct EmptyMessageTests {
    @Test func reportsAMessageOfTrailersAlone() throws {
        let spoilt = try FaultlessSeries.v2.with(patch: 3, replacing: "It holds a gamma curve.\n\n", by: "")
        let found = try check(.emptyMessage, on: spoilt)
        #expect(found.map(\.message) == ["the message says nothing but the title"])
        #expect(found.first?.excerpt == "Subject: [PATCH v2 3/5] lamp: Call the table by its name")
    }

    @Test func pointsAtTheTextThatWillBeLost() throws {
        let found = try SinglePatch(body: "", stat: "The greatest level is 255.\n\n lamp.c | 2 +-").found(.emptyMessage)
        #expect(found.first?.notes.map(\.message) == ["text below the \"---\" is not kept"])
    }

    @Test(arguments: ["Typo.", "From: Jane Roe <jane.roe@example.org>\n\nTypo.", "Fix: the division."])
    func staysSilentOnAnyText(_ body: String) throws {
        #expect(try SinglePatch(body: body).messages(.emptyMessage) == [])
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.emptyMessage, on: .v2).isEmpty)
    }
}
