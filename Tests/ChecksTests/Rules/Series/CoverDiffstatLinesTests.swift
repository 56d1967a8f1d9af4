// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct CoverDiffstatLinesTests {
    @Test func reportsAGainThatThePatchesDoNotAddUpTo() throws {
        let spoilt = try FaultlessSeries.v2
            .with(patch: 0, replacing: "40 insertions(+), 14 deletions(-)", by: "41 insertions(+), 13 deletions(-)")
        let found = try check(.coverDiffstatLines, on: spoilt)
        #expect(
            found.map(\.message) == [
                "the series gains 28 lines by the diffstat (+41 -13), and gains 26 lines by its patches"
            ])
        #expect(found.first?.severity == .warning)
    }

    @Test func reportsAFileWithFewerChangesThanItGrows() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 0, replacing: "drivers/lamp/Kconfig                        |   7 +++++++",
            by: "drivers/lamp/Kconfig                        |   5 +++++")
        let found = try check(.coverDiffstatLines, on: spoilt).map(\.message)
        #expect(found.contains(#"the diffstat counts 5 changed lines of "drivers/lamp/Kconfig", which gains 7 lines"#))
    }

    @Test func reportsAnOddNumberWhereItMustBeEven() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 0, replacing: "drivers/lamp/lamp.h                         |   2 +-",
            by: "drivers/lamp/lamp.h                         |   3 +-")
        let found = try check(.coverDiffstatLines, on: spoilt).map(\.message)
        #expect(
            found == [
                "the rows of the diffstat add up to 55 changed lines, its last line to 54",
                #"the diffstat counts 3 changed lines of "drivers/lamp/lamp.h", which gains no line"#,
            ])
    }

    @Test func staysSilentOnTheSumOfThePatches() throws {
        // What `diffstat *.patch` prints for lamp-core.c: both patches, although they touch the same line.
        let other = try FaultlessSeries.v2
            .with(
                patch: 0, replacing: "drivers/lamp/lamp-core.c                    |   6 +++++-",
                by: "drivers/lamp/lamp-core.c                    |   8 ++++++--"
            )
            .with(patch: 0, replacing: "40 insertions(+), 14 deletions(-)", by: "41 insertions(+), 15 deletions(-)")
        #expect(try check(.coverDiffstatLines, on: other).isEmpty)
    }

    @Test func staysSilentOnTheFaultlessSeriesAndWhereAHunkIsDamaged() throws {
        #expect(try check(.coverDiffstatLines, on: FaultlessSeries.v2).isEmpty)
        let damaged = try FaultlessSeries.v2.with(patch: 2, replacing: "+static struct lamp *lamp_to_dim;\n", by: "")
        #expect(try check(.coverDiffstatLines, on: damaged).isEmpty)
    }
}
