// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Applying

@Suite struct SparseBaseTests {
    func change(_ hunks: String) -> String { "diff --git a/f b/f\n--- a/f\n+++ b/f\n" + hunks }

    func outcomes(_ diffs: String...) -> [Outcome] {
        AppliedSeries(diffs.map(patch), onto: SparseBase()).patches.map(\.outcome)
    }

    @Test func saysNothingAboutWhatItDoesNotKnow() {
        #expect(outcomes(change("@@ -5,3 +5,3 @@\n alpha\n-beta\n+BETA\n gamma")) == [.unknown])
    }

    @Test func followsAHunkOntoTheLinesOfAnother() {
        #expect(
            outcomes(
                change("@@ -5,3 +5,4 @@\n alpha\n-beta\n+BETA\n+more\n gamma"),
                change("@@ -5,4 +5,4 @@\n alpha\n BETA\n-more\n+less\n gamma")) == [.unknown, .exact])
    }

    @Test func reportsAHunkThatDoesNotFitWhatAnEarlierPatchMade() throws {
        let applied = AppliedSeries(
            [
                patch(change("@@ -5,5 +5,5 @@\n alpha\n beta\n-gamma\n+GAMMA\n delta\n epsilon")),
                patch(change("@@ -5,5 +5,5 @@\n alpha\n beta\n gamma\n-delta\n+DELTA\n epsilon")),
            ], onto: SparseBase())
        #expect(applied.patches.map(\.outcome) == [.unknown, .doesNotApply])
        guard case .doesNotApply(let fit?) = applied.lastFile?.hunks.first else {
            Issue.record("no nearest place is told")
            return
        }
        #expect(fit.line == 5 && fit.matching == 4 && fit.of == 5)
        #expect(fit.differences == [.init(line: 7, expected: Array("gamma".utf8), found: Array("GAMMA".utf8))])
    }

    @Test func seesThatTwoPatchesAreInTheWrongOrder() {
        // The first needs the line that only the second puts in.
        let user = change("@@ -5,4 +5,5 @@\n alpha\n added\n beta\n+user\n gamma")
        let adder = change("@@ -5,3 +5,4 @@\n alpha\n+added\n beta\n gamma")
        #expect(outcomes(adder, user) == [.unknown, .exact])
        #expect(outcomes(user, adder).last == .doesNotApply)
    }

    @Test func seesWhatIsInTwice() {
        let once = change("@@ -5,4 +5,5 @@\n alpha\n beta\n+added line\n gamma\n delta")
        #expect(outcomes(once, once) == [.unknown, .alreadyApplied])
    }

    @Test func countsTheLinesThatEarlierPatchesPutIn() {
        #expect(
            outcomes(
                change("@@ -50,3 +50,3 @@\n one line\n-two lines\n+2 lines\n three lines"),
                change("@@ -5,2 +5,4 @@\n alpha\n+x\n+y\n beta"),
                change("@@ -52,3 +52,3 @@\n one line\n-2 lines\n+two lines\n three lines")
            ) == [.unknown, .unknown, .exact])
    }

    @Test func acceptsHunksWhoseNumbersAreOff() {
        // A hand-edited header: the third patch goes by the right numbers, the second was two lines off.
        #expect(
            outcomes(
                change("@@ -50,3 +50,3 @@\n one line\n-two lines\n+2 lines\n three lines"),
                change("@@ -52,3 +52,3 @@\n one line\n-2 lines\n+two lines\n three lines")) == [.unknown, .moved])
        #expect(
            outcomes(
                change("@@ -50,3 +50,3 @@\n one line\n-two lines\n+2 lines\n three lines"),
                change("@@ -51,3 +51,3 @@\n quite\n-another\n+place\n than that")) == [.unknown, .unknown])
    }

    @Test func knowsAFileThatTheSeriesMakes() {
        let add = "diff --git a/n b/n\nnew file mode 100644\n--- /dev/null\n+++ b/n\n@@ -0,0 +1,3 @@\n+a\n+b\n+c"
        let fits = "diff --git a/n b/n\n--- a/n\n+++ b/n\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c"
        let fitsNot = "diff --git a/n b/n\n--- a/n\n+++ b/n\n@@ -1,3 +1,3 @@\n a\n-x\n+B\n c"
        #expect(outcomes(add, fits) == [.exact, .exact])
        #expect(outcomes(add, fitsNot) == [.exact, .doesNotApply])
        #expect(outcomes(fits, add) == [.unknown, .doesNotApply])
    }

    @Test func knowsWhatTheSeriesRemovedOrRenamed() {
        let rename = "diff --git a/f b/g\nsimilarity index 100%\nrename from f\nrename to g"
        let after = change("@@ -5,3 +5,3 @@\n alpha\n-beta\n+BETA\n gamma")
        let before = "diff --git a/g b/g\n--- a/g\n+++ b/g\n@@ -5,3 +5,3 @@\n alpha\n-BETA\n+b\n gamma"
        #expect(outcomes(rename, after) == [.unknown, .doesNotApply])
        #expect(outcomes(after, rename, before) == [.unknown, .unknown, .exact])
    }

    @Test func survivesHostileNumbers() {
        let far = change("@@ -9223372036854775807,3 +9223372036854775807,3 @@\n alpha\n-beta\n+BETA\n gamma")
        #expect(outcomes(far, far).first == .unknown)
    }
}
