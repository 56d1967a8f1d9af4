// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Findings
import Testing

@Suite struct FingerprintingTests {
    @Test func ordersBySeriesThenCoverThenPatchThenLine() {
        let found = Finding.list([
            diagnostic("c", patch: 2, line: 3), diagnostic("b", patch: 2, line: 1),
            diagnostic("d", patch: nil, line: nil),
            diagnostic("a", patch: 0, line: 9), diagnostic("e", patch: 2, line: 3),
        ])
        #expect(found.map(\.diagnostic.rule) == ["d", "a", "b", "c", "e"])
    }

    @Test func tellsEqualFindingsApart() {
        let found = Finding.list([
            diagnostic("a", patch: 1, line: 3), diagnostic("a", patch: 1, line: 5), diagnostic("a", patch: 1, line: 7),
        ])
        #expect(Set(found.map(\.fingerprint)).count == 3)
        #expect(found.first?.fingerprint == Fingerprint(diagnostic("a", patch: 1, line: 3)))
    }

    @Test func keepsTheFingerprintWhenLinesAndPatchesMove() {
        let before = Finding.list([diagnostic("a", patch: 1, line: 3)])
        let after = Finding.list([diagnostic("a", patch: 4, line: 30)])
        #expect(before.map(\.fingerprint) == after.map(\.fingerprint))
    }

    private func diagnostic(_ rule: String, patch: Int?, line: Int?) -> Diagnostic {
        Diagnostic(
            rule: rule, severity: .warning, message: "something",
            location: Location(patch: patch.map { PatchReference(number: $0, title: "t") }, bodyLine: line),
            excerpt: "+\tfoo();")
    }
}
