// SPDX-License-Identifier: GPL-2.0-only

import Applying
import Diagnostics
import SeriesFixtures
import SourceTrees
import Testing

@testable import Checks

struct CoverDiffstatFiguresTests {
    private let row = "drivers/lamp/lamp.h                         |   2 +-"

    private func findings(_ series: FaultlessSeries) throws -> [Diagnostic] {
        let base = try FaultlessSeries.base
        return try check(.coverDiffstatFigures, on: series) { $0.applied = AppliedSeries($0.series, onto: base) }
    }

    @Test func tellsAFigureThatNoAlgorithmGives() throws {
        let found = try findings(FaultlessSeries.v2.with(patch: 0, replacing: row, by: "drivers/lamp/lamp.h | 4 ++--"))
        #expect(
            found.map(\.message) == [
                #"the diffstat counts 4 changed lines of "drivers/lamp/lamp.h", the series changes 2"#
            ])
        #expect(found.map(\.severity) == [.info])
    }

    @Test func staysSilentOnTheNetDifferenceNotOnTheSumOfThePatches() throws {
        #expect(try findings(FaultlessSeries.v2).isEmpty)
        let core = "drivers/lamp/lamp-core.c                    |   6 +++++-"
        let sum = try FaultlessSeries.v2.with(patch: 0, replacing: core, by: "drivers/lamp/lamp-core.c | 8 ++++++--")
        #expect(try findings(sum).count == 1)
    }

    /// Between these two, myers and minimal count 4 changed lines, patience 6; the patches add up to 14.
    @Test(arguments: [(4, 0), (6, 0), (8, 1), (14, 1)])
    func takesTheFiguresOfEachAlgorithm(_ claimed: Int, _ count: Int) throws {
        let series = RewrittenFile(before: "bfbdca", after: "cdbbca", claimed: claimed)
        let found = try check(.coverDiffstatFigures, on: series.mails) {
            $0.applied = AppliedSeries($0.series, onto: series.base)
        }
        #expect(found.count == count)
    }

    @Test func takesTheFiguresOfThePatchThatAloneTouchesAFile() throws {
        // 12: all of the file goes out and comes in again, as no algorithm would have it.
        var series = RewrittenFile(before: "bfbdca", after: "cdbbca", claimed: 12)
        series.isOnePatch = true
        let found = try check(.coverDiffstatFigures, on: series.mails) {
            $0.applied = AppliedSeries($0.series, onto: series.base)
        }
        #expect(found.isEmpty)
    }

    @Test func tellsTheFigureOfARenameAndStaysSilentOnOneThatIsSeenOtherwise() throws {
        let rename = "drivers/lamp/{lamp-table.c => lamp-gamma.c} |   2 +-"
        let more = try FaultlessSeries.v2.with(
            patch: 0, replacing: rename, by: "drivers/lamp/{lamp-table.c => lamp-gamma.c} |   4 +-")
        #expect(try findings(more).count == 1)
        let apart = try FaultlessSeries.v2.with(
            patch: 0, replacing: rename, by: "drivers/lamp/lamp-gamma.c | 30 +\n drivers/lamp/lamp-table.c | 30 -")
        #expect(try findings(apart).isEmpty)
    }

    @Test func staysSilentWithoutATree() throws {
        let spoilt = try FaultlessSeries.v2.with(patch: 0, replacing: row, by: "drivers/lamp/lamp.h | 4 ++--")
        #expect(try check(.coverDiffstatFigures, on: spoilt).isEmpty)
        let sparse = try check(.coverDiffstatFigures, on: spoilt) {
            $0.applied = AppliedSeries($0.series, onto: SparseBase())
        }
        #expect(sparse.isEmpty)
    }
}

/// A series that takes all lines of a file out and puts others in, in two patches or in one beside another.
private struct RewrittenFile {
    /// The lines before, a letter each.
    var before: String
    /// The lines after.
    var after: String
    /// What the cover letter says of the file.
    var claimed: Int
    var isOnePatch = false

    var base: MemoryTree {
        var tree = MemoryTree(name: "base")
        tree.files["f"] = TreeFile(mode: .regular, bytes: Array(text(before, "").utf8))
        tree.files["g"] = TreeFile(mode: .regular, bytes: Array("g\n".utf8))
        return tree
    }

    var mails: FaultlessSeries {
        let growth = claimed / 2
        let other = isOnePatch ? " g | 2 +-\n" : ""
        let total = isOnePatch ? (2, growth + 1) : (1, growth)
        let cover = """
            What it does.

             f | \(claimed) +-
            \(other) \(total.0) files changed, \(total.1) insertions(+), \(total.1) deletions(-)

            """
        let out = text(before, "-")
        let patches =
            isOnePatch
            ? [diff("f", out + text(after, "+")), diff("g", "-g\n+h\n")]
            : [diff("f", out + "+x\n"), diff("f", "-x\n" + text(after, "+"))]
        return FaultlessSeries(
            mails: ([cover] + patches).enumerated().map { number, body in
                let head = "From: A <a@example.org>\nSubject: [PATCH \(number)/2] lamp: Number \(number)\n\n"
                return FixtureMail(name: "\(number).patch", bytes: Array((head + body).utf8))
            })
    }

    private func text(_ letters: String, _ mark: String) -> String { letters.map { "\(mark)\($0)\n" }.joined() }

    private func diff(_ path: String, _ lines: String) -> String {
        let rows = lines.split(separator: "\n")
        let counts = (rows.count { $0.hasPrefix("-") }, rows.count { $0.hasPrefix("+") })
        return "Why.\n---\ndiff --git a/\(path) b/\(path)\n--- a/\(path)\n+++ b/\(path)\n"
            + "@@ -1,\(counts.0) +1,\(counts.1) @@\n\(lines)"
    }
}
