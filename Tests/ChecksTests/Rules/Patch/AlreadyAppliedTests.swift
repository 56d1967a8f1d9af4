// SPDX-License-Identifier: GPL-2.0-only

import Applying
import Diagnostics
import PatchSeries
import SeriesFixtures
import SourceTrees
import Testing

@testable import Checks

struct AlreadyAppliedTests {
    @Test func reportsAPatchThatIsThere() throws {
        var base = try FaultlessSeries.base
        try base.edit("drivers/lamp/lamp-core.c") {
            $0.replacing(
                "\treturn lamp->level * 100 / 256;",
                with: "\tif (!lamp->bits)\n\t\treturn 0;\n\n\treturn lamp->level * 100 / LAMP_LEVEL_MAX;")
        }
        let found = try check(.alreadyApplied, on: .v2, base: base)
        #expect(found.map(\.message) == ["all changes of the patch are in the tree already"])
        #expect(found.first?.location.patch?.number == 1)
        #expect(found.first?.excerpt == "Subject: [PATCH v2 1/5] lamp: Reach 100 percent")
    }

    @Test func reportsASeriesThatIsThereOnce() throws {
        let series = try FaultlessSeries.v2.series()
        let after = try #require(AppliedSeries(series, onto: FaultlessSeries.base).trees.last)
        var base = try FaultlessSeries.base
        for (path, file) in after.changes { base.files[path] = file }
        let found = try check(.alreadyApplied, on: .v2, base: base)
        #expect(found.map(\.message) == ["all 5 patches of the series are in the tree already"])
        #expect(found.first?.location.patch?.number == 0)
        #expect(try check(.doesNotApply, on: .v2, base: base).isEmpty)
        #expect(try check(.appliesMoved, on: .v2, base: base).isEmpty)
    }

    @Test(arguments: 1...4)
    func reportsTheFirstPatchesThatAreThere(_ count: Int) throws {
        let series = try FaultlessSeries.v2.series()
        let after = try AppliedSeries(series, onto: FaultlessSeries.base).trees[count]
        var base = try FaultlessSeries.base
        for (path, file) in after.changes { base.files[path] = file }
        let found = try check(.alreadyApplied, on: .v2, base: base)
        #expect(found.map(\.location.patch?.number) == Array(1...count))
        #expect(found.allSatisfy { $0.message == "all changes of the patch are in the tree already" })
        #expect(try check(.doesNotApply, on: .v2, base: base).isEmpty)
    }

    @Test func reportsTheFileThatIsThere() throws {
        var base = try FaultlessSeries.base
        try base.edit("drivers/lamp/Makefile") { $0 + "lamp-$(CONFIG_LAMP_TIMER) += lamp-timer.o\n" }
        let found = try check(.alreadyApplied, on: .v2, base: base)
        #expect(found.map(\.message) == ["the change of \"drivers/lamp/Makefile\" is in the tree already"])
        #expect(found.first?.location.patch?.number == 2)
    }

    @Test func reportsTheHunksThatAreThere() throws {
        var base = try FaultlessSeries.base
        try base.edit("drivers/lamp/lamp-core.c") {
            $0.replacing("#include <linux/module.h>", with: "#include <linux/math.h>\n#include <linux/module.h>")
        }
        let found = try check(.alreadyApplied, on: .v2, base: base)
        #expect(found.map(\.message) == ["1 of 2 hunks of \"drivers/lamp/lamp-core.c\" is in the tree already"])
        #expect(found.first?.location.patch?.number == 2)
        #expect(found.first?.excerpt == "@@ -1,6 +1,7 @@")
        #expect(found.first?.location.tree?.description == "drivers/lamp/lamp-core.c:1")
    }

    @Test func staysSilentWhereItAppliesOrNothingIsKnown() throws {
        #expect(try check(.alreadyApplied, on: .v2, base: FaultlessSeries.base).isEmpty)
        #expect(try check(.alreadyApplied, on: .v2).isEmpty)
    }
}
