// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct BlankLineAtEndTests {
    @Test func reportsItAtTheEndOfANewFile() throws {
        let found = try SinglePatch(diff: diff(mode: "100644", "+int x;\n+\n+\t")).found(.blankLineAtEnd)
        #expect(found.map(\.message) == ["2 empty lines at the end of the file"])
        #expect(found.first?.location.tree?.description == "lamp.c:2")
    }

    @Test func reportsItBehindTheLastContext() throws {
        let found = try SinglePatch(diff: diff(" a\n b\n c\n+d\n+")).found(.blankLineAtEnd)
        #expect(found.map(\.message) == ["an empty line at the end of the file"])
        #expect(found.first?.location.tree?.description == "lamp.c:16")
    }

    @Test(arguments: [
        // Something follows.
        " a\n+\n b", "+a\n+\n b\n c\n d",
        // Not the end for certain: a diff without context.
        "+a\n+", "+",
        // It was there before.
        " a\n-\n-x\n-\n+",
        // The line is not empty.
        " a\n+b",
    ])
    func staysSilentOn(_ lines: String) throws {
        #expect(try SinglePatch(diff: diff(lines)).messages(.blankLineAtEnd) == [])
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.blankLineAtEnd, on: .v2).isEmpty)
        #expect(try SinglePatch(diff: diff(of: "x.patch", mode: "100644", "+a\n+")).messages(.blankLineAtEnd) == [])
    }
}
