// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import PatchSeries
import SeriesFixtures
import Testing

@testable import Checks

private let review = "Reviewed-by: Ravi Kumar <ravi@example.net>"

private func patch(_ lines: Range<Int>, trailers: [String] = [review], notes: [String] = []) -> SketchedPatch {
    var patch = SketchedPatch("Light the lamp", lines.map { "+\tcall_number_\($0)();" }, trailers: trailers)
    patch.notes = notes
    return patch
}

private func check(
    _ new: SketchedPatch, old: SketchedPatch = patch(0..<30), log: [String]? = ["- spelling"]
) throws -> [Diagnostic] {
    let previous = try SketchedSeries(1, [old]).series()
    let series = try SketchedSeries(2, [new], log: log).series()
    return Rule.staleReview.check(SeriesUnderCheck(series: series, previous: previous))
}

@Suite struct StaleReviewTests {
    @Test(arguments: [["- spelling"], nil])
    func reportsAReviewOfLinesThatAreMostlyNew(_ log: [String]?) throws {
        let found = try check(patch(20..<50), log: log)
        #expect(
            found.map(\.message) == [
                "\"\(review)\" was given to v1, and 20 of the 30 lines that the patch changes are new since"
            ])
        #expect(found.first?.excerpt == review)
    }

    @Test func staysSilentWhereHalfIsOld() throws {
        #expect(try check(patch(15..<45)).isEmpty)
    }

    @Test func staysSilentWhereThePatchShrank() throws {
        #expect(try check(patch(20..<30)).isEmpty)
    }

    @Test func staysSilentOnANewReview() throws {
        #expect(try check(patch(20..<50), old: patch(0..<30, trailers: [])).isEmpty)
    }

    @Test(arguments: [
        "- patch 1: other calls", "- the lamp is lit by others", "- use call_number_45()", "- rework main.c",
        "- keep Ravi's R-b, the idea is the same",
    ])
    func staysSilentWhereTheChangeLogSpeaksOfIt(_ line: String) throws {
        #expect(try check(patch(20..<50), log: [line]).isEmpty)
    }

    @Test func staysSilentWhereThePatchHasNotes() throws {
        #expect(try check(patch(20..<50, notes: ["v2: other calls"])).isEmpty)
    }

    @Test(arguments: [
        ([review], 1),
        (["Please call another one and keep it:", "I think of call_number_45 and the rest here.", review], 0),
    ])
    func staysSilentWhereTheReviewAskedForChanges(_ reply: [String], _ count: Int) throws {
        let old = patch(0..<30, trailers: [])
        let previous = try SketchedSeries(
            1, [old], replies: [.init(to: 1, from: "Ravi Kumar <ravi@example.net>", reply)]
        ).series()
        let series = try SketchedSeries(2, [patch(20..<50)], log: ["- spelling"]).series()
        #expect(
            Rule.staleReview.check(SeriesUnderCheck(series: series, previous: previous)).count == count, "\(reply)")
    }

    @Test func leavesAcksAlone() throws {
        let ack = ["Acked-by: Ravi Kumar <ravi@example.net>"]
        #expect(try check(patch(20..<50, trailers: ack), old: patch(0..<30, trailers: ack)).isEmpty)
    }
}
