// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct ShortlogMismatchTests {
    @Test func reportsATitleThatThePatchDoesNotHave() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 0, replacing: "  lamp: Call the table by its name", by: "  lamp: Rename the table")
        let found = try check(.shortlogMismatch, on: spoilt)
        #expect(
            found.map(\.message) == [
                #"the shortlog says "lamp: Rename the table", patch 3 is called "lamp: Call the table by its name""#
            ])
        #expect(found.first?.excerpt == "  lamp: Rename the table")
    }

    @Test func reportsAPatchThatIsNotListed() throws {
        let spoilt = try FaultlessSeries.v2
            .with(patch: 0, replacing: "  lamp: Remove lamp_dump()\n", by: "")
            .with(patch: 0, replacing: "Ødegård (2)", by: "Ødegård (1)")
        let found = try check(.shortlogMismatch, on: spoilt)
        #expect(found.map(\.message) == [#"the shortlog does not list patch 4 "lamp: Remove lamp_dump()""#])
    }

    @Test func reportsATitleThatIsNoPatch() throws {
        let spoilt = try FaultlessSeries.v2
            .with(
                patch: 0, replacing: "  lamp: Remove lamp_dump()\n",
                by: "  lamp: Remove lamp_dump()\n  lamp: Paint it\n"
            )
            .with(patch: 0, replacing: "Ødegård (2)", by: "Ødegård (3)")
        let found = try check(.shortlogMismatch, on: spoilt)
        #expect(found.map(\.message) == [#""lamp: Paint it" in the shortlog is no patch of the series"#])
    }

    @Test func reportsACountThatIsNotThatOfItsTitles() throws {
        let spoilt = try FaultlessSeries.v2.with(patch: 0, replacing: "Jane Roe (3):", by: "Jane Roe (4):")
        #expect(
            try check(.shortlogMismatch, on: spoilt).map(\.message) == [
                #"the shortlog counts 4 of "Jane Roe" and lists 3"#
            ])
    }

    @Test func reportsAPatchUnderAnotherAuthorOfTheSeries() throws {
        // The in-body From: of patch 4 was lost: git am would make Jane its author.
        let spoilt = try FaultlessSeries.v2.with(
            patch: 4, replacing: "From: Zoë Ødegård <zoe@example.com>\n\n", by: "")
        let found = try check(.shortlogMismatch, on: spoilt)
        #expect(found.map(\.message) == [#"the shortlog gives patch 4 to "Zoë Ødegård", its author is "Jane Roe""#])
    }

    @Test func tellsAnotherOrderAsInfo() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 0,
            replacing: "  lamp: Reach 100 percent\n  lamp: Call the table by its name\n",
            by: "  lamp: Call the table by its name\n  lamp: Reach 100 percent\n")
        let found = try check(.shortlogMismatch, on: spoilt)
        #expect(found.map(\.message) == ["the shortlog lists patch 1 behind a later one of the same author"])
        #expect(found.map(\.severity) == [.info])
    }

    @Test func staysSilentOnTheOrderOfAuthorsOnWrappedAndOnShortenedTitles() throws {
        #expect(try check(.shortlogMismatch, on: FaultlessSeries.v2).isEmpty)
        let other = try FaultlessSeries.v2
            .with(patch: 0, replacing: "timer that switches", by: "timer\n    that switches")
            .with(
                patch: 0, replacing: "Documentation: lamp: Show what the lamp looks like",
                by: "Documentation: lamp: Show...")
        #expect(try check(.shortlogMismatch, on: other).isEmpty)
    }

    @Test func staysSilentOnTheIndentationOfB4() throws {
        let other = try FaultlessSeries.v2
            .with(patch: 0, replacing: "  lamp: Reach 100 percent", by: "      lamp: Reach 100\n        percent")
            .with(patch: 0, replacing: "  lamp: Call the table", by: "      lamp: Call the table")
            .with(patch: 0, replacing: "  Documentation: lamp: Show", by: "      Documentation: lamp: Show")
        #expect(try check(.shortlogMismatch, on: other).isEmpty)
    }

    @Test func staysSilentOnTitlesWithoutTheSubsystemAndOnNotesBelowThem() throws {
        let other = try FaultlessSeries.v2
            .with(patch: 0, replacing: "  lamp: Reach 100 percent", by: "  Reach 100 percent")
            .with(patch: 0, replacing: "  lamp: Remove lamp_dump()", by: "  lamp: Remove lamp_dump()\n    new in v2")
        #expect(try check(.shortlogMismatch, on: other).isEmpty)
    }

    @Test func staysSilentOnANameFromMailmap() throws {
        let other = try FaultlessSeries.v2.with(patch: 0, replacing: "Zoë Ødegård (2)", by: "Z. Odegard (2)")
        #expect(try check(.shortlogMismatch, on: other).isEmpty)
    }

    @Test func staysSilentOnAListThatIsNoShortlogOfTheSeries() throws {
        let v2 = try FaultlessSeries.v2
        let other = try v2.with(
            patch: 0,
            replacing: """
                Jane Roe (3):
                  lamp: Reach 100 percent
                  lamp: Call the table by its name
                  Documentation: lamp: Show what the lamp looks like

                Zoë Ødegård (2):
                  lamp: Add a timer that switches the lamp off
                  lamp: Remove lamp_dump()
                """,
            by: """
                Tested on these boards (2):
                  the red one
                  the blue one
                """)
        #expect(try check(.shortlogMismatch, on: other).isEmpty)
    }

    @Test func pairsTheTitlesThatHaveMostInCommon() throws {
        let spoilt = try FaultlessSeries.v2
            .with(patch: 0, replacing: "  lamp: Reach 100 percent\n", by: "  lamp: Call the table by a name\n")
            .with(patch: 0, replacing: "  lamp: Call the table by its name\n", by: "  lamp: Glow\n")
        #expect(
            try check(.shortlogMismatch, on: spoilt).map(\.message) == [
                #"the shortlog says "lamp: Call the table by a name", patch 3 is called "lamp: Call the table by its name""#,
                #"the shortlog says "lamp: Glow", patch 1 is called "lamp: Reach 100 percent""#,
            ])
    }

    @Test func staysSilentOnAFullStop() throws {
        let other = try FaultlessSeries.v2.with(
            patch: 0, replacing: "  lamp: Call the table by its name\n", by: "  lamp: Call the table by its name.\n")
        #expect(try check(.shortlogMismatch, on: other).isEmpty)
        #expect(try check(.shortlogMismatch, on: other.without(patch: 1)).isEmpty)
    }

    @Test func takesNoLineOfAMissingPatchForThatOfAnother() throws {
        let spoilt = try FaultlessSeries.v2
            .with(patch: 0, replacing: "  lamp: Call the table by its name\n", by: "  lamp: Glow\n").without(patch: 1)
        let found = try check(.shortlogMismatch, on: spoilt)
        #expect(
            found.map(\.message) == [#"the shortlog does not list patch 3 "lamp: Call the table by its name""#])
        #expect(found.map(\.certainty) == [.likely])
    }

    @Test func doesNotMissWhatIsNotHere() throws {
        #expect(try check(.shortlogMismatch, on: FaultlessSeries.v2.without(patch: 3)).isEmpty)
    }
}
