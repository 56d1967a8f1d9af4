// SPDX-License-Identifier: GPL-2.0-only

import Applying
import SourceTrees
import Testing

@Suite struct PatchApplicationTests {
    @Test func appliesEachPatchOntoTheOneBefore() throws {
        let applied = AppliedSeries(
            [
                patch("diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-one\n+1\n two"),
                patch("diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-1\n+eins\n two"),
            ], onto: tree(["f": "one\ntwo\n"]))
        #expect(applied.patches.map(\.outcome) == [.exact, .exact])
        #expect(try applied.trees.map { try $0.file(at: "f")?.bytes.count } == [8, 6, 9])
        #expect(try applied.text(at: "f") == "eins\ntwo\n")
    }

    @Test func comparesTheIdsOfTheIndexLine() {
        let diff =
            "diff --git a/f b/f\nindex 814f4a422927..5626abf0f72e 100644\n--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-one\n+1\n two"
        let right = AppliedSeries([patch(diff)], onto: tree(["f": "one\ntwo\n"])).lastFile
        #expect(right?.preImageID == ContentID(hexadecimal: "814f4a422927b82f5f8a43f8fab6d3839e3983f2"))
        #expect(right?.preImageMatches == true)
        let other = AppliedSeries([patch(diff)], onto: tree(["f": "zero\ntwo\n"])).lastFile
        #expect(other?.outcome == .doesNotApply)
        #expect(other?.preImageMatches == false)
        #expect(other?.postImageMatches == nil)
    }

    @Test func addsAndDeletes() throws {
        let applied = AppliedSeries(
            [
                patch(
                    "diff --git a/new b/new\nnew file mode 100755\nindex 000000000000..111111111111\n--- /dev/null\n+++ b/new\n@@ -0,0 +1,1 @@\n+hello"
                ),
                patch(
                    "diff --git a/old b/old\ndeleted file mode 100644\n--- a/old\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-bye"),
            ], onto: tree(["old": "bye\n"]))
        #expect(applied.patches.map(\.outcome) == [.exact, .exact])
        #expect(try applied.trees[1].file(at: "new")?.mode == .executable)
        #expect(try applied.text(at: "new") == "hello\n")
        #expect(try applied.text(at: "old") == nil)
        #expect(applied.patches[0].files[0].postImageMatches == false)
    }

    @Test func refusesToAddWhatExistsAndToChangeWhatDoesNot() {
        let add = patch("diff --git a/f b/f\nnew file mode 100644\n--- /dev/null\n+++ b/f\n@@ -0,0 +1,1 @@\n+hello")
        let change = patch("diff --git a/g b/g\n--- a/g\n+++ b/g\n@@ -1,1 +1,1 @@\n-a\n+b")
        let applied = AppliedSeries([add, change], onto: tree(["f": "x\n"]))
        #expect(applied.patches.map(\.outcome) == [.doesNotApply, .doesNotApply])
        #expect(applied.patches[0].files[0].problem == "\"f\" exists already")
        #expect(applied.patches[1].files[0].problem == "there is no \"g\"")
    }

    @Test func refusesToDeleteWhatHoldsMore() {
        let delete = patch(
            "diff --git a/f b/f\ndeleted file mode 100644\n--- a/f\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-bye")
        #expect(AppliedSeries([delete], onto: tree(["f": "bye\nbye\n"])).patches[0].outcome == .doesNotApply)
    }

    @Test func renamesAndCopiesFromTheTreeBeforeThePatch() throws {
        let swap = patch(
            """
            diff --git a/a b/b
            similarity index 100%
            rename from a
            rename to b
            diff --git a/b b/a
            similarity index 100%
            rename from b
            rename to a
            diff --git a/a b/c
            similarity index 50%
            copy from a
            copy to c
            --- a/a
            +++ b/c
            @@ -1,1 +1,2 @@
             A
            +copied
            """)
        let applied = AppliedSeries([swap], onto: tree(["a": "A\n", "b": "B\n"]))
        #expect(applied.patches[0].outcome == .exact)
        #expect(try applied.text(at: "a") == "B\n")
        #expect(try applied.text(at: "b") == "A\n")
        #expect(try applied.text(at: "c") == "A\ncopied\n")
    }

