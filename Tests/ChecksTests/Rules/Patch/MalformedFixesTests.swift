// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct MalformedFixesTests {
    private func patch(_ tag: String) -> SinglePatch {
        SinglePatch(trailers: "\(tag)\nSigned-off-by: Jane Roe <jane.roe@example.org>")
    }

    @Test(arguments: [
        ("Fixes: 0123456 (\"lamp: Add\")", "has an id of fewer than 12 digits"),
        ("Fixes: commit 0123456789ab (\"lamp: Add\")", "has the word \"commit\" in front of the id"),
        ("Fixes: 0123456789ab(\"lamp: Add\")", "has no space behind the id"),
        ("Fixes 0123456 (\"lamp: Add\")", "no colon behind"),
        ("Fixes 0123456789ab (\"lamp: Add\")", "no colon behind"),
        ("Fixes 0123456789ab (\"lamp: Add\")\n", "no colon behind"),
        ("Fixes: 0123456789ab (lamp: Add)", "does not quote the title"),
        ("Fixes: 0123456789ab \"lamp: Add\"", "has no parentheses around the title"),
        ("Fixes: 0123456789ab lamp: Add", "has no parentheses around the title and does not quote the title"),
        ("Fixes: 0123456789ab", "lacks the commit's title"),
        ("Fixes: 0123456789ab (\"lamp: Add\"), v6.1", "goes on behind the title"),
        ("Fixes: https://example.org/bug/1", "names no commit"),
        ("Fixes: lamp: Add", "names no commit"),
        ("Fixes: deaf-beef", "names no commit"),
        ("Fixes: 0123456789ab (\"lamp: Add a\n driver\")", "is split over several lines"),
        ("Fixes: 0123456789ab (\"lamp: Add a", "lacks the \")\" behind the title"),
    ])
    func reports(_ tag: String, _ fault: String) throws {
        let found = try patch(tag).found(.malformedFixes)
        #expect(found.count == 1)
        #expect(found.first?.message.contains(fault) == true, "\(found.map(\.message))")
    }

    @Test func reportsATagThatIsBrokenOff() throws {
        let found = try patch("Fixes: 0123456789ab (\"lamp: Add a\ndriver for the desk lamp\")").found(.malformedFixes)
        #expect(found.map(\.message) == ["the \"Fixes\" tag is split over several lines"])
    }

    @Test func writesTheTagAsItShouldStand() throws {
        #expect(
            try patch("Fixes: 0123456789AB  lamp: Add").found(.malformedFixes).first?.fix?.replacement == [
                "Fixes: 0123456789ab (\"lamp: Add\")"
            ])
    }

    @Test(arguments: [
        "Fixes: 0123456789ab (\"lamp: Add\")", "fixes: 0123456789ab (\"lamp: Add\")",
        "Fixes: 0123456789abcdef0123456789abcdef01234567 (\"lamp: Add\")",
        "Fixes: 0123456789ab (\"Revert \"lamp: Add (again)\"\")", "Fixes:\t0123456789ab (\"lamp: Add...\")",
        "Fixes 0123456789ab (\"lamp: Add\"), which nobody read.", "Fixes a division (\"lamp: Add\")",
        "It is wrong, and\nFixes 0123456789ab (\"lamp: Add\")\nis to blame.\n", "Fixes 0123456789ab in passing.",
        "Fixes: 0123456789ab (\"lamp: Add\")\n[Jane: found by bisecting]",
    ])
    func staysSilentOn(_ tag: String) throws {
        #expect(try patch(tag).messages(.malformedFixes) == [])
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.malformedFixes, on: .v2).isEmpty)
    }
}
