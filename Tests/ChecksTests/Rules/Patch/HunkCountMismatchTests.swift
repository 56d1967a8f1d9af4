// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct HunkCountMismatchTests {
    @Test func reportsALineTooMany() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 1, replacing: "+\t\treturn 0;\n", by: "+\t\treturn 0;\n+\t/* Dark. */\n")
        let found = try check(.hunkCountMismatch, on: spoilt)
        #expect(found.map(\.message) == ["the hunk header claims 10 lines after where 11 stand"])
        #expect(
            found.first?.fix?.replacement == [
                "@@ -29,7 +29,11 @@ int lamp_set_level(struct lamp *lamp, unsigned int level)"
            ])
        #expect(found.first?.excerpt?.hasPrefix("@@ -29,7 +29,10 @@") == true)
    }

    @Test func reportsLinesThatAreMissing() throws {
        let spoilt = try FaultlessSeries.v2.with(patch: 1, replacing: " MODULE_DESCRIPTION(\"Desk lamp\");\n", by: "")
        #expect(
            try check(.hunkCountMismatch, on: spoilt).map(\.message) == [
                "the hunk header claims 7 lines before where 6 stand and 10 lines after where 9 stand"
            ])
    }

    @Test func tellsThatTheMailProgramChangedThePatch() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 3, replacing: " \n #include \"lamp.h\"", by: "\u{a0}\n\u{a0}#include \"lamp.h\"")
        let found = try check(.hunkCountMismatch, on: spoilt)
        #expect(found.map(\.message) == ["what stands below the hunk header is no diff"])
        #expect(try check(.diffstatMismatch, on: spoilt).isEmpty)
    }

    @Test func staysSilentOnTheSignatureAndOnEatenSpaces() throws {
        #expect(try check(.hunkCountMismatch, on: .v2).isEmpty)
        // Some mailers take the space off an empty line of context.
        let eaten = try FaultlessSeries.v2.with(patch: 1, replacing: "\n \n MODULE", by: "\n\n MODULE")
        #expect(try check(.hunkCountMismatch, on: eaten).isEmpty)
        #expect(try SinglePatch(diff: diff("-a\n\\ No newline at end of file\n+b")).messages(.hunkCountMismatch) == [])
    }
}
