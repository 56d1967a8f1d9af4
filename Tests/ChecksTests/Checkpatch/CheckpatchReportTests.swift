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
            in: Array(output.utf8), ofPatchAt: 1, of: SeriesUnderCheck(series: series), beside: [])
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

    @Test func mattersNameRulesOfTheCatalogueAndTypes() {
        let names = Set(Rule.catalogue.map(\.name))
        for teller in CheckpatchMatter.all.values.flatMap(\.tellers) {
            let type = CheckpatchReport.typeName(of: teller)
            #expect(type == teller ? names.contains(teller) : CheckpatchMatter.all[type] != nil, "\(teller)")
        }
    }

    /// What remains of `lines` of the script's on `patch`, all rules of ours having looked at it.
    private func remaining(of lines: [String], on patch: SinglePatch) throws -> [String] {
        let subject = SeriesUnderCheck(series: try patch.series())
        let found = Rule.catalogue.flatMap { $0.check(subject) }
        return CheckpatchReport.diagnostics(
            in: Array((lines.joined(separator: "\n") + "\n").utf8), ofPatchAt: 0, of: subject, beside: found
        ).map { CheckpatchReport.typeName(of: $0.rule) }
    }

    /// The line of the script's for the first trailer of a ``SinglePatch``.
    private func onTrailer(_ finding: String) -> String { "-:6: WARNING:\(finding)" }

    @Test(arguments: [
        ("reviewed-by: Ravi Kumar <ravi@example.net>", "BAD_SIGN_OFF: 'Reviewed-by:' is the preferred signature form"),
        (" Reviewed-by: Ravi <ravi@example.net>", "BAD_SIGN_OFF: Do not use whitespace before Reviewed-by:"),
        ("Suggested-by: Ravi", "BAD_SIGN_OFF: Unrecognized email address: 'Ravi'"),
        ("Tested-by: Ravi <ravi at example.net>", "BAD_SIGN_OFF: Unrecognized email address: 'Ravi'"),
        ("fixes: 0123456789ab (\"lamp: Add\")", "BAD_FIXES_TAG: Please use correct Fixes: style"),
        ("Fixes: 0123456789AB (\"lamp: Add\")", "BAD_FIXES_TAG: Please use correct Fixes: style"),
        ("Cc: <stable@vger.kernel.org>, # new", "BAD_STABLE_ADDRESS_STYLE: Invalid email format for stable"),
        ("Cc: stable@vger.kernel.org, a@example.org", "BAD_STABLE_ADDRESS_STYLE: Invalid email format for stable"),
    ])
    func keepsWhatNoRuleOfOursHasTold(_ trailer: String, _ finding: String) throws {
        let patch = SinglePatch(trailers: "\(trailer)\nSigned-off-by: Jane Roe <jane.roe@example.org>")
        let type = String(finding.prefix { $0 != ":" })
        #expect(try remaining(of: [onTrailer(finding)], on: patch) == [type])
    }

    @Test(arguments: [
        ("Reviewed-by: Ravi <ravi@example.net> thanks", "BAD_SIGN_OFF: Unexpected content after email"),
        ("Reveiwed-by: Ravi <ravi@example.net>", "BAD_SIGN_OFF: Non-standard signature: Reveiwed-by:"),
        ("Fixes 0123456789ab (\"lamp: Add\")", "BAD_FIXES_TAG: Please use correct Fixes: style"),
        ("Fixes 0123456789ab (\"lamp: Add\")", "GIT_COMMIT_ID: Please use git commit description style"),
        ("Cc: stable@vger.kernel.org v6.1", "BAD_STABLE_ADDRESS_STYLE: Invalid email format for stable"),
    ])
    func leavesOutWhatARuleOfOursTellsThere(_ trailer: String, _ finding: String) throws {
        let patch = SinglePatch(trailers: "\(trailer)\nSigned-off-by: Jane Roe <jane.roe@example.org>")
        #expect(try remaining(of: [onTrailer(finding)], on: patch) == [])
        // The same on another line is another fault.
        let other = "-:7: WARNING:\(finding)"
        let type = String(finding.prefix { $0 != ":" })
        #expect(try remaining(of: [other], on: patch) == (finding.contains(/Non-standard|STABLE/) ? [] : [type]))
    }

    @Test(arguments: [
        ("Mentored-by: Ravi <ravi@example.net>", "BAD_SIGN_OFF: Non-standard signature: Mentored-by:"),
        ("Fixes: 0123456789abcd (\"lamp: Add\")", "BAD_FIXES_TAG: Please use correct Fixes: style"),
        ("Fixes: 0123456789ab (\"lamp: Add\")", "UNKNOWN_COMMIT_ID: Unknown commit id '0123456789ab'"),
        ("Cc: stable <stable@kernel.org>", "BAD_STABLE_ADDRESS_STYLE: Invalid email format for stable"),
    ])
    func leavesOutWhatIsNoFault(_ trailer: String, _ finding: String) throws {
        let patch = SinglePatch(trailers: "\(trailer)\nSigned-off-by: Jane Roe <jane.roe@example.org>")
        #expect(try remaining(of: [onTrailer(finding)], on: patch) == [])
    }

    @Test func tellsNoFaultOfTheScriptTwice() throws {
        let patch = SinglePatch(
            trailers: "Cc: stable@vger.kernel.org, a@example.org\nSigned-off-by: Jane Roe <jane.roe@example.org>")
        let lines = ["BAD_SIGN_OFF: better as x", "BAD_STABLE_ADDRESS_STYLE: Invalid email format"].map(onTrailer)
        #expect(try remaining(of: lines, on: patch) == ["BAD_STABLE_ADDRESS_STYLE"])
        let indent = ["-:17: ERROR:CODE_INDENT: a", "-:17: WARNING:LEADING_SPACE: b", "-:18: WARNING:LEADING_SPACE: b"]
        #expect(try remaining(of: indent, on: SinglePatch()) == ["CODE_INDENT", "LEADING_SPACE"])
    }

    @Test func tellsNoFaultOfTheDiffTwice() throws {
        var patch = SinglePatch()
        patch.diff = diff(" {\n-\treturn 0;\n+ \treturn 1;\n }")
        // The script's first three lines are the header's, the body's thirteenth is "@@".
        let line = try #require(try patch.series().patches.first?.diff.first?.hunks.first?.lines[2].line) + 3
        let types = ["CODE_INDENT", "SPACE_BEFORE_TAB", "LEADING_SPACE"]
        #expect(try remaining(of: types.map { "-:\(line): WARNING:\($0): x" }, on: patch) == [])
        #expect(
            try remaining(of: types.map { "-:\(line + 1): WARNING:\($0): x" }, on: patch)
                == ["CODE_INDENT", "SPACE_BEFORE_TAB"])
        patch.diff = diff(" {\n-\treturn 0;\n+\treturn 1;\n }").replacing("+12,3", with: "+12,4")
        #expect(try remaining(of: ["-:\(line + 2): ERROR:CORRUPTED_PATCH: x"], on: patch) == [])
        patch.diff = diff(" {\n-\treturn 0;\n+\treturn 1;") + "\n\\ No newline at end of file"
        #expect(try remaining(of: ["-:\(line): WARNING:MISSING_EOF_NEWLINE: x"], on: patch) == [])
        #expect(try remaining(of: ["-:\(line): WARNING:MISSING_EOF_NEWLINE: x"], on: SinglePatch()) != [])
        #expect(try remaining(of: ["-:\(line): ERROR:CORRUPTED_PATCH: x"], on: SinglePatch()) != [])
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