    @Test func takesWhatBecomesOfAnUnreadableFileForUnknown() {
        let rename = patch(
            """
            diff --git a/a.c b/b.c
            similarity index 90%
            rename from a.c
            rename to b.c
            --- a/a.c
            +++ b/b.c
            @@ -1,2 +1,2 @@
             one
            -two
            +2
            """)
        let change = patch("diff --git a/b.c b/b.c\n--- a/b.c\n+++ b/b.c\n@@ -11,1 +11,1 @@\n-eleven\n+11")
        let back = patch("diff --git a/b.c b/c.c\nsimilarity index 100%\nrename from b.c\nrename to c.c")
        let old = patch("diff --git a/a.c b/a.c\n--- a/a.c\n+++ b/a.c\n@@ -1,1 +1,1 @@\n-one\n+1")
        let applied = AppliedSeries([rename, change, back, old], onto: UnreadableTree())
        #expect(applied.patches.map(\.outcome) == [.unknown, .unknown, .unknown, .doesNotApply])
        #expect(applied.patches[0].files[0].problem == "the object is missing")
        #expect(applied.lastFile?.problem == "\"a.c\" was removed by an earlier patch")
    }

    @Test func saysThatAnEarlierPatchRemovedTheFile() {
        let applied = AppliedSeries(
            [
                patch("diff --git a/a b/b\nsimilarity index 100%\nrename from a\nrename to b"),
                patch("diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n-A\n+B"),
            ], onto: tree(["a": "A\n"]))
        #expect(applied.lastFile?.problem == "\"a\" was removed by an earlier patch")
    }

    @Test func changesTheModeOnlyWhereTheDiffDoes() throws {
        let base = MemoryTree(name: "tree", files: ["f": TreeFile(mode: .executable, bytes: Array("one\n".utf8))])
        let text = patch(
            "diff --git a/f b/f\nindex 5626abf..814f4a4 100644\n--- a/f\n+++ b/f\n@@ -1,1 +1,1 @@\n-one\n+two")
        #expect(try AppliedSeries([text], onto: base).trees[1].file(at: "f")?.mode == .executable)
        let mode = patch("diff --git a/f b/f\nold mode 100755\nnew mode 100644")
        let applied = AppliedSeries([mode, mode], onto: base)
        #expect(try applied.trees[1].file(at: "f")?.mode == .regular)
        #expect(applied.patches.map(\.outcome) == [.exact, .alreadyApplied])
    }

    @Test func appliesToAFileWithCRLF() throws {
        let base = tree(["f": "one\r\ntwo\r\n"])
        let change = patch("diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-one\r\n+1\r\n two\r")
        let applied = AppliedSeries([change], onto: base)
        #expect(applied.patches.map(\.outcome) == [.exact])
        #expect(try applied.text(at: "f") == "1\r\ntwo\r\n")
        let without = patch("diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-one\n+1\n two")
        #expect(AppliedSeries([without], onto: base).patches.map(\.outcome) == [.doesNotApply])
    }

    @Test func keepsAFileThatDoesNotApplyAsItWas() throws {
        let applied = AppliedSeries(
            [
                patch("diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-x\n+y\n two"),
                patch("diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-one\n+1\n two"),
            ], onto: tree(["f": "one\ntwo\n"]))
        #expect(applied.patches.map(\.outcome) == [.doesNotApply, .exact])
        #expect(try applied.text(at: "f") == "1\ntwo\n")
    }

