// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct CoverDiffstatSummaryTests {
    @Test func reportsAFileThatNoPatchCreates() throws {
        let line = " create mode 100644 drivers/lamp/lamp-timer.c\n"
        let spoilt = try FaultlessSeries.v2.with(
            patch: 0, replacing: line, by: line + " create mode 100644 drivers/lamp/lamp.c\n")
        let found = try check(.coverDiffstatSummary, on: spoilt)
        #expect(found.map(\.message) == [#"the summary says that "drivers/lamp/lamp.c" is created"#])
    }

    @Test(arguments: [
        (" create mode 100644 drivers/lamp/lamp-timer.c\n", #""drivers/lamp/lamp-timer.c" is created"#),
        (" delete mode 100644 drivers/lamp/lamp-debug.c\n", #""drivers/lamp/lamp-debug.c" is deleted"#),
        (
            " mode change 100644 => 100755 tools/testing/lamp/blink.sh\n",
            #""tools/testing/lamp/blink.sh" changes its mode"#
        ),
    ])
    func reportsALineThatIsLeftOut(_ line: String, _ what: String) throws {
        let found = try check(.coverDiffstatSummary, on: FaultlessSeries.v2.with(patch: 0, replacing: line, by: ""))
        #expect(found.map(\.message) == ["the summary does not say that \(what)"])
    }

    @Test func reportsARenameThatIsLeftOutAsBothOfItsHalves() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 0, replacing: " rename drivers/lamp/{lamp-table.c => lamp-gamma.c} (91%)\n", by: "")
        #expect(
            try check(.coverDiffstatSummary, on: spoilt).map(\.message) == [
                #"the summary does not say that "drivers/lamp/lamp-gamma.c" is created"#,
                #"the summary does not say that "drivers/lamp/lamp-table.c" is deleted"#,
            ])
    }

    @Test func reportsAnotherMode() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 0, replacing: "create mode 100644 drivers/lamp/lamp-timer.c",
            by: "create mode 100755 drivers/lamp/lamp-timer.c")
        #expect(
            try check(.coverDiffstatSummary, on: spoilt).map(\.message) == [
                #"the summary says that "drivers/lamp/lamp-timer.c" is created with mode 100755, it is 100644"#
            ])
    }

    @Test(arguments: [("100600", "100755"), ("100644", "100700"), ("100755", "100644")])
    func reportsAnotherChangeOfTheMode(_ old: String, _ new: String) throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 0, replacing: "mode change 100644 => 100755", by: "mode change \(old) => \(new)")
        #expect(
            try check(.coverDiffstatSummary, on: spoilt).map(\.message) == [
                #"the summary says that "tools/testing/lamp/blink.sh" changes its mode from \#(old) to \#(new)"#
            ])
    }

    @Test func takesARenameForADeletionAndACreation() throws {
        let other = try FaultlessSeries.v2.with(
            patch: 0, replacing: " rename drivers/lamp/{lamp-table.c => lamp-gamma.c} (91%)\n",
            by: " create mode 100644 drivers/lamp/lamp-gamma.c\n delete mode 100644 drivers/lamp/lamp-table.c\n")
        #expect(try check(.coverDiffstatSummary, on: other).isEmpty)
    }

    @Test func staysSilentWithoutAnySummary() throws {
        #expect(try check(.coverDiffstatSummary, on: FaultlessSeries.v2).isEmpty)
        let summary = """
             create mode 100644 Documentation/lamp/pixel.gif
             delete mode 100644 drivers/lamp/lamp-debug.c
             rename drivers/lamp/{lamp-table.c => lamp-gamma.c} (91%)
             create mode 100644 drivers/lamp/lamp-timer.c
             mode change 100644 => 100755 tools/testing/lamp/blink.sh

            """
        #expect(
            try check(.coverDiffstatSummary, on: FaultlessSeries.v2.with(patch: 0, replacing: summary, by: "")).isEmpty)
    }
}
