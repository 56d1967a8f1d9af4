// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct UnpairedCoDevelopedByTests {
    @Test func reportsACoAuthorWhoHasNotSigned() throws {
        let patch = SinglePatch(
            trailers: """
                Co-developed-by: Max Mustermann <max@example.com>
                Signed-off-by: Jane Roe <jane.roe@example.org>
                """)
        let found = try patch.found(.unpairedCoDevelopedBy)
        #expect(found.map(\.message) == ["the co-author \"Max Mustermann <max@example.com>\" has not signed"])
        #expect(found.map(\.severity) == [.error])
    }

    @Test func reportsASignOffThatDoesNotFollow() throws {
        let patch = SinglePatch(
            trailers: """
                Co-developed-by: Max Mustermann <max@example.com>
                Co-developed-by: Zoë Ødegård <zoe@example.com>
                Signed-off-by: Max Mustermann <max@example.com>
                Signed-off-by: Zoë Ødegård <zoe@example.com>
                Signed-off-by: Jane Roe <jane.roe@example.org>
                """)
        let found = try patch.found(.unpairedCoDevelopedBy)
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.severity == .warning && $0.notes.count == 1 })
        #expect(found.first?.excerpt == "Co-developed-by: Max Mustermann <max@example.com>")
    }

    @Test func reportsTheAuthorAsCoAuthor() throws {
        let patch = SinglePatch(
            trailers: """
                Co-developed-by: Jane Roe <jane.roe@example.org>
                Signed-off-by: Jane Roe <jane.roe@example.org>
                """)
        #expect(
            try patch.messages(.unpairedCoDevelopedBy) == [
                "\"Co-developed-by\" names \"Jane Roe <jane.roe@example.org>\", who is the author"
            ])
    }

    @Test func takesNobodyForTheAuthorWhoHasTheSameNameOnly() throws {
        let patch = SinglePatch(
            trailers: """
                Co-developed-by: Jane Roe <jane@elsewhere.example>
                Signed-off-by: Jane Roe <jane@elsewhere.example>
                Signed-off-by: Jane Roe <jane.roe@example.org>
                """)
        #expect(try patch.messages(.unpairedCoDevelopedBy) == [])
    }

    @Test func staysSilentOnPairs() throws {
        let patch = SinglePatch(
            trailers: """
                Co-developed-by: Max Mustermann <max@example.com>
                Signed-off-by: Max Mustermann <mm@elsewhere.example>
                [Zoë: wrote the table]
                Co-developed-by: Zoë Ødegård <zoe@example.com> # the table
                Signed-off-by: Zoe Odegard <zoe@example.com>
                Signed-off-by: Jane Roe <jane.roe@example.org>
                """)
        #expect(try patch.messages(.unpairedCoDevelopedBy) == [])
        #expect(try check(.unpairedCoDevelopedBy, on: .v2).isEmpty)
    }
}
