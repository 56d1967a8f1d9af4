// SPDX-License-Identifier: GPL-2.0-only

import Applying
import Diagnostics
import SeriesFixtures
import SourceTrees
import Testing

@testable import Checks

@Suite struct WrongBaseTests {
    /// A tree in which the files of the right one hold something else, those at `kept` aside.
    private func otherTree(keeping kept: Set<String> = []) throws -> MemoryTree {
        var tree = try FaultlessSeries.base
        for (path, file) in tree.files where !kept.contains(path) {
            tree.files[path] = TreeFile(mode: file.mode, bytes: Array("something else\n".utf8))
        }
        return tree
    }

    @Test func isToldOnceInPlaceOfEachFile() throws {
        let found = try check(.doesNotApply, on: .v2, base: otherTree())
        #expect(
            found.map(\.message) == [
                """
                the series was not made for "base": of 7 files that it expects there, 7 do not fit, and none is the \
                one on its "index" line
                """
            ])
        #expect(found.map(\.severity) == [.error])
        #expect(found.first?.advice?.contains("\"lockstep base\"") == true)
        #expect(found.first?.location.patch?.number == 0)
        #expect(found.first?.notes.last?.message == "the series names \"\(History.base)\" as its base")
    }

    @Test func isToldOfATreeWithoutTheFiles() throws {
        let found = try check(.doesNotApply, on: .v2, base: MemoryTree(name: "empty"))
        #expect(found.count == 1)
        #expect(found.first?.notes.first?.message == "there is no \"drivers/lamp/lamp-core.c\"")
    }

    @Test func isNotToldWhereAFileProvesTheBase() throws {
        let found = try check(.doesNotApply, on: .v2, base: otherTree(keeping: ["drivers/lamp/lamp.h"]))
        #expect(found.count > 4)
        #expect(found.allSatisfy { $0.location.tree != nil })
    }

    @Test func isNotToldOfAConflict() throws {
        var base = try FaultlessSeries.base
        try base.edit("drivers/lamp/lamp-core.c") { $0.replacing("return lamp->level * 100 / 256;", with: "return 0;") }
        let found = try check(.doesNotApply, on: .v2, base: base)
        #expect(found.allSatisfy { $0.location.tree?.file == "drivers/lamp/lamp-core.c" })
    }

    @Test func isNotToldWhereAQuarterFits() throws {
        var base = try otherTree(keeping: ["drivers/lamp/Kconfig", "drivers/lamp/Makefile"])
        // Both take their patch, and are not the files that it was made for.
        for path in ["drivers/lamp/Kconfig", "drivers/lamp/Makefile"] { try base.edit(path) { "# more\n" + $0 } }
        #expect(try check(.doesNotApply, on: .v2, base: base).count > 1)
    }

    @Test func isNotToldWithoutIndexLines() throws {
        // Then the patches may as well be damaged.
        var series = try FaultlessSeries.v2
        for index in series.mails.indices {
            let lines = series.mails[index].text.split(separator: "\n", omittingEmptySubsequences: false)
            series.mails[index].bytes = Array(lines.filter { !$0.hasPrefix("index ") }.joined(separator: "\n").utf8)
        }
        #expect(try check(.doesNotApply, on: series, base: otherTree()).count > 1)
    }

    @Test func isNotToldOfASeriesWithAGap() throws {
        #expect(try check(.doesNotApply, on: .v2.without(patch: 1), base: otherTree()).count > 1)
    }

    @Test func silencesWhatMovesByChance() throws {
        var base = try otherTree(keeping: ["drivers/lamp/Kconfig"])
        try base.edit("drivers/lamp/Kconfig") { "# more\n\n\n" + $0 }
        #expect(try check(.doesNotApply, on: .v2, base: base).count == 1)
        #expect(try check(.appliesMoved, on: .v2, base: base).isEmpty)
    }
}
