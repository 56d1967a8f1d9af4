// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct LongMessageLineTests {
    let long = "The greatest level is 255, so that a lamp at full brightness reports 99 percent where 100 is meant."

    @Test func reportsProseOnceAPatch() throws {
        let found = try SinglePatch(body: "\(long)\n\(long)\n\nAnd more.").found(.longMessageLine)
        #expect(found.map(\.message) == ["a line of 99 columns in the message, and 1 more like it"])
        #expect(found.first?.severity == .info)
        #expect(found.first?.excerpt == long)
    }

    @Test func warnsOfAParagraphOnOneLine() throws {
        #expect(try SinglePatch(body: "\(long) \(long)").found(.longMessageLine).map(\.severity) == [.warning])
        #expect(try SinglePatch(body: "- \(long)").found(.longMessageLine).count == 1)
        #expect(try SinglePatch(body: "In short: \(long)").found(.longMessageLine).count == 1)
    }

    @Test(arguments: [
        // Within the limit, counted in characters.
        "The greatest level is 255, so that the lamp at its brightest reports but 99",
        "Die größte Stufe ist 255, so daß die hellste Lampe nur über 99 Prozent weiß",
        // Indented, quoted, tabular.
        "    The greatest level is 255, so that a lamp at full brightness reports 99 percent where 100 is meant.",
        "> The greatest level is 255, so that a lamp at full brightness reports 99 percent where 100 is meant.",
        "level    brightness    percent that is shown    percent that is meant    difference between them both",
        // Links and references.
        "See https://lore.kernel.org/all/cover.1701735000.git.jane.roe@example.org/ for how all of this came about.",
        "Since commit 0123456789ab (\"lamp: Add a driver for the desk lamp\") the greatest level is 255 in all lamps.",
        // A program's voice.
        "drivers/lamp/lamp-core.c:12:3: warning: the greatest level is 255 so that a lamp reports 99 percent of it",
        "lamp: the greatest level is 255 so that a lamp at full brightness reports 99 percent where 100 is meant",
        "lamp-drv lamp.0: the greatest level is 255 so that a lamp at full brightness reports 99 percent of all of it",
        "lamp lamp: the greatest level is 255 so that a lamp at full brightness reports 99 percent where 100 is meant",
        "[   12.345678] lamp lamp0: the greatest level is 255 so that a lamp at full brightness reports 99 percent",
        "$ echo 255 into the file called level of the lamp and look at the file called percent of the same lamp",
        "Call Trace:\nthe greatest level is 255 so that a lamp at full brightness reports 99 percent where 100 is",
        "the register 0x12345678 of the lamp is written with the greatest level which is 255 in all of the lamps",
        "return lamp level times 100 by 256 which is not what is meant where the lamp is at its full brightness;",
        "a-word-that-can-not-be-broken-anywhere-because-it-holds-no-space-at-all and some more of them right behind",
    ])
    func staysSilentOn(_ body: String) throws {
        #expect(try SinglePatch(body: body).messages(.longMessageLine) == [])
    }

    @Test func staysSilentOnTrailers() throws {
        let trailers = """
            Fixes: 0123456789ab ("lamp: Add a driver for the desk lamp that has a title of quite some length")
            Signed-off-by: Jane Roe <jane.roe@example.org> # and a remark that is far too long for any terminal here
            """
        #expect(try SinglePatch(trailers: trailers).messages(.longMessageLine) == [])
        #expect(try check(.longMessageLine, on: .v2).isEmpty)
    }
}
