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

    @Test func staysSilentOnTheNetDifferenceAndOnTheSumOfThePatches() throws {
        #expect(try findings(FaultlessSeries.v2).isEmpty)
        let core = "drivers/lamp/lamp-core.c                    |   6 +++++-"
        let sum = try FaultlessSeries.v2.with(patch: 0, replacing: core, by: "drivers/lamp/lamp-core.c | 8 ++++++--")
        #expect(try findings(sum).isEmpty)
        let other = try FaultlessSeries.v2.with(
            patch: 0, replacing: core, by: "drivers/lamp/lamp-core.c | 10 +++++++---")
        #expect(try findings(other).count == 1)
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
