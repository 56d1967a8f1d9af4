// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct DuplicateTrailerTests {
    @Test func reportsTheSecondOfTwo() throws {
        let patch = SinglePatch(
            trailers: """
                Reviewed-by: Ravi Kumar <ravi@example.net>
                Signed-off-by: Jane Roe <jane.roe@example.org>
                Reviewed-By:  Ravi Kumar <ravi@example.net>
                """)
        let found = try patch.found(.duplicateTrailer)
        #expect(found.map(\.message) == ["\"Reviewed-By: Ravi Kumar <ravi@example.net>\" stands here twice"])
        #expect(found.first?.excerpt == "Reviewed-By:  Ravi Kumar <ravi@example.net>")
        #expect(found.first?.notes.first?.location?.bodyLine == 3)
        #expect(found.map(\.severity) == [.warning])
    }

    @Test func reportsASignOffGivenTwiceInARow() throws {
        let patch = SinglePatch(
            trailers: """
                Signed-off-by: Jane Roe <jane.roe@example.org>
                Signed-off-by: Jane Roe <jane.roe@example.org>
                """)
        #expect(try patch.found(.duplicateTrailer).count == 1)
    }

    @Test func onlyMentionsACopyToTheSamePerson() throws {
        let patch = SinglePatch(
            trailers: "Cc: a@example.org\nCc: a@example.org\nSigned-off-by: Jane Roe <jane.roe@example.org>")
        #expect(try patch.found(.duplicateTrailer).map(\.severity) == [.info])
    }

    @Test func staysSilentOnTheWayThatAPatchTookAndOnDifferentRemarks() throws {
        let patch = SinglePatch(
            trailers: """
                Signed-off-by: Jane Roe <jane.roe@example.org>
                Reviewed-by: Ravi Kumar <ravi@example.net> # PCI
                Reviewed-by: Ravi Kumar <ravi@example.net> # USB
                Signed-off-by: Max Mustermann <max@example.com>
                Signed-off-by: Jane Roe <jane.roe@example.org>
                """)
        #expect(try patch.messages(.duplicateTrailer) == [])
        #expect(try check(.duplicateTrailer, on: .v2).isEmpty)
    }
}
