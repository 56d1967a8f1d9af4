// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct ControlCharacterTests {
    @Test func reportsItInTheTitleTheMessageAndTheCode() throws {
        let patch = SinglePatch(
            subject: "[PATCH] lamp: Reach\u{8} 100 percent", body: "Divide\u{1b}[2K by the greatest level.",
            diff: diff("-\treturn 1;\n+\treturn \u{0}2;\n \t}"))
        let found = try patch.found(.controlCharacter)
        #expect(
            found.map(\.message) == [
                "control character U+0008 in the title", "control character U+001B in the message",
                "control character U+0000 in an added line",
            ])
        #expect(found.last?.location.tree?.description == "lamp.c:12")
        #expect(found.map(\.severity) == [.warning, .warning, .error])
    }

    @Test func reportsThoseBehindASCII() throws {
        #expect(try SinglePatch(body: "Divide\u{85}.").messages(.controlCharacter).count == 1)
        #expect(try SinglePatch(diff: diff("+\u{9b}2K")).messages(.controlCharacter).count == 1)
        #expect(try SinglePatch(diff: diff("+a\rb")).messages(.controlCharacter).count == 1)
    }

    @Test(arguments: ["+\tx", "+\u{c}", "+grün", "+return 1;\r", "-\u{1b}", " \u{1b}", "+Â°C", "+日本"])
    func staysSilentOn(_ line: String) throws {
        #expect(try SinglePatch(diff: diff(line)).messages(.controlCharacter) == [])
    }

    @Test func staysSilentOnBytesThatAreNotUTF8() throws {
        let latin1 = try FaultlessSeries.v2.with(
            patch: 2, replacing: "+static struct lamp *lamp_to_dim;", byBytes: Array("+/* ".utf8) + [0x93, 0x94, 0xc2])
        #expect(try check(.controlCharacter, on: latin1).isEmpty)
        #expect(try check(.controlCharacter, on: .v2).isEmpty)
    }
}
