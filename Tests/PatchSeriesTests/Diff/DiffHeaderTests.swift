// SPDX-License-Identifier: GPL-2.0-only

import PatchSeries
import SourceTrees
import Testing

@Suite struct DiffHeaderTests {
    private func file(_ lines: String...) -> FileDiff? { files(lines.joined(separator: "\n") + "\n").first }

    @Test func readsModesAndIds() {
        let found = file(
            "diff --git a/run.sh b/run.sh", "old mode 100644", "new mode 100755", "index 1234567..89ABCDEF0123",
            "--- a/run.sh", "+++ b/run.sh", "@@ -1 +1 @@", "-a", "+b")
        #expect(found?.oldMode == .regular)
        #expect(found?.newMode == .executable)
        #expect(found?.oldID == "1234567")
        #expect(found?.newID == "89abcdef0123")
        #expect(found?.status == .modified)
        #expect(found?.line == 1)
        #expect(
            file(
                "diff --git a/x b/x", "index 1234567..89abcde 100755", "--- a/x", "+++ b/x", "@@ -1 +1 @@", "-a", "+b")?
                .newMode == .executable)
    }

    @Test(arguments: [
        ("100664", FileMode.regular), ("100711", .executable), ("104777", .executable), ("120000", .symbolicLink),
        ("7777777777777777", nil), ("040000", nil), ("1006x4", nil), ("", nil),
    ])
    func takesTheModesThatGitTakes(_ octal: String, _ mode: FileMode?) {
        #expect(FileMode(octal: octal) == mode)
    }

    @Test func readsNewAndDeletedFiles() {
        let new = file(
            "diff --git a/x b/x", "new file mode 100644", "index 0000000..89abcde", "--- /dev/null", "+++ b/x",
            "@@ -0,0 +1 @@", "+b")
        #expect(new?.status == .added)
        #expect(new?.oldPath == nil)
        #expect(new?.newPath == "x")
        #expect(new?.newMode == .regular)
        let gone = file(
            "diff --git a/x b/x", "deleted file mode 100755", "index 89abcde..0000000", "--- a/x", "+++ /dev/null",
            "@@ -1 +0,0 @@", "-b")
        #expect(gone?.status == .deleted)
        #expect(gone?.path == "x")
        #expect(gone?.newPath == nil)
        #expect(gone?.oldMode == .executable)
        let empty = file("diff --git a/a file b/a file", "new file mode 100644", "index 0000000..e69de29")
        #expect(empty?.status == .added)
        #expect(empty?.newPath == "a file")
    }

    @Test func readsRenamesAndCopies() {
        let rename = file(
            "diff --git a/old/x b/new/x", "similarity index 98%", "rename from old/x", "rename to new/x",
            "index 1234567..89abcde 100644", "--- a/old/x", "+++ b/new/x", "@@ -1 +1 @@", "-a", "+b")
        #expect(rename?.status == .renamed)
        #expect(rename?.oldPath == "old/x")
        #expect(rename?.newPath == "new/x")
        #expect(rename?.similarity == 98)
        let copy = file("diff --git a/x b/y", "similarity index 100%", "copy from x", "copy to y")
        #expect(copy?.status == .copied)
        #expect(copy?.path == "y")
        #expect(copy?.hunks.isEmpty == true)
    }

    @Test func readsModeChangesWithoutHunks() {
        let found = files(
            "diff --git a/x b/x\nold mode 100644\nnew mode 100755\ndiff --git a/y b/y\nold mode 100755\nnew mode 100644\n-- \n2.39.5\n"
        )
        #expect(found.map(\.path) == ["x", "y"])
        #expect(found.map(\.newMode) == [.executable, .regular])
    }

    @Test func readsQuotedPaths() {
        let found = file(
            #"diff --git "a/gr\303\274n\t.c" "b/gr\303\274n\t.c""#, "index 1234567..89abcde 100644",
            #"--- "a/gr\303\274n\t.c""#, #"+++ "b/gr\303\274n\t.c""#, "@@ -1 +1 @@", "-a", "+b")
        #expect(found?.path == "grün\t.c")
        let mixed = file(#"diff --git a/x "b/\"y\"""#, "similarity index 100%", "rename from x", #"rename to "\"y\"""#)
        #expect(mixed?.oldPath == "x")
        #expect(mixed?.newPath == "\"y\"")
    }

    @Test(arguments: [
        ("a/dir/x", "b/dir/x", "dir/x"), ("dir/x", "dir/x", "dir/x"), ("i/dir/x", "w/dir/x", "dir/x"),
        ("linux-6.1.orig/dir/x", "linux-6.1/dir/x", "dir/x"), ("old/dir/x", "new/dir/x", "dir/x"), ("x", "x", "x"),
        ("a/dir/x.orig", "b/dir/x", "dir/x"), ("a/dir/x\t2023-12-05 10:00:00", "b/dir/x\t2023-12-05 10:00:01", "dir/x"),
        ("a/x  2023-12-05 10:00:00.000000000 +0100", "b/x  2023-12-05 10:00:00.000000000 +0100", "x"),
        ("linux/dir/x", "linux/dir/x", "dir/x"), ("spi/drivers/spi/x", "spi/drivers/spi/x", "drivers/spi/x"),
        ("/dev/null", "renesas-devel/include/x", "include/x"), ("/dev/null", "drivers/net/x", "drivers/net/x"),
        ("net/core/x", "net/core/x", "net/core/x"),
    ])
    func takesPrefixesOff(_ old: String, _ new: String, _ path: String) {
        #expect(file("--- \(old)", "+++ \(new)", "@@ -1 +1 @@", "-a", "+b")?.path == path)
    }

    @Test func knowsNewAndDeletedFilesByTheirTime() {
        let new = file(
            "--- a/x\t1970-01-01 01:00:00.000000000 +0100", "+++ b/x\t2023-12-05 10:00:00", "@@ -0,0 +1 @@", "+b")
        #expect(new?.status == .added)
        let gone = file("--- a/x\t2023-12-05 10:00:00", "+++ b/x\t1969-12-31 19:00:00 -0500", "@@ -1 +0,0 @@", "-b")
        #expect(gone?.status == .deleted)
        #expect(file("--- a/x\t1970-01-01 10:00:00 +0100", "+++ b/x", "@@ -1 +1 @@", "-a", "+b")?.status == .modified)
        #expect(file("--- /dev/null", "+++ b/x", "@@ -0,0 +1 @@", "+b")?.status == .added)
    }

    @Test func passesOverProse() {
        #expect(files("diff --git is what git writes\n\n--- a/x\n+++ b/x\nno hunk\n").isEmpty)
        let found = files(
            "Text\n\(smallDiff)\nIndex: other\n=====\n--- other\t(revision 1)\n+++ other\t(revision 2)\n@@ -1 +1 @@\n-a\n+b\n"
        )
        #expect(found.map(\.path) == ["file", "other"])
    }

    @Test func keepsPathsThatLeaveTheTree() {
        // A rule tells; nothing is written.
        #expect(
            file("--- a/../../etc/passwd", "+++ b/../../etc/passwd", "@@ -1 +1 @@", "-a", "+b")?.path
                == "../../etc/passwd")
    }
}
