// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct AuthorDiffersFromSignOffTests {
    @Test func tellsAnotherAddress() throws {
        let found = try SinglePatch(from: "Jane Roe <jane@home.example>").found(.authorDiffersFromSignOff)
        #expect(
            found.map(\.message) == [
                "the author is <jane@home.example> in \"From:\" and <jane.roe@example.org> in \"Signed-off-by\""
            ])
        #expect(found.first?.severity == .info)
    }

    @Test func tellsAnotherName() throws {
        #expect(
            try SinglePatch(from: "lampgirl <jane.roe@example.org>").messages(.authorDiffersFromSignOff) == [
                "the author is \"lampgirl\" in \"From:\" and \"Jane Roe\" in \"Signed-off-by\""
            ])
    }

    @Test func warnsOfAnAuthorWithoutAName() throws {
        let found = try SinglePatch(from: "jane.roe@example.org").found(.authorDiffersFromSignOff)
        #expect(found.map(\.severity) == [.warning])
        #expect(found.first?.advice?.contains("\"From: Jane Roe <jane.roe@example.org>\"") == true)
    }

    @Test(arguments: [
        "Jane Roe <jane.roe@example.org>", "\"Roe, Jane\" <jane.roe@example.org>", "Jané Roe <Jane.Roe@example.org>",
        "Jane Q. Roe <jane.roe@example.org>", "=?utf-8?q?Jane_R=C3=B8e?= <jane.roe@example.org>",
        "JANE ROE <jane.roe+lamp@example.org>",
    ])
    func staysSilentOnSpelling(_ author: String) throws {
        #expect(try SinglePatch(from: author).messages(.authorDiffersFromSignOff) == [])
    }

    @Test func looksAtTheSignOffThatIsNearestToTheAuthor() throws {
        let others = "Signed-off-by: Max Mustermann <max@example.com>\nSigned-off-by: Zoë Ødegård <zoe@example.com>"
        let signed = "\(others)\nSigned-off-by: Jane Roe <jane.roe@example.org>"
        #expect(
            try SinglePatch(from: "Jane Roe <jane@home.example>", trailers: signed).found(.authorDiffersFromSignOff)
                .count == 1)
        let twice = "Signed-off-by: Jane Roe <jane@home.example>\n\(signed)"
        #expect(try SinglePatch(trailers: twice).messages(.authorDiffersFromSignOff) == [])
        #expect(try SinglePatch(trailers: others).messages(.authorDiffersFromSignOff) == [])
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.authorDiffersFromSignOff, on: .v2).isEmpty)
    }
}
