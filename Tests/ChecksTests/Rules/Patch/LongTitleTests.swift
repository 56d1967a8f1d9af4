// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct LongTitleTests {
    private func messages(_ title: String) throws -> [String] {
        try SinglePatch(subject: "[PATCH v2 01/27] \(title)").messages(.longTitle)
    }

    @Test func reportsTheSeventySixthCharacter() throws {
        let title = "lamp: " + String(repeating: "a", count: 70)
        #expect(try messages(title) == ["the title has 76 characters"])
        #expect(try messages(String(title.dropLast())) == [])
    }

    @Test func countsCharactersNotBytes() throws {
        #expect(try messages("lamp: " + String(repeating: "ö", count: 69)) == [])
    }

    @Test func staysSilentOnReverts() throws {
        #expect(try messages("Revert \"lamp: " + String(repeating: "a", count: 70) + "\"") == [])
        #expect(try check(.longTitle, on: .v2).isEmpty)
    }
}
