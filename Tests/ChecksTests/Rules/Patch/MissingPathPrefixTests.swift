// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Testing

@testable import Checks

@Suite struct MissingPathPrefixTests {
    private func findings(_ diff: String) throws -> [Diagnostic] {
        var patch = SinglePatch()
        patch.diff = diff
        return try patch.found(.missingPathPrefix)
    }

    private let hunk = "@@ -1,1 +1,1 @@\n-a\n+b"

    @Test(arguments: ["lamp.c", "drivers/lamp/lamp.c", "x/with space.c"])
    func reportsADiffMadeWithoutPrefix(path: String) throws {
        let changed = "diff --git \(path) \(path)\nindex 1111111..2222222 100644\n--- \(path)\n+++ \(path)\n\(hunk)"
        let found = try findings(changed)
        #expect(
            found.map(\.message) == [
                "there is no \"a/\" and \"b/\" in front of \"\(path)\": \"git am\" refuses it"
            ])
        #expect(found.first?.excerpt == "diff --git \(path) \(path)")
        #expect(found.first?.advice?.contains("diff.noprefix=false") == true)
        #expect(try findings(changed + "\n" + changed).map(\.message).first?.contains("1 other path") == true)
        #expect(try findings("diff --git \(path) \(path)\nold mode 100644\nnew mode 100755").count == 1)
        let added = "diff --git \(path) \(path)\nnew file mode 100644\n--- /dev/null\n+++ \(path)\n@@ -0,0 +1 @@\n+b"
        #expect(try findings(added).count == 1)
        #expect(
            try findings(
                "diff --git \(path) new.c\nsimilarity index 100%\nrename from \(path)\nrename to new.c"
            ).count == 1)
    }

    @Test func reportsAPlainDiffThatBeginsInTheKernel() throws {
        #expect(try findings("--- drivers/lamp.c\n+++ drivers/lamp.c\n\(hunk)").count == 1)
        #expect(try findings("--- /dev/null\n+++ drivers/lamp.c\n@@ -0,0 +1 @@\n+b").count == 1)
        #expect(
            try findings("diff --git \"l\\303\\274.c\" \"l\\303\\274.c\"\nold mode 100644\nnew mode 100755").count == 1)
    }

    @Test(arguments: [
        ("a/drivers/lamp.c", "b/drivers/lamp.c"), ("a/lamp.c", "b/lamp.c"), ("i/lamp.c", "w/lamp.c"),
        ("linux.orig/drivers/lamp.c", "linux/drivers/lamp.c"), ("linux/lamp.c", "linux/lamp.c"),
        ("renesas-devel/drivers/lamp.c", "renesas-devel/drivers/lamp.c"), ("a/x y.c", "b/x y.c"),
    ])
    func staysSilentWhereThereIsATopDirectory(_ old: String, _ new: String) throws {
        #expect(try findings("--- \(old)\n+++ \(new)\n\(hunk)").isEmpty)
        #expect(try findings("diff --git \(old) \(new)\n--- \(old)\n+++ \(new)\n\(hunk)").isEmpty)
        #expect(try findings("diff --git \(old) \(new)\nold mode 100644\nnew mode 100755").isEmpty)
    }

    @Test func staysSilentOnRenamesAndNewFiles() throws {
        #expect(
            try findings("diff --git a/x.c b/y.c\nsimilarity index 100%\nrename from x.c\nrename to y.c").isEmpty)
        #expect(
            try findings("diff --git a/x.c b/x.c\nnew file mode 100644\n--- /dev/null\n+++ b/x.c\n@@ -0,0 +1 @@\n+b")
                .isEmpty)
        // Of such a directory nobody knows whether it is the top one.
        #expect(try findings("--- lamp/lamp.c\n+++ lamp/lamp.c\n\(hunk)").isEmpty)
    }

    @Test func staysSilentOnAFaultlessPatch() throws { #expect(try SinglePatch().found(.missingPathPrefix).isEmpty) }
}
