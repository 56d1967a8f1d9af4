// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import PatchSeries
import SeriesFixtures
import Testing

@testable import Checks

private let ravi = "Ravi Kumar <ravi@example.net>"
private let review = "Reviewed-by: \(ravi)"

private func patch(_ trailers: [String] = [], lines: Range<Int> = 0..<20) -> SketchedPatch {
    SketchedPatch("Add it", lines.map { "+\tcall_number_\($0)();" }, trailers: trailers)
}

private func check(
    replies: [SketchedSeries.Reply] = [], old: SketchedPatch = patch(), new: SketchedPatch = patch(),
    log: [String] = ["- fix a typo"]
) throws -> [Diagnostic] {
    let previous = try SketchedSeries(1, [old], replies: replies).series()
    let series = try SketchedSeries(2, [new], log: log).series()
    return Rule.lostTrailer.check(SeriesUnderCheck(series: series, previous: previous))
}

@Suite struct LostTrailerTests {
    @Test func reportsATagGivenInAReply() throws {
        let found = try check(replies: [.init(to: 1, from: ravi, ["> It is needed.", "", review])])
        #expect(found.map(\.message) == ["\"\(review)\", given to patch 1 of v1, is missing"])
        #expect(found.map(\.certainty) == [.certain])
        #expect(found.first?.location.patch?.number == 1)
        #expect(found.first?.excerpt == "Signed-off-by: Jane Roe <jane@example.org>")
    }

    @Test func reportsATagThatThePatchHadCarried() throws {
        let found = try check(old: patch([review]))
        #expect(found.map(\.message) == ["\"\(review)\", on patch 1 of v1, is missing"])
    }

    @Test func reportsATagOnTheCoverLetterThatNoPatchCarries() throws {
        let found = try check(replies: [.init(to: 0, from: ravi, ["Tested-by: \(ravi)"])])
        #expect(
            found.map(\.message)
                == ["\"Tested-by: \(ravi)\", given to the cover letter of v1, is missing on all patches"])
    }

    @Test func isLessSureOfATagThatSomebodyElseWrote() throws {
        let found = try check(replies: [.init(to: 1, from: "Max Moe <max@example.com>", [review])])
        #expect(found.map(\.severity) == [.info])
        #expect(found.map(\.certainty) == [.possible])
    }

    @Test(arguments: [
        review, "Signed-off-by: \(ravi)", "Reviewed-by: R. Kumar <ravi@example.net>",
    ])
    func staysSilentWhereThePatchCarriesIt(_ trailer: String) throws {
        #expect(try check(replies: [.init(to: 1, from: ravi, [review])], new: patch([trailer])).isEmpty)
    }

    @Test func takesAnAcknowledgementForNoReview() throws {
        let acked = "Acked-by: \(ravi)"
        #expect(try check(replies: [.init(to: 1, from: ravi, [review])], new: patch([acked])).count == 1)
        #expect(try check(replies: [.init(to: 1, from: ravi, [acked])], new: patch([review])).isEmpty)
    }

    @Test func findsTheTagInAnAnswerToAnAnswer() throws {
        let question = SketchedSeries.Reply(to: 1, from: "Max Moe <max@example.com>", ["What about it?"])
        let answer = SketchedSeries.Reply(to: 0, toReply: 0, from: ravi, hours: 30, [review])
        #expect(try check(replies: [question, answer]).map(\.location.patch?.number) == [1])
        #expect(try check(replies: [question, answer], new: patch([review])).isEmpty)
        // Two that answer each other lead nowhere, and to no end.
        let circle = SketchedSeries.Reply(to: 0, toReply: 0, from: ravi, [review])
        #expect(try check(replies: [circle]).isEmpty)
    }

    @Test func findsATagThatStandsApartFromTheOthers() throws {
        #expect(try check(replies: [.init(to: 1, from: ravi, [review])], new: patch([review, ""])).isEmpty)
    }

    @Test(arguments: [
        ["> \(review)"], ["   \(review)"], ["Thanks.", "-- ", review], ["-----Original Message-----", review],
        [review, "diff --git a/x b/x"], ["Signed-off-by: \(ravi)"],
    ])
    func staysSilentOnWhatIsNoTagOfTheWriter(_ lines: [String]) throws {
        #expect(try check(replies: [.init(to: 1, from: ravi, lines)]).isEmpty)
    }

    @Test func staysSilentOnAPatchThatWasNotPostedAgain() throws {
        let replies: [SketchedSeries.Reply] = [.init(to: 1, from: ravi, [review]), .init(to: 0, from: ravi, [review])]
        let previous = try SketchedSeries(1, [patch()], replies: replies).series()
        var series = try SketchedSeries(2, [patch()], log: ["- fix a typo"]).series()
        #expect(Rule.lostTrailer.check(SeriesUnderCheck(series: series, previous: previous)).count == 2)
        series.carriedOver = [1]
        #expect(Rule.lostTrailer.check(SeriesUnderCheck(series: series, previous: previous)).isEmpty)
    }

    @Test func staysSilentWhereTheTagWasTakenBack() throws {
        let replies: [SketchedSeries.Reply] = [
            .init(to: 1, from: ravi, [review]), .init(to: 1, from: ravi, hours: 30, ["Please drop my Reviewed-by."]),
        ]
        #expect(try check(replies: replies).isEmpty)
    }

    @Test func staysSilentWhereTheReplyCameAfterThisVersion() throws {
        #expect(try check(replies: [.init(to: 1, from: ravi, hours: 300, [review])]).isEmpty)
    }

    @Test func staysSilentWhereThePatchWasChangedSubstantially() throws {
        #expect(try check(replies: [.init(to: 1, from: ravi, [review])], new: patch(lines: 6..<26)).isEmpty)
        let changedALittle = try check(replies: [.init(to: 1, from: ravi, [review])], new: patch(lines: 2..<22))
        #expect(changedALittle.map(\.certainty) == [.likely])
    }

    @Test(arguments: [
        "- remove an unused include (Ravi)", "- do not sleep under the lock (Ravi Kumar)", "- sort the includes (Ravi)",
        "- collect tags, remove an include", "- now with Ravi's tag, as noted", "- drop Zoe's Reviewed-by",
    ])
    func takesACreditOrAnotherTagForNoExplanation(_ line: String) throws {
        let zoe = "Zoe Roe <zoe@example.net>"
        let replies: [SketchedSeries.Reply] = [
            .init(to: 1, from: ravi, [review]), .init(to: 1, from: zoe, ["Reviewed-by: \(zoe)"]),
        ]
        #expect(
            try check(replies: replies, new: patch(["Reviewed-by: \(zoe)"]), log: [line]).map(\.message)
                == ["\"\(review)\", given to patch 1 of v1, is missing"])
    }

    @Test(arguments: [
        "- drop Ravi's tag", "- I didn't add the Reviewed-by tags", "- reworked the loop, so dropped Ravi's tag",
        "- dropped the review of Ravi", "- patch 1: rework the loop",
    ])
    func staysSilentWhereTheChangeLogSpeaksOfIt(_ line: String) throws {
        #expect(try check(replies: [.init(to: 1, from: ravi, [review])], log: [line]).isEmpty)
    }

    @Test func staysSilentOnTheReviewOfAProgram() throws {
        let bot = "Kernel Bot <kernel-bot@example.net>"
        #expect(try check(replies: [.init(to: 1, from: bot, ["Reviewed-by: \(bot)"])]).isEmpty)
    }
}
