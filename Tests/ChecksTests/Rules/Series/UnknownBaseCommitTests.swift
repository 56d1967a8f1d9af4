// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Applying
import SeriesFixtures
import SourceTrees
import Testing

@testable import Checks

struct UnknownBaseCommitTests {
    /// A history of known commits.
    private struct History: CommitHistory {
        var ids: [String] = []
        var isPartial = false

        func commits(abbreviated abbreviation: String) throws -> [CommitSummary] {
            ids.filter { $0.hasPrefix(abbreviation) }.map { CommitSummary(id: $0, subject: "") }
        }

        func isAncestor(_ ancestor: String, of descendant: String) throws -> Bool { true }
    }

    @Test func reportsACommitThatIsNotInTheRepository() throws {
        let found = try check(.unknownBaseCommit, on: FaultlessSeries.v2) { $0.history = History(ids: ["0123456789"]) }
        #expect(
            found.map(\.message) == [
                #"the base commit "76b451fdc67e20ad33f9737451ccd29243b648ae" is not in the repository"#
            ])
    }

    @Test func staysSilentOnACommitThatIsThere() throws {
        let history = History(ids: ["76b451fdc67e20ad33f9737451ccd29243b648ae"])
        #expect(try check(.unknownBaseCommit, on: FaultlessSeries.v2) { $0.history = history }.isEmpty)
    }

    @Test func staysSilentWhereTheHistoryCantTell() throws {
        #expect(try check(.unknownBaseCommit, on: FaultlessSeries.v2).isEmpty)
        #expect(try check(.unknownBaseCommit, on: FaultlessSeries.v2) { $0.history = History(isPartial: true) }.isEmpty)
    }

    @Test(arguments: ["v6.6", "76b451", "76b451fx"])
    func staysSilentOnWhatAnotherRuleReports(_ base: String) throws {
        let other = try FaultlessSeries.v2.with(
            patch: 0, replacing: "76b451fdc67e20ad33f9737451ccd29243b648ae", by: base)
        #expect(try check(.unknownBaseCommit, on: other) { $0.history = History() }.isEmpty)
    }
}
