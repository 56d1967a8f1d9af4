// SPDX-License-Identifier: GPL-2.0-only

import Applying
import Diagnostics
import SeriesFixtures
import SourceTrees
import Testing

@testable import Checks

@Suite struct PostImageMismatchTests {
    private func findings(_ series: FaultlessSeries, base: any SourceTree = SparseBase()) throws -> [Diagnostic] {
        try check(.postImageMismatch, on: series) { $0.applied = AppliedSeries($0.series, onto: base) }
    }

    @Test func reportsANewFileWithoutABase() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 2, replacing: "+#include \"lamp.h\"", by: "+#include \"lamp.c\"")
        let found = try findings(spoilt)
        #expect(
            found.map(\.message) == [
                """
                the diff makes "drivers/lamp/lamp-timer.c" the blob "ee05449a6771", its "index" line says \
                "883792b3ba44"
                """
            ])
        #expect(found.first?.location.patch?.number == 2)
        #expect(found.first?.location.tree?.file == "drivers/lamp/lamp-timer.c")
    }

    @Test func reportsAChangedFileWhereItsPreImageIsThere() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 3, replacing: "+lamp-y += lamp-gamma.o", by: "+lamp-y += lamp-beta.o")
        #expect(try findings(spoilt).isEmpty)
        let found = try findings(spoilt, base: FaultlessSeries.base)
        #expect(found.map(\.location.tree?.file) == ["drivers/lamp/Makefile"])
    }

    @Test func staysSilentWhereAnotherRuleSpeaks() throws {
        // A line is missing.
        let short = try FaultlessSeries.v2.with(patch: 2, replacing: "+#include \"lamp.h\"\n", by: "")
        #expect(try findings(short).isEmpty)
        // The change was made to another file.
        var base = try FaultlessSeries.base
        try base.edit("drivers/lamp/Kconfig") { "# A comment.\n" + $0 }
        #expect(try findings(.v2, base: base).isEmpty)
    }

    @Test func staysSilentWithoutAnIndexLine() throws {
        let text = diff(mode: "100644", "+int a;\n+int b;").replacing("index 0000000000..2222222222\n", with: "")
        var patch = SinglePatch()
        patch.diff = text
        let found = try patch.found(.postImageMismatch) { $0.applied = AppliedSeries($0.series, onto: SparseBase()) }
        #expect(found.isEmpty)
    }

    @Test(arguments: [("dc904e7", 0), ("dc904e8", 1)])
    func comparesAsFarAsTheLineGoes(_ id: String, _ count: Int) throws {
        var patch = SinglePatch()
        patch.diff = diff(mode: "100644", "+int a;\n+int b;").replacing("2222222222", with: id)
        let found = try patch.found(.postImageMismatch) { $0.applied = AppliedSeries($0.series, onto: SparseBase()) }
        #expect(found.count == count)
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try findings(.v2).isEmpty)
        #expect(try findings(.v2, base: FaultlessSeries.base).isEmpty)
    }
}
