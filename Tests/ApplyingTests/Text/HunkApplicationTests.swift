// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Applying

@Suite struct HunkApplicationTests {
    @Test func appliesWhereTheHeaderSays() {
        let (outcomes, text) = apply("@@ -2,3 +2,3 @@\n b\n-c\n+C\n d\n", to: "a\nb\nc\nd\ne\n")
        #expect(outcomes == [.exact])
        #expect(text == "a\nb\nC\nd\ne\n")
    }

    @Test func findsWhatHasMoved() {
        let (outcomes, text) = apply("@@ -2,3 +2,3 @@\n b\n-c\n+C\n d\n", to: "x\ny\na\nb\nc\nd\ne\n")
        #expect(outcomes == [.moved(by: 2)])
        #expect(text == "x\ny\na\nb\nC\nd\ne\n")
    }

    @Test func prefersTheNearestPlaceAndOfTwoTheLowerOne() {
        let file = "b\nc\nd\n-\nb\nc\nd\n"
        // Places 0 and 4; expected at 2: equally near, further down wins.
        #expect(apply("@@ -3,3 +3,3 @@\n b\n-c\n+C\n d\n", to: file).outcomes == [.moved(by: 2)])
        #expect(apply("@@ -2,3 +2,3 @@\n b\n-c\n+C\n d\n", to: file).outcomes == [.moved(by: -1)])
    }

    @Test func holdsAHunkWithoutTrailingContextAtTheEnd() {
        let diff = "@@ -2,2 +2,3 @@\n a\n b\n+c\n"
        #expect(apply(diff, to: "x\na\nb\n").outcomes == [.exact])
        #expect(apply(diff, to: "x\ny\na\nb\n").outcomes == [.moved(by: 1)])
        #expect(apply(diff, to: "x\na\nb\ny\n").outcomes != [.exact])
    }

    @Test func holdsAHunkOfTheFirstLineAtTheStart() {
        let diff = "@@ -1,2 +1,3 @@\n+x\n a\n b\n"
        #expect(apply(diff, to: "a\nb\nc\n").text == "x\na\nb\nc\n")
        guard case .doesNotApply = apply(diff, to: "0\na\nb\nc\n").outcomes[0] else {
            Issue.record("it was applied below the first line")
            return
        }
    }

    @Test func takesNoLineTwice() {
        let diff = "@@ -2,3 +2,3 @@\n a\n-b\n+B\n a\n@@ -4,3 +4,3 @@\n a\n-b\n+B\n a\n"
        // The second hunk needs the line that the first one keeps as context.
        guard case .doesNotApply = apply(diff, to: "0\na\nb\na\nb\na\n").outcomes[1] else {
            Issue.record("a line was taken twice")
            return
        }
    }

    @Test func mindsTheMissingNewlineAtTheEnd() {
        let diff = "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"
        #expect(apply(diff, to: "a\nb").text == "a\nb\n")
        #expect(apply(diff, to: "a\nb\n").outcomes == [.alreadyApplied(line: 1)])
        #expect(apply("@@ -1,2 +1,2 @@\n a\n-b\n+c\n", to: "a\nb").outcomes != [.exact])
    }

    @Test func seesWhatIsThereAlready() {
        let diff = "@@ -2,3 +2,3 @@\n b\n-c\n+C\n d\n@@ -8,3 +8,3 @@\n h\n-i\n+I\n j\n"
        let (outcomes, text) = apply(diff, to: "a\nb\nC\nd\ne\nf\ng\nh\ni\nj\nk\n")
        #expect(outcomes == [.alreadyApplied(line: 2), .exact])
        #expect(Outcome(of: outcomes) == .partlyApplied)
        #expect(text == "a\nb\nC\nd\ne\nf\ng\nh\nI\nj\nk\n")
    }

    @Test func tellsTheNearestPlaceAndWhatDiffersThere() {
        let diff = "@@ -2,4 +2,4 @@\n first line\n second line\n-third line\n+3rd line\n fourth line\n"
        let (outcomes, _) = apply(diff, to: "0\n0\n0\nfirst line\n2nd line\nthird line\nfourth line\n")
        #expect(
            outcomes == [
                .doesNotApply(
                    NearestFit(
                        line: 4, matching: 3, of: 4,
                        differences: [
                            .init(line: 5, expected: Array("second line".utf8), found: Array("2nd line".utf8))
                        ]))
            ])
    }

    @Test func seesAnInsertedLineAsOneDifference() {
        let diff = "@@ -1,4 +1,4 @@\n first line\n second line\n-third line\n+3rd line\n fourth line\n"
        let (outcomes, _) = apply(diff, to: "first line\nsecond line\nnew line\nthird line\nfourth line\n")
        #expect(
            outcomes == [
                .doesNotApply(
                    NearestFit(
                        line: 1, matching: 4, of: 4,
                        differences: [.init(line: 3, expected: nil, found: Array("new line".utf8))]))
            ])
    }

    @Test func survivesAClaimOfFourBillionLines() {
        let diff = "@@ -4294967295,4294967295 +4294967295,9223372036854775807 @@\n a\n-b\n+B\n c\n"
        #expect(apply(diff, to: "a\nb\nc\n").outcomes == [.moved(by: -4_294_967_294)])
    }

    @Test func searchesAHundredThousandEqualLinesInLinearTime() {
        let file = String(repeating: "x\n", count: 100_000) + "y\n"
        let diff = "@@ -9,100 +9,100 @@\n" + String(repeating: " x\n", count: 99) + "-y\n+z\n x\n"
        var budget = WorkBudget()
        let application = HunkApplication(hunks(diff), to: Array(file.utf8), budget: &budget)
        guard case .doesNotApply = application.outcomes[0] else {
            Issue.record("it can't apply")
            return
        }
        #expect(budget.spent < 2_000_000)
    }

    @Test func findsTheNearestPlaceAmongManyAlike() {
        // 99 of 100 lines fit everywhere: the search falls back to the pass over the whole file.
        let block = String(repeating: "x\n", count: 50_000)
        let diff = "@@ -9,100 +9,100 @@\n" + String(repeating: " x\n", count: 98) + "-y\n+z\n x\n"
        let (outcomes, _) = apply(diff, to: block + "y\n" + block + "y\n" + block, limit: 10_000_000)
        #expect(outcomes == [.moved(by: 50_000 - 98 - 8)])
    }
}