    @Test(arguments: [
        "../etc/passwd", "a/../../b", "/etc/passwd", ".git/config", "a/.GIT/hooks/x", "a/.git./x", "git~1/x", "a//b",
        "a/./b", ".g\u{200c}it/config", ".git::$INDEX_ALLOCATION/config", "../\u{301}x", ".git/\u{301}x",
    ]) func refusesPathsThatLeaveTheTree(path: String) {
        #expect(TreePath.objection(to: path) != nil)
        let add = patch(
            "diff --git a/\(path) b/\(path)\nnew file mode 100644\n--- /dev/null\n+++ b/\(path)\n@@ -0,0 +1,1 @@\n+x")
        let applied = AppliedSeries([add], onto: tree([:]))
        #expect(applied.patches[0].files.allSatisfy { $0.outcome == .doesNotApply })
        #expect(applied.trees[1].changes.isEmpty)
    }

    @Test(arguments: [
        "a/b.c", ".gitignore", "a/.gitattributes", "git/x", "a b", "...", "a/...b/c", "gpio", "é/ü", ".gït",
    ])
    func acceptsOrdinaryPaths(path: String) {
        #expect(TreePath.objection(to: path) == nil)
    }

    @Test func refusesToWriteThroughALink() {
        let base = MemoryTree(name: "tree", files: ["link": TreeFile(mode: .symbolicLink, bytes: Array("/etc".utf8))])
        let add = patch(
            "diff --git a/link/f b/link/f\nnew file mode 100644\n--- /dev/null\n+++ b/link/f\n@@ -0,0 +1,1 @@\n+x")
        #expect(AppliedSeries([add], onto: base).lastFile?.problem == "\"link/f\" is beyond the symbolic link \"link\"")
    }

    @Test func refusesAFileWhereADirectoryIs() {
        let add = patch("diff --git a/d b/d\nnew file mode 100644\n--- /dev/null\n+++ b/d\n@@ -0,0 +1,1 @@\n+x")
        #expect(AppliedSeries([add], onto: tree(["d/f": "x\n"])).lastFile?.problem == "\"d\" is a directory")
        let below = patch("diff --git a/f/g b/f/g\nnew file mode 100644\n--- /dev/null\n+++ b/f/g\n@@ -0,0 +1,1 @@\n+x")
        #expect(
            AppliedSeries([below], onto: tree(["f": "x\n"])).lastFile?.problem == "\"f\" is a file, not a directory")
    }

    @Test func replacesAFileByALinkInOnePatch() throws {
        let change = patch(
            """
            diff --git a/f b/f
            deleted file mode 100644
            --- a/f
            +++ /dev/null
            @@ -1,1 +0,0 @@
            -x
            diff --git a/f b/f
            new file mode 120000
            --- /dev/null
            +++ b/f
            @@ -0,0 +1,1 @@
            +target
            \\ No newline at end of file
            """)
        let applied = AppliedSeries([change], onto: tree(["f": "x\n"]))
        #expect(applied.patches[0].outcome == .exact)
        #expect(try applied.trees[1].file(at: "f")?.mode == .symbolicLink)
        #expect(try applied.text(at: "f") == "target")
    }

    @Test func updatesASubmodule() throws {
        let (old, new) = (String(repeating: "1", count: 40), String(repeating: "2", count: 40))
        let base = MemoryTree(
            name: "tree",
            files: [
                "sub": TreeFile(
                    mode: .gitlink, bytes: Array("Subproject commit \(old)\n".utf8), id: ContentID(hexadecimal: old))
            ])
        let change = patch(
            "diff --git a/sub b/sub\nindex 1111111..2222222 160000\n--- a/sub\n+++ b/sub\n@@ -1 +1 @@\n-Subproject commit \(old)\n+Subproject commit \(new)"
        )
        let applied = AppliedSeries([change], onto: base)
        #expect(applied.lastFile?.postImageMatches == true)
        #expect(try applied.trees[1].file(at: "sub")?.id?.description == new)
    }
}

/// A tree with one file, `a.c`, whose bytes can't be had.
private struct UnreadableTree: SourceTree {
    var name: String { "tree" }
    var isComplete: Bool { true }

    func file(at path: String) throws -> TreeFile? {
        if path == "a.c" { throw Absence() }
        return nil
    }

    func names(in path: String) -> [String] { path.isEmpty ? ["a.c"] : [] }

    struct Absence: Error, CustomStringConvertible { var description: String { "the object is missing" } }
}
