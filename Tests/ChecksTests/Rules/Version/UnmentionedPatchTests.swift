// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import PatchSeries
import SeriesFixtures
import Testing

@testable import Checks

private func patch(_ title: String, _ lines: Range<Int>, path: String? = nil, notes: [String] = []) -> SketchedPatch {
    var patch = SketchedPatch(title, lines.map { "+\tcall_number_\($0)();" }, path: path ?? "\(lines.lowerBound).c")
    patch.notes = notes
    return patch
}

private let lamp = patch("lamp: Correct brightness", 0..<20)
private let timer = patch("lamp: Switch off by itself", 100..<120, path: "timer.c")
private let table = patch("lamp: Rename gamma table", 200..<220)

private func check(_ old: [SketchedPatch], _ new: [SketchedPatch], log: [String]? = ["- spelling"]) throws -> [String] {
    let series = try SketchedSeries(2, new, log: log).series()
    return Rule.unmentionedPatch.check(
        SeriesUnderCheck(series: series, previous: try SketchedSeries(1, old).series())
    ).map(\.message)
}

@Suite struct UnmentionedPatchTests {
    @Test func reportsADroppedPatch() throws {
        #expect(
            try check([lamp, timer, table], [lamp, table])
                == [
                    """
                    patch 2 of v1, "lamp: Switch off by itself", is not in this version, and the change log does not \
                    say why
                    """
                ])
    }

    @Test func reportsAnAddedPatch() throws {
        #expect(
            try check([lamp, table], [lamp, timer, table])
                == ["the patch is new in this version, and the change log does not say so"])
    }

    @Test func reportsASplitPatch() throws {
        let whole = patch("lamp: Correct brightness", 0..<30, path: "lamp.c")
        let parts = [patch("lamp: Correct it", 0..<18, path: "lamp.c"), patch("lamp: Round", 18..<30, path: "lamp.c")]
        #expect(
            try check([whole, table], parts + [table])
                == [
                    """
                    the patch was split off from patch 1 of v1, "lamp: Correct brightness", and the change log does \
                    not say so
                    """
                ])
    }

    @Test func reportsAMergedPatch() throws {
        let parts = [patch("lamp: Correct it", 0..<18, path: "lamp.c"), patch("lamp: Round", 18..<30, path: "lamp.c")]
        let whole = patch("lamp: Correct brightness", 0..<30, path: "lamp.c")
        #expect(
            try check(parts + [table], [whole, table])
                == ["patch 2 of v1, \"lamp: Round\", went into patch 1, and the change log does not say so"])
    }

    @Test(arguments: [
        "- drop the timer", "- lamp: the switch goes off", "- one is merged already", "- rebase", "- fewer patches",
        "- repost the rest", "- patch 2 was dropped", "- drop patches 2-3, add Ravi's tags",
        "- no switching any longer",
        "- the patch that goes behind the table was not liked by anybody who saw it and is\n  dropped",
    ])
    func staysSilentWhereTheChangeLogSpeaksOfADroppedOne(_ line: String) throws {
        #expect(try check([lamp, timer, table], [lamp, table], log: [line]) == [])
    }

    @Test(arguments: [
        "- new timer", "- patch 2: as Ravi wished", "- add a timer", "- split", "- three commits now",
        "- one new patch",
    ])
    func staysSilentWhereTheChangeLogSpeaksOfANewOne(_ line: String) throws {
        #expect(try check([lamp, table], [lamp, timer, table], log: [line]) == [])
    }

    @Test(arguments: [
        "- do not sleep in the interrupt handler", "- clear the flag only once", "- shift it to the left",
        "- free the irq later", "- reduce the timeout", "- move the label", "- drop the lock", "- merge both branches",
        "- remove a word from the commit message", "- patch 1: remove the label", "- rework the interrupt handler",
    ])
    func takesWordsAboutCodeForNoWordOfADroppedPatch(_ line: String) throws {
        #expect(try check([lamp, timer, table], [lamp, table], log: [line]).count == 1)
    }

    @Test(arguments: [
        "- handle more error codes", "- also check the return value", "- add a missing blank line",
        "- take its own lock",
        "- new lock", "- split the long line", "- add a word to the commit message", "- patch 1: add a label",
        "- address the comments on all patches",
    ])
    func takesWordsAboutCodeForNoWordOfANewPatch(_ line: String) throws {
        #expect(try check([lamp, table], [lamp, timer, table], log: [line]).count == 1)
    }

    @Test(arguments: [
        "base-commit: 76b451fdc67e20ad33f9737451ccd29243b648ae",
        "prerequisite-patch-id: 76b451fdc67e20ad33f9737451ccd29243b648ae",
    ])
    func takesBaseInformationForNone(_ line: String) throws {
        #expect(try check([lamp, timer, table], [lamp, table], log: ["- spelling", "", line]).count == 1)
        #expect(try check([lamp, table], [lamp, timer, table], log: ["- spelling", "", line]).count == 1)
    }

    @Test func staysSilentWhereAReplySaysThatPatchesWereApplied() throws {
        let reply = SketchedSeries.Reply(to: 2, from: "Max Moe <max@example.com>", ["Applied to for-next, thanks."])
        let previous = try SketchedSeries(1, [lamp, timer, table], replies: [reply]).series()
        let series = try SketchedSeries(2, [lamp, table], log: ["- spelling"]).series()
        #expect(Rule.unmentionedPatch.check(SeriesUnderCheck(series: series, previous: previous)).isEmpty)
    }

    @Test func takesAWordAboutTagsForNone() throws {
        #expect(try check([lamp, table], [lamp, timer, table], log: ["- add Ravi's Reviewed-by"]).count == 1)
    }

    @Test func staysSilentOnAPatchThatWasWrittenAnew() throws {
        let anew = patch("lamp: Have it off in time", 500..<520, path: "timer.c")
        #expect(try check([lamp, timer, table], [lamp, anew, table]) == [])
    }

    @Test func staysSilentWhereThePatchSaysSoItself() throws {
        var noted = timer
        noted.notes = ["v2: wished for by Ravi"]
        #expect(try check([lamp, table], [lamp, noted, table]) == [])
    }

    @Test func leavesAMissingChangeLogToItsOwnRule() throws {
        #expect(try check([lamp, timer, table], [lamp, table], log: nil) == [])
    }

    @Test func staysSilentWhereTheTwoAreDifferentSeries() throws {
        #expect(try check([timer, table], [lamp]) == [])
    }
}
