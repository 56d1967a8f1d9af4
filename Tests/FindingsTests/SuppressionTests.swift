// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Findings
import Testing

@Suite struct SuppressionTests {
    @Test func holdsBackWhatMeetsAllConditions() {
        #expect(holdsBack(Suppression(rule: "long-line", reason: "r", source: "s")))
        #expect(holdsBack(Suppression(rule: "long-line", patch: "lamp: *", reason: "r", source: "s")))
        #expect(holdsBack(Suppression(rule: "long-line", path: "drivers/*/timer.c", reason: "r", source: "s")))
        #expect(
            holdsBack(Suppression(rule: nil, fingerprint: finding.fingerprint, reason: "r", source: "s")))
    }

    @Test func letsEverythingElseThrough() {
        #expect(!holdsBack(Suppression(rule: "other", reason: "r", source: "s")))
        #expect(!holdsBack(Suppression(rule: "long-line", patch: "vfio: *", reason: "r", source: "s")))
        #expect(!holdsBack(Suppression(rule: "long-line", path: "drivers/*/timer.h", reason: "r", source: "s")))
        #expect(!holdsBack(Suppression(rule: "long-line", path: "drivers", reason: "r", source: "s")))
        #expect(
            !holdsBack(
                Suppression(rule: nil, fingerprint: Fingerprint(description: "0"), reason: "r", source: "s")))
    }

    @Test func holdsNothingBackWithoutARuleOrAFingerprint() {
        #expect(!holdsBack(Suppression(rule: nil, patch: "*", reason: "r", source: "s")))
    }

    @Test(arguments: [
        ("", "", true), ("*", "", true), ("*", "abc", true), ("a*c", "abbc", true), ("a*c", "abbd", false),
        ("*a*b", "xaxbxab", true), ("a", "ab", false), ("ab", "a", false), ("**", "x", true), ("a*", "ba", false),
    ])
    func matchesPatterns(_ pattern: String, _ text: String, _ isMatch: Bool) {
        let suppression = Suppression(rule: "r", patch: pattern, reason: "r", source: "s")
        let diagnostic = Diagnostic(
            rule: "r", severity: .info, message: "m",
            location: Location(patch: PatchReference(number: 1, title: text)))
        let finding = Finding(diagnostic: diagnostic, fingerprint: Fingerprint(diagnostic))
        #expect(suppression.holdsBack(finding) == isMatch)
    }

    @Test func countsWhatIsHeldBackBySource() {
        var report = Report(
            toolVersion: "0",
            series: SeriesOutline(source: "-", title: "t", version: "v1", sender: nil, hasCover: false, patches: []),
            findings: [finding])
        report.hold(back: [Suppression(rule: "long-line", reason: "tables", source: "lockstep.yaml")])
        var tally = Tally()
        tally.add(report)
        #expect(report.findings.isEmpty)
        #expect(report.suppressed.map(\.reason) == ["tables"])
        #expect(tally.warnings == 0)
        #expect(tally.suppressed.map(\.source) == ["lockstep.yaml"])
    }

    private func holdsBack(_ suppression: Suppression) -> Bool { suppression.holdsBack(finding) }

    private var finding: Finding {
        let diagnostic = Diagnostic(
            rule: "long-line", severity: .warning, message: "a long line",
            location: Location(
                patch: PatchReference(number: 2, title: "lamp: Add a timer"),
                tree: SourceLine(file: "drivers/lamp/timer.c", line: 3)))
        return Finding(diagnostic: diagnostic, fingerprint: Fingerprint(diagnostic))
    }
}
