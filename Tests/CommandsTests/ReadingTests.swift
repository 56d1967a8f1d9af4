// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import Testing

/// What the parsers have to say goes the way of all findings.
@Suite struct ReadingTests {
    /// A series with a mail that is not in the charset that it names.
    private func series() throws -> FaultySeries {
        let series = try FaultySeries()
        let name = "v2-0002-lamp-Add-a-timer-that-switches-the-lamp-off.patch"
        let text = try String(contentsOfFile: "\(series.path)/\(name)", encoding: .isoLatin1)
        try series.write(text.replacing("charset=UTF-8", with: "charset=us-ascii"), name)
        return series
    }

    @Test func isReportedUnderItsName() throws {
        let all = try series()
        let run = Invocation("check", "--types", "wrong-charset", all.path)
        #expect(run.lines.count == 2)
        #expect(run.lines.first?.hasSuffix("which the mail says it is in [wrong-charset]") == true)
        withExtendedLifetime(all) {}
    }

    @Test func isLeftOutWhereAsked() throws {
        let all = try series()
        #expect(Invocation("check", all.path).output.contains("[wrong-charset]"))
        #expect(!Invocation("check", "--ignore", "wrong-charset", all.path).output.contains("[wrong-charset]"))
    }

    @Test func isHeldBack() throws {
        let all = try series()
        try all.write("suppress:\n  - rule: wrong-charset\n    reason: a fixture\n", "lockstep.yaml")
        let run = Invocation("check", "--accept-suppressions", "--types", "wrong-charset", all.path)
        #expect(run.lines.last?.contains("1 suppressed by") == true)
    }

    @Test func isListedAndExplained() {
        #expect(Invocation("rules").output.contains("\nIn reading the mail\n"))
        let page = Invocation("rules", "wrong-charset")
        #expect(page.output.hasPrefix("wrong-charset: warning, family \"reading\"\n"))
    }

    @Test func hasItsPageInReports() throws {
        let all = try series()
        let run = Invocation("check", "--types", "wrong-charset", "--format", "json", all.path)
        #expect(run.output.contains("\"family\": \"reading\""))
        withExtendedLifetime(all) {}
    }
}
