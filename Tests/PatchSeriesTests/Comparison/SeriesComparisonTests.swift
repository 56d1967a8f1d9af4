// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import PatchSeries
import SeriesFixtures
import Testing

/// Lines that are added, each with a text of its own.
private func added(_ range: Range<Int>) -> [String] { range.map { "+\tcall_number_\($0)();" } }

private func compare(_ old: [SketchedPatch], _ new: [SketchedPatch]) throws -> SeriesComparison {
    SeriesComparison(old: try SketchedSeries(1, old).series(), new: try SketchedSeries(2, new).series())
}

/// A comparison in short: `1>2 split moved part`.
private func outline(_ comparison: SeriesComparison) -> [String] {
    comparison.rows.map { row in
        let numbers = [row.old, row.new].map { $0.map { String($0.patch.number) } ?? "-" }.joined(separator: ">")
        return ([numbers, row.fate.rawValue] + (row.isMoved ? ["moved"] : []) + (row.isPrimary ? [] : ["part"]))
            .joined(separator: " ")
    }
}

@Suite struct SeriesComparisonTests {
    private let one = SketchedPatch("Add one", added(0..<10))
    private let two = SketchedPatch("Add two", added(10..<20), path: "two.c")
    private let three = SketchedPatch("Add three", added(20..<30), path: "three.c")

    @Test func takesAPatchThatOnlyMovedInItsFileForUnchanged() throws {
        var elsewhere = one
        elsewhere.start = 4000
        let comparison = try compare([one], [elsewhere])
        #expect(comparison.isUnchanged)
        #expect(comparison.rows.map(\.innerDiff) == [nil])
    }

    @Test func tellsInWhatTwoVersionsDiffer() throws {
        var retitled = one
        retitled.title = "Add the first"
        retitled.trailers = ["Acked-by: Ravi Kumar <ravi@example.net>"]
        var elsewhere = two
        elsewhere.heading = "int other(void)"
        var other = three
        other.files[0].lines[9] = "+\tanother();"
        let rows = try compare([one, two, three], [retitled, elsewhere, other]).rows
        #expect(rows.map(\.aspects) == [[.title, .trailers], [.context], [.diff]])
        // The file's own line and nine of ten lines, of eleven on each side.
        #expect(rows.map(\.similarity) == [1, 1, 20.0 / 22])
    }

    @Test func showsTheDifferenceWithContext() throws {
        var other = one
        other.files[0].lines[5] = "+\tanother();"
        other.trailers = ["Acked-by: Ravi Kumar <ravi@example.net>"]
        let inner = try #require(try compare([one], [other]).rows.first?.innerDiff)
        #expect(inner.isComplete)
        #expect(inner.hunks.map(\.heading) == ["trailers", "main.c: int main(void)"])
        let lines = inner.hunks.map { hunk in
            hunk.lines.map { line in
                (line.change == .same ? " " : line.change == .added ? "+" : "-") + line.marker + line.text
            }
        }
        #expect(
            lines == [
                [
                    " Add one", " It is needed.", " ", "+Acked-by: Ravi Kumar <ravi@example.net>",
                    " Signed-off-by: Jane Roe <jane@example.org>",
                ],
                [
                    " +\tcall_number_2();", " +\tcall_number_3();", " +\tcall_number_4();", "-+\tcall_number_5();",
                    "++\tanother();", " +\tcall_number_6();", " +\tcall_number_7();", " +\tcall_number_8();",
                ],
            ])
    }

    @Test func seesWhichPatchWasMoved() throws {
        #expect(
            outline(try compare([one, two, three], [three, one, two]))
                == ["3>1 unchanged moved", "1>2 unchanged", "2>3 unchanged"])
    }

    @Test func namesWhatIsNewAndWhatIsGoneInPlace() throws {
        let four = SketchedPatch("Add four", added(30..<40), path: "four.c")
        #expect(
            outline(try compare([one, two, three], [one, four, three]))
                == ["1>1 unchanged", "2>- dropped", "->2 added", "3>3 unchanged"])
    }

    @Test func findsTheTwoPatchesThatOneBecame() throws {
        let whole = SketchedPatch("Add it all", added(0..<30))
        let (head, tail) = (
            SketchedPatch("Add the head", added(0..<18)), SketchedPatch("Add the tail", added(18..<30))
        )
        let comparison = try compare([whole, three], [head, tail, three])
        #expect(outline(comparison) == ["1>1 split", "1>2 split part", "2>3 unchanged"])
        #expect(comparison.rows.map(\.evidence) == [.similarDiffs, .sharedLines, .equalDiffs])
    }

    @Test func findsThePartsWhereNoneIsLikeTheWhole() throws {
        let whole = SketchedPatch("Add it all", added(0..<100))
        let parts = (0..<5).map { SketchedPatch("Add part \($0)", added($0 * 20..<$0 * 20 + 20)) }
        #expect(outline(try compare([whole], parts)) == (1...5).map { "1>\($0) split part" })
    }

    @Test func findsThePatchThatWasSquashedIntoAnother() throws {
        let base = SketchedPatch("Add it", added(0..<30))
        // It takes a line out again that the first patch adds: of that, nothing is left to see.
        let fix = SketchedPatch("Mend it", ["-\tcall_number_3();"] + added(40..<44))
        let squashed = SketchedPatch("Add it", added(0..<3) + added(40..<44) + added(4..<30))
        #expect(outline(try compare([base, fix], [squashed])) == ["1>1 merged", "2>1 merged part"])
    }

    @Test func takesNoSharedBoilerplateForASplit() throws {
        let brace = ["+{", "+}", "+", "+\tint i;"]
        let first = SketchedPatch("Add one", added(0..<20) + brace)
        let other = SketchedPatch("Add other", added(50..<60) + brace)
        #expect(outline(try compare([first], [first, other])) == ["1>1 unchanged", "->2 added"])
    }

    @Test func pairsByTitleWhatWasWrittenAnew() throws {
        let anew = SketchedPatch("add  One", added(50..<70))
        let comparison = try compare([one, two], [two, anew])
        #expect(outline(comparison) == ["2>1 unchanged", "1>2 changed moved"])
        #expect(comparison.rows.last?.evidence == .equalTitles)
    }

    @Test func leavesTwoPatchesOfOneTitleUnpaired() throws {
        let anew = SketchedPatch("Add one", added(50..<70))
        #expect(outline(try compare([one, one], [anew])) == ["1>- dropped", "2>- dropped", "->1 added"])
    }

    @Test func takesEqualDiffsOfOneTitleTogether() throws {
        var renamed = one
        renamed.title = "Add one again"
        #expect(outline(try compare([one, renamed], [renamed, one])) == ["2>1 unchanged", "1>2 unchanged moved"])
    }

    @Test func saysWhatWasTooLargeToCompare() throws {
        let comparison = try compare(
            [SketchedPatch("Add one", (0..<15_000).map { "+old \($0)" })],
            [SketchedPatch("Add one", (0..<15_000).map { "+new \($0)" })])
        #expect(comparison.limitations == [.innerDiffIncomplete(old: 1, new: 1)])
        #expect(comparison.rows.first?.innerDiff?.isComplete == false)
    }
}
