// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct FixesNotAncestorTests {
    private func found(_ id: String, base: String? = History.base, in history: History = .lamp) throws -> [String] {
        try SinglePatch(trailers: "Fixes: \(id) (\"lamp: Add\")\nSigned-off-by: Jane Roe <jane.roe@example.org>")
            .found(.fixesNotAncestor) {
                $0.history = history
                $0.baseCommit = base
            }.map(\.message)
    }

    @Test func reportsACommitOfAnotherBranch() throws {
        #expect(
            try found("bbbbbbbbbbbb") == [
                "the base does not contain commit \"bbbbbbbbbbbb\", which the patch says that it fixes"
            ])
    }

    @Test func staysSilentOnAnAncestor() throws {
        #expect(try found("d852ab8be2ee") == [])
        #expect(try found("76b451fdc67e") == [])
    }

    @Test func staysSilentWhereItCanNotKnow() throws {
        #expect(try found("bbbbbbbbbbbb", base: nil) == [])
        var partial = History.lamp
        partial.isPartial = true
        #expect(try found("bbbbbbbbbbbb", in: partial) == [])
        // Unknown and ambiguous ids are another rule's.
        #expect(try found("deadbeefdead") == [])
        #expect(try found("aaaaaaaaaaaa") == [])
    }
}
