// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct FixesUnknownCommitTests {
    private func found(_ tag: String, in history: History? = .lamp) throws -> [String] {
        try SinglePatch(trailers: "\(tag)\nSigned-off-by: Jane Roe <jane.roe@example.org>")
            .found(.fixesUnknownCommit) { $0.history = history }.map(\.message)
    }

    @Test func reportsACommitThatIsNotThere() throws {
        #expect(
            try found("Fixes: deadbeefdead (\"lamp: Add\")") == [
                "the \"Fixes\" tag names commit \"deadbeefdead\", which is not in this repository"
            ])
    }

    @Test func reportsAnAmbiguousId() throws {
        #expect(
            try found("Fixes: aaaaaaaaaaaa (\"lamp: Add\")") == [
                "the id \"aaaaaaaaaaaa\" of the \"Fixes\" tag is that of several commits"
            ])
    }

    @Test func staysSilentWhereItCanNotKnow() throws {
        #expect(try found("Fixes: deadbeefdead (\"lamp: Add\")", in: nil) == [])
        var partial = History.lamp
        partial.isPartial = true
        #expect(try found("Fixes: deadbeefdead (\"lamp: Add\")", in: partial) == [])
        #expect(try found("Fixes: https://example.org/bug/1") == [])
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.fixesUnknownCommit, on: .v2) { $0.history = History.lamp }.isEmpty)
    }
}
