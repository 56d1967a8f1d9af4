// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Mail
import PatchSeries
import SeriesFixtures
import Testing

@testable import Checks

@Suite struct CheckpatchReportTests {
    /// What the script of linux 6.12 printed for patch 2 of the fixture with `lamp_to_dim=lamp; ` in line 86 of its
    /// body, and one sign-off less.
    static let output = """
        -:10: WARNING:BAD_SIGN_OFF: Co-developed-by: must be immediately followed by Signed-off-by:
        -:28: WARNING:CONFIG_DESCRIPTION: please write a help paragraph that fully describes the config symbol
        -:65: WARNING:FILE_PATH_CHANGES: added, moved or deleted file(s), does MAINTAINERS need updating?
        -:89: ERROR:TRAILING_WHITESPACE: trailing whitespace
        -:89: ERROR:SPACING: spaces required around that '=' (ctx:VxV)

        """

    private func findings(
        _ output: String = Self.output, in fixture: FaultlessSeries? = nil
    ) throws -> [Diagnostic] {
        let spoilt = try (fixture ?? FaultlessSeries.v2).with(
            patch: 2, replacing: "Signed-off-by: Jane Roe <jane.roe@example.org>\n", by: ""
        ).with(patch: 2, replacing: "lamp_to_dim = lamp;", by: "lamp_to_dim=lamp; ")
        let series = try spoilt.series()
        return CheckpatchReport.diagnostics(
            in: Array(output.utf8), ofPatchAt: 1, of: SeriesUnderCheck(series: series))
    }

    @Test func putsFindingsInTheirPlace() throws {
        let finding = try #require(try findings().last)
        #expect(finding.rule == "checkpatch:SPACING")
        #expect(finding.severity == .error)
        #expect(finding.message == "spaces required around that '=' (ctx:VxV)")
        #expect(finding.location.patch?.number == 2)
        #expect(finding.location.bodyLine == 86)
        #expect(finding.location.tree == SourceLine(file: "drivers/lamp/lamp-timer.c", line: 20))
        #expect(finding.excerpt == "+\tlamp_to_dim=lamp; ")
    }

    @Test func leavesToOurRulesWhatTheyCover() throws {
        #expect(try findings().map(\.rule).contains("checkpatch:TRAILING_WHITESPACE") == false)
        #expect(try findings().map(\.rule).contains("checkpatch:BAD_SIGN_OFF") == false)
    }

    @Test func coveredTypesNameRulesOfTheCatalogue() {
        let names = Set(Rule.catalogue.map(\.name))
        #expect(CheckpatchReport.covered.values.filter { !names.contains($0) } == [])
    }

    @Test func asksForMAINTAINERSOnlyWhereTheSeriesDoesNotTouchIt() throws {
        #expect(try findings().map(\.rule).contains("checkpatch:FILE_PATH_CHANGES"))
        let updated = try FaultlessSeries.v2.with(
            patch: 1, replacing: "drivers/lamp/lamp-core.c", by: "MAINTAINERS", everywhere: true)
        #expect(try findings(in: updated).map(\.rule).contains("checkpatch:FILE_PATH_CHANGES") == false)
    }

    @Test func leavesOutWhatIsNoFinding() throws {
        let noise = "total: 1 errors, 0 warnings, 20 lines checked\n\nUse of uninitialized value.\n-:x: E:F: g\n"
        #expect(try findings(noise) == [])
    }

    @Test func hostileLineNumbersPointAtThePatch() throws {
        let lines = "-:99999999: ERROR:SPACING: x\n-:0: ERROR:SPACING: x\n-:-5: ERROR:SPACING: x\n"
        #expect(try findings(lines).map(\.location.bodyLine) == [nil, nil, nil])
    }

    @Test func givesTheScriptADecodedMailWithOneLineFields() throws {
        let folded = try FaultlessSeries.v2.with(
            patch: 2, replacing: "Subject: [PATCH v2 2/5] lamp: Add", by: "Subject: [PATCH v2 2/5]\n lamp: Add")
        let mail = String(decoding: CheckpatchReport.mail(of: try folded.series().patches[1]), as: UTF8.self)
        #expect(
            mail.hasPrefix(
                "From: Jane Roe <jane.roe@example.org>\nSubject: [PATCH v2 2/5] lamp: Add a timer that switches the lamp off\n\nFrom: Zoë"
            ))
    }
}
