// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct BidirectionalControlTests {
    @Test(arguments: [
        "\u{202a}", "\u{202b}", "\u{202c}", "\u{202d}", "\u{202e}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}",
    ])
    func reportsEachOfThemInAnAddedLine(_ character: String) throws {
        let found = try SinglePatch(diff: diff(" {\n+/*\(character) } if (is_admin) */")).found(.bidirectionalControl)
        #expect(found.count == 1)
        #expect(found.first?.severity == .error)
        #expect(found.first?.location.tree?.description == "lamp.c:13")
        let value = character.unicodeScalars.first?.value ?? 0
        #expect(found.first?.message.contains("U+\(String(value, radix: 16, uppercase: true))") == true)
    }

    @Test func reportsWhatIsLeftOpenInTheMessage() throws {
        #expect(
            try SinglePatch(body: "Divide \u{2067}by the greatest level.").messages(.bidirectionalControl) == [
                "directional character U+2067 in the message"
            ])
        #expect(
            try SinglePatch(subject: "[PATCH] lamp: \u{202e}Reach").messages(.bidirectionalControl) == [
                "directional character U+202E in the title"
            ])
    }

    @Test func staysSilentOnTextFromRightToLeft() throws {
        let patch = SinglePatch(
            body: "Written by \u{2068}ז'אן רו\u{2069} and \u{202b}رو\u{202c}.",
            diff: diff("+/* שלום\u{200f} “dots…” – */"))
        #expect(try patch.messages(.bidirectionalControl) == [])
        #expect(try check(.bidirectionalControl, on: .v2).isEmpty)
    }

    @Test func staysSilentOnLinesThatStayOrGo() throws {
        #expect(try SinglePatch(diff: diff("-\u{202e}\n \u{202e}\n+x")).messages(.bidirectionalControl) == [])
    }
}
