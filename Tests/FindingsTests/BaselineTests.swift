// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Findings
import Testing

@Suite struct BaselineTests {
    @Test func holdsBackWhatItKnowsAndLetsTheRestThrough() throws {
        let baseline = Baseline(of: report("a", "b"), source: "known.json")
        var next = report("a", "b", "c")
        next.hold(back: baseline.suppressions(source: "known.json"))
        #expect(next.findings.map(\.diagnostic.rule) == ["c"])
        #expect(next.suppressed.map(\.reason) == [Baseline.unexplained, Baseline.unexplained])
    }

    @Test func letsAThirdOfTheSameKindThrough() {
        let baseline = Baseline(of: report("a", "a"), source: "known.json")
        var next = report("a", "a", "a")
        next.hold(back: baseline.suppressions(source: "known.json"))
        #expect(next.findings.count == 1)
    }

    @Test func keepsReasonsAndDropsWhatIsGone() throws {
        var old = Baseline(of: report("a", "b"), source: "known.json")
        old.findings[0].reason = "because"
        var next = report("a", "c")
        next.hold(back: old.suppressions(source: "known.json"))
        let new = Baseline(of: next, keeping: old, source: "known.json")
        #expect(new.findings.map(\.rule) == ["a", "c"])
        #expect(new.findings.map(\.reason) == ["because", Baseline.unexplained])
    }

    @Test func writesTheSameBytesWhateverTheOrder() throws {
        let one = Baseline(of: report("a", "b", "c"), source: "k").json()
        let other = Baseline(of: report("c", "b", "a"), source: "k").json()
        #expect(one == other)
        #expect(try Baseline(json: one).findings.count == 3)
    }

    @Test func saysWhatIsWrongWithAFile() {
        #expect(failure("nonsense")?.description == "not a lockstep baseline: it is no JSON")
        #expect(failure("{\"schema\": \"2.0\"}")?.code == .unknownSchema)
        #expect(failure("{\"schema\": \"1.0\"}")?.underlying == "\"findings\" is missing")
        #expect(failure("{\"schema\": \"1.7\", \"findings\": [], \"more\": 1}") == nil)
    }

    private func failure(_ text: String) -> ReportError? {
        do {
            _ = try Baseline(json: Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    private func report(_ rules: String...) -> Report {
        let diagnostics = rules.map { Diagnostic(rule: $0, severity: .error, message: "m", location: .series) }
        return Report(
            toolVersion: "0",
            series: SeriesOutline(source: "-", title: "t", version: "v1", sender: nil, hasCover: false, patches: []),
            findings: Finding.list(diagnostics))
    }
}
