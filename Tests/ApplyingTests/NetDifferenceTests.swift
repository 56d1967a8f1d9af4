// SPDX-License-Identifier: GPL-2.0-only

import Applying
import Git
import PatchSeries
import Testing

@Suite struct NetDifferenceTests {
    let long = (1...30).map { "line \($0)\n" }.joined()

    @Test func takesTheSeriesAsAWhole() throws {
        let applied = AppliedSeries(
            [
                patch("diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,2 +1,3 @@\n one\n+more\n two"),
                patch("diff --git a/t b/t\nnew file mode 100644\n--- /dev/null\n+++ b/t\n@@ -0,0 +1 @@\n+x"),
                patch("diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n one\n-more\n+less\n two"),
                patch("diff --git a/t b/t\ndeleted file mode 100644\n--- a/t\n+++ /dev/null\n@@ -1 +0,0 @@\n-x"),
            ], onto: tree(["f": "one\ntwo\n"]))
        let net = try #require(try NetDifference(of: applied))
        #expect(net.files.map(\.newPath) == ["f"])
        #expect(net.files[0].status == .modified)
        let counts = try DiffAlgorithm.allCases.compactMap { try net.files[0].counts(by: $0) }
        #expect(counts.map(\.insertions) == [1, 1, 1])
        #expect(counts.map(\.deletions) == [0, 0, 0])
    }

    @Test func findsARenameThatTheSeriesWroteAsTwoSteps() throws {
        let lines = (1...30).map { "line \($0)" }
        let add =
            "diff --git a/new b/new\nnew file mode 100644\n--- /dev/null\n+++ b/new\n@@ -0,0 +1,30 @@\n"
            + lines.map { "+" + $0 }.joined(separator: "\n")
        let delete =
            "diff --git a/old b/old\ndeleted file mode 100644\n--- a/old\n+++ /dev/null\n@@ -1,30 +0,0 @@\n"
            + lines.map { "-" + $0 }.joined(separator: "\n")
        let net = try #require(
            try NetDifference(of: AppliedSeries([patch(add), patch(delete)], onto: tree(["old": long]))))
        #expect(net.files.count == 1)
        #expect(net.files[0].status == .renamed)
        #expect(net.files[0].similarity == 100)
        #expect(net.files[0].oldPath == "old" && net.files[0].newPath == "new")
    }

    @Test func isSilentWhereThePatchesDoNotApply() throws {
        let change = patch("diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,1 +1,1 @@\n-x\n+y")
        #expect(try NetDifference(of: AppliedSeries([change], onto: tree(["f": "z\n"]))) == nil)
        #expect(try NetDifference(of: AppliedSeries([change], onto: SparseBase())) == nil)
    }
}
