// SPDX-License-Identifier: GPL-2.0-only

import Applying
import Kconfig
import PatchSeries
import SeriesFixtures
import SourceTrees
import Testing

@testable import Checks

struct ShownKconfigTests {
    private static func text(_ lines: [(Int, String)]) -> String {
        let shown = lines.map { ShownLine(number: $0.0, content: Array($0.1.utf8)[...]) }
        return String(decoding: ShownKconfig.text(of: shown), as: UTF8.self)
    }

    @Test func keepsWholeEntriesAtTheirLines() {
        let text = Self.text([
            (3, "\tdepends on SOCKET"), (4, ""), (5, "config OIL"), (6, "\tbool \"Oil\""), (7, "\thelp"),
            (8, "\t  if you like it"), (9, ""), (10, "config WICK"), (11, "\tbool"),
        ])
        #expect(text == "\n\n\n\nconfig OIL\n\tbool \"Oil\"\n\thelp\n\t  if you like it\n\n")
    }

    @Test func leavesOutBlocksAndWhatMayGoOn() {
        #expect(
            Self.text([(1, "if OIL"), (2, "config WICK"), (3, "\tbool"), (4, "endif")]) == "\nconfig WICK\n\tbool\n")
        #expect(Self.text([(1, "config WICK"), (2, "\tbool"), (9, "config OIL")]) == "")
        #expect(Self.text([]) == "")
    }

    @Test func provesWhatASeriesShows() throws {
        let series = try SketchedSeries(
            1,
            [
                SketchedPatch(
                    "lamp: Add oil",
                    [
                        " \tdepends on SOCKET", " ", "+config OIL", "+\tbool \"Oil\"", "+\tdepends on LAMP", "+",
                        " config WICK",
                    ],
                    path: "lamp/Kconfig"),
                SketchedPatch(
                    "lamp: Burn without a lamp",
                    [" config OIL", " \tbool \"Oil\"", "-\tdepends on LAMP", " ", " config WICK"], path: "lamp/Kconfig"),
            ]
        ).series()
        let applied = AppliedSeries(series, onto: SparseBase())
        let invariant = try Invariant(parsing: "OIL -> LAMP")
        let verdicts = applied.trees.indices.map { index -> Verdict? in
            var sources = KconfigSources(ShownKconfig.tree(of: applied, at: index))
            let tree = KconfigTree(loading: "Kconfig", environment: [:], answers: NoAnswers()) { sources.file(at: $0) }
            guard let oil = tree.symbol("OIL"), tree.isDefined(oil) else { return nil }
            return Prover(for: tree.openWorld()).holds(invariant)
        }
        #expect(verdicts[0] == nil)
        #expect(verdicts[1] == .holds)
        guard case .violated? = verdicts[2] else {
            Issue.record("\(String(describing: verdicts[2]))")
            return
        }
    }
}

private struct NoAnswers: ShellAnswers {
    func answer(to command: String) -> String? { nil }
}
