// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct TitleFullStopTests {
    @Test func reportsAFullStop() throws {
        let found = try SinglePatch(subject: "[PATCH] lamp: Reach 100 percent.").found(.titleFullStop)
        #expect(found.map(\.message) == ["the title ends in a full stop"])
        #expect(found.first?.fix?.replacement == ["Subject: [PATCH] lamp: Reach 100 percent"])
    }

    @Test(arguments: [
        "lamp: Fix...", "lamp: Support bulbs, cords etc.", "lamp: Add J. R.", "lamp: Support Lamps Inc.", "lamp: e.g.",
    ])
    func staysSilentOn(_ title: String) throws {
        #expect(try SinglePatch(subject: "[PATCH] \(title)").messages(.titleFullStop) == [])
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.titleFullStop, on: .v2).isEmpty)
    }
}
