// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct MisplacedBaseCommitTests {
    private let line = "base-commit: 76b451fdc67e20ad33f9737451ccd29243b648ae\n"

    @Test func reportsALineInACommitMessage() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 3, replacing: "Signed-off-by: Jane Roe", by: line + "Signed-off-by: Jane Roe")
        let found = try check(.misplacedBaseCommit, on: spoilt)
        #expect(found.map(\.message) == ["the base commit stands in the commit message"])
        #expect(found.map(\.severity) == [.warning])
        #expect(found.first?.location.patch?.number == 3)
    }

    @Test func tellsALineInTheMiddleOfTheLetterAsInfo() throws {
        let spoilt = try FaultlessSeries.v2
            .with(patch: 0, replacing: line, by: "")
            .with(patch: 0, replacing: "Tested on the lamp of my desk.\n", by: line)
        let found = try check(.misplacedBaseCommit, on: spoilt)
        #expect(found.map(\.message) == ["the base commit stands in the middle of the cover letter"])
        #expect(found.map(\.severity) == [.info])
    }

    @Test func staysSilentWhereGitAndB4PutIt() throws {
        #expect(try check(.misplacedBaseCommit, on: FaultlessSeries.v2).isEmpty)
        let b4 = try FaultlessSeries.v2.with(
            patch: 0, replacing: line, by: "---\n\(line)change-id: 20231205-lamp-0123456789ab\n\nBest regards,\n")
        #expect(try check(.misplacedBaseCommit, on: b4).isEmpty)
    }

    @Test func staysSilentAboveThePrerequisites() throws {
        let ids = (1...9).map { "prerequisite-patch-id: \($0)8a705aa75b3710740c50353a29e0c0c8773531\n" }.joined()
        let other = try FaultlessSeries.v2.with(patch: 0, replacing: line, by: line + ids)
        #expect(try check(.misplacedBaseCommit, on: other).isEmpty)
        let spoilt = try FaultlessSeries.v2.with(patch: 0, replacing: line, by: line + "a\nb\nc\nd\n")
        #expect(try check(.misplacedBaseCommit, on: spoilt).count == 1)
    }

    @Test func staysSilentBelowTheDashesOfAPatch() throws {
        let other = try FaultlessSeries.v2
            .with(patch: 0, replacing: line, by: "")
            .with(patch: 1, replacing: "v2: report 0 for a lamp without lines (Ravi)\n", by: line)
        #expect(try check(.misplacedBaseCommit, on: other).isEmpty)
    }
}
