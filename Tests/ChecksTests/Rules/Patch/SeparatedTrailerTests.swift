// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct SeparatedTrailerTests {
    @Test func reportsATagInAParagraphOfItsOwn() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 1, replacing: "desk lamp\")\nCc: stable", by: "desk lamp\")\n\nCc: stable")
        let found = try check(.separatedTrailer, on: spoilt)
        #expect(found.map(\.message) == ["\"Fixes\" stands apart from the other tags, where git does not read it"])
        #expect(found.first?.excerpt == "Fixes: d852ab8be2ee (\"lamp: Add a driver for the desk lamp\")")
        #expect(found.first?.certainty == .likely)
    }

    @Test(arguments: [
        "Link: https://example.org/a\n\nThat is all.", "Fixes: see below.", "Reported-by: nobody so far",
        "Signed-off-by: Max Mustermann <max@example.com>\n[Jane: wrapped a line,\n and another]",
        "    Signed-off-by: Max Mustermann <max@example.com>", "> Signed-off-by: Max Mustermann <max@example.com>",
    ])
    func staysSilentOnTextThatReadsLikeATag(_ text: String) throws {
        #expect(try SinglePatch(body: text).messages(.separatedTrailer) == [])
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.separatedTrailer, on: .v2).isEmpty)
    }
}
