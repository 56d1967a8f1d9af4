// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct SenderSignOffNotLastTests {
    let swapped = """
        Signed-off-by: Jane Roe <jane.roe@example.org>
        Signed-off-by: Max Mustermann <max@example.com>
        """

    @Test func reportsSomebodyElsesSignOffBelowTheSenders() throws {
        let found = try SinglePatch(trailers: swapped).found(.senderSignOffNotLast)
        #expect(
            found.map(\.message) == [
                "the last \"Signed-off-by\" is \"Max Mustermann <max@example.com>\", not the sender"
            ])
        #expect(found.first?.excerpt == "Signed-off-by: Max Mustermann <max@example.com>")
        #expect(found.first?.notes.count == 1)
    }

    @Test func reportsItWhereTheBodyNamesTheAuthor() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 4,
            replacing: """
                Signed-off-by: Zoë Ødegård <zoe@example.com>
                Signed-off-by: Jane Roe <jane.roe@example.org>
                """,
            by: """
                Signed-off-by: Jane Roe <jane.roe@example.org>
                Signed-off-by: Zoë Ødegård <zoe@example.com>
                """)
        #expect(try check(.senderSignOffNotLast, on: spoilt).map(\.location.patch?.number) == [4])
    }

    @Test func staysSilentOnAFileThatFormatPatchMadeOfAMergedCommit() throws {
        #expect(try SinglePatch(fields: "X-Extra: none", trailers: swapped).messages(.senderSignOffNotLast) == [])
    }

    @Test func staysSilentWhereTagsOfOthersFollow() throws {
        let trailers = """
            Signed-off-by: Max Mustermann <max@example.com>
            Signed-off-by: Jane Roe <jane@elsewhere.example>
            Reviewed-by: Ravi Kumar <ravi@example.net>
            """
        #expect(try SinglePatch(trailers: trailers).messages(.senderSignOffNotLast) == [])
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.senderSignOffNotLast, on: .v2).isEmpty)
    }
}
