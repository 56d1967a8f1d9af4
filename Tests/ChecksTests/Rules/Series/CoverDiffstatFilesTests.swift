// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct CoverDiffstatFilesTests {
    private let kconfig = " drivers/lamp/Kconfig                        |   7 +++++++\n"

    @Test func reportsAFileThatIsLeftOut() throws {
        let spoilt = try FaultlessSeries.v2
            .with(patch: 0, replacing: kconfig, by: "")
            .with(patch: 0, replacing: "10 files changed", by: "9 files changed")
        let found = try check(.coverDiffstatFiles, on: spoilt)
        #expect(found.map(\.message) == [#"the diffstat leaves out "drivers/lamp/Kconfig""#])
        #expect(found.first?.notes.map(\.message) == [#"patch 2 changes "drivers/lamp/Kconfig""#])
    }

    @Test func reportsAFileThatTheSeriesDoesNotChange() throws {
        let spoilt = try FaultlessSeries.v2
            .with(patch: 0, replacing: kconfig, by: kconfig + " drivers/lamp/main.c                         |   1 +\n")
            .with(patch: 0, replacing: "10 files changed", by: "11 files changed")
        let found = try check(.coverDiffstatFiles, on: spoilt)
        #expect(
            found.map(\.message) == [#"the diffstat lists "drivers/lamp/main.c", which the series does not change"#])
    }

    @Test func tellsManyFilesInOneFinding() throws {
        let rows = (1...30).map { " drivers/lamp/other\($0).c | 1 +\n" }.joined()
        let spoilt = try FaultlessSeries.v2
            .with(patch: 0, replacing: kconfig, by: kconfig + rows)
            .with(patch: 0, replacing: "10 files changed", by: "40 files changed")
        let found = try check(.coverDiffstatFiles, on: spoilt)
        #expect(
            found.map(\.message) == [
                #"the diffstat lists 30 files that the series does not change, the first is "drivers/lamp/other1.c""#
            ])
        #expect(found.first?.notes.count == 7)
    }

    @Test func staysSilentOnThePrefixThatDiffstatLeaves() throws {
        let other = try FaultlessSeries.v2.with(
            patch: 0, replacing: kconfig, by: " b/drivers/lamp/Kconfig | 7 +++++++\n")
        #expect(try check(.coverDiffstatFiles, on: other).isEmpty)
    }

    @Test func reportsANumberOfFilesThatIsNotThatOfTheRows() throws {
        let spoilt = try FaultlessSeries.v2.with(patch: 0, replacing: "10 files changed", by: "12 files changed")
        #expect(
            try check(.coverDiffstatFiles, on: spoilt).map(\.message) == ["the diffstat lists 10 files and counts 12"])
    }

    @Test func takesARenameForADeletionAndACreation() throws {
        let row = " drivers/lamp/{lamp-table.c => lamp-gamma.c} |   2 +-\n"
        let other = try FaultlessSeries.v2
            .with(
                patch: 0, replacing: row,
                by: " drivers/lamp/lamp-gamma.c | 30 ++\n drivers/lamp/lamp-table.c | 30 --\n"
            )
            .with(patch: 0, replacing: "10 files changed", by: "11 files changed")
        #expect(try check(.coverDiffstatFiles, on: other).isEmpty)
        let half = try FaultlessSeries.v2.with(patch: 0, replacing: row, by: " drivers/lamp/lamp-gamma.c | 30 ++\n")
        #expect(
            try check(.coverDiffstatFiles, on: half).map(\.message) == [
                #"the diffstat leaves out "drivers/lamp/lamp-table.c""#
            ])
    }

    @Test(arguments: [
        ".../lamp/{lamp-table.c => lamp-gamma.c}", ".../lamp-table.c => lamp-gamma.c}", ".../lamp/lamp-gamma.c",
    ])
    func staysSilentOnRowsThatGitHasCut(_ row: String) throws {
        let other = try FaultlessSeries.v2.with(
            patch: 0, replacing: " drivers/lamp/{lamp-table.c => lamp-gamma.c} | ", by: " \(row) | ")
        #expect(try check(.coverDiffstatFiles, on: other).isEmpty)
    }

    @Test func countsTheNetDifferenceAndNotThePatches() throws {
        // Patch 2 adds a file, patch 4 takes it away again: no diff of the series shows it.
        let added = try FaultlessSeries.v2.with(
            patch: 4, replacing: "diff --git a/drivers/lamp/lamp.h",
            by: """
                diff --git a/drivers/lamp/lamp-timer.c b/drivers/lamp/lamp-timer.c
                deleted file mode 100644
                index 883792b3ba44..000000000000
                diff --git a/drivers/lamp/lamp.h
                """)
        let found = try check(.coverDiffstatFiles, on: added)
        #expect(
            found.map(\.message) == [
                #"the diffstat lists "drivers/lamp/lamp-timer.c", which the series does not change"#
            ])
    }

    @Test func staysSilentWhereAFileMayBeAsItWas() throws {
        // The header file is changed and changed back by the look of its blob ids.
        let other = try FaultlessSeries.v2
            .with(patch: 4, replacing: "..c0bda6d2732d", by: "..e4526c3a29d0")
            .with(patch: 0, replacing: " drivers/lamp/lamp.h                         |   2 +-\n", by: "")
            .with(patch: 0, replacing: "10 files changed", by: "9 files changed")
        #expect(try check(.coverDiffstatFiles, on: other).isEmpty)
    }

    @Test func staysSilentOnTheFaultlessSeriesAndWhereAPatchIsMissing() throws {
        #expect(try check(.coverDiffstatFiles, on: FaultlessSeries.v2).isEmpty)
        #expect(try check(.coverDiffstatFiles, on: FaultlessSeries.v2.without(patch: 2)).isEmpty)
    }
}
