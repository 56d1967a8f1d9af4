// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct FixesWrongTitleTests {
    private func found(_ title: String) throws -> [String] {
        try SinglePatch(trailers: "Fixes: d852ab8be2ee (\"\(title)\")\nSigned-off-by: Jane Roe <jane.roe@example.org>")
            .found(.fixesWrongTitle) { $0.history = History.lamp }.map(\.message)
    }

    @Test func reportsAnotherTitle() throws {
        #expect(
            try found("lamp: Add a bulb") == [
                """
                commit "d852ab8be2ee" is called "lamp: Add a driver for the desk lamp", not "lamp: Add a bulb"
                """
            ])
    }

    @Test(arguments: ["lamp: ...", "lamp: A…", "...", "lamp: Add a bulb …"])
    func reportsABeginningThatFitsManyCommitsOrNone(_ title: String) throws {
        #expect(try found(title).count == 1)
    }

    @Test(arguments: [
        "lamp: Add a driver for the desk lamp", "lamp: Add a  driver for the desk lamp", "lamp: Add a driver for...",
        "lamp: Add a driver …",
    ])
    func staysSilentOnTheTitleAndItsBeginning(_ title: String) throws {
        #expect(try found(title) == [])
    }

    @Test(arguments: [
        "('lamp: Add a driver for the desk lamp')", "(`lamp: Add a driver for the desk lamp`)",
        "(“lamp: Add a driver for the desk lamp”)", "'lamp: Add a driver for the desk lamp'",
        "(\"lamp: Add a driver for the desk lamp)", "(lamp: Add a driver for the desk lamp)",
    ])
    func leavesTheQuotesToMalformedFixes(_ title: String) throws {
        let patch = SinglePatch(
            trailers: "Fixes: d852ab8be2ee \(title)\nSigned-off-by: Jane Roe <jane.roe@example.org>")
        #expect(try patch.found(.fixesWrongTitle) { $0.history = History.lamp } == [])
        #expect(try patch.found(.malformedFixes).count == 1)
    }

    @Test func staysSilentWhereItCanNotKnow() throws {
        #expect(try check(.fixesWrongTitle, on: .v2).isEmpty)
        #expect(try check(.fixesWrongTitle, on: .v2) { $0.history = History(commits: []) }.isEmpty)
    }
}
