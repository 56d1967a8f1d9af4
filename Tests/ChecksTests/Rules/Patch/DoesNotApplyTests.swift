// SPDX-License-Identifier: GPL-2.0-only

import Applying
import Diagnostics
import SeriesFixtures
import SourceTrees
import Testing

@testable import Checks

struct DoesNotApplyTests {
    @Test func reportsTheHunkWithTheNearestPlace() throws {
        var base = try FaultlessSeries.base
        try base.edit("drivers/lamp/lamp-core.c") { $0.replacing("return lamp->level * 100 / 256;", with: "return 0;") }
        let found = try check(.doesNotApply, on: .v2, base: base)
        // Patch 2 changes the same line, and fails for it too.
        #expect(found.map(\.location.patch?.number) == [1, 2])
        #expect(
            found.first?.message
                == "hunk 1 of \"drivers/lamp/lamp-core.c\" does not apply; line 29 comes nearest, 6 of 7 lines fit")
        #expect(found.first?.severity == .error)
        #expect(found.first?.excerpt?.hasPrefix("@@ -29,7 +29,10 @@") == true)
        #expect(
            found.first?.notes.map(\.message) == [
                "expected \"<U+0009>return lamp->level * 100 / 256;\", found \"<U+0009>return 0;\""
            ])
        #expect(found.first?.notes.first?.location?.tree?.description == "drivers/lamp/lamp-core.c:32")
    }

    @Test func reportsAFileThatIsAbsent() throws {
        var base = try FaultlessSeries.base
        base.files["drivers/lamp/lamp-debug.c"] = nil
        let found = try check(.doesNotApply, on: .v2, base: base)
        #expect(found.map(\.location.patch?.number) == [4])
        #expect(found.first?.message.hasPrefix("\"drivers/lamp/lamp-debug.c\" does not apply: ") == true)
    }

    @Test(arguments: [
        // Lines in front of a hunk of the file's beginning, and behind one of its end.
        (
            "@@ -1,2 +1,2 @@\n-a\n+A\n b", "x\na\nb\n", 2,
            "but by its header it can stand at the beginning of the file only"
        ),
        (
            "@@ -2,2 +2,2 @@\n a\n-b\n+B", "x\na\nb\ny\n", 2,
            "but without context below its changes it can stand at the end of the file only"
        ),
    ])
    func saysWhereTheLinesStandAndWhatIsAgainstIt(
        _ hunk: String, _ text: String, _ line: Int, _ clause: String
    ) throws {
        var patch = SinglePatch()
        patch.diff = "diff --git a/f b/f\n--- a/f\n+++ b/f\n\(hunk)"
        let base = MemoryTree(name: "tree", files: ["f": TreeFile(mode: .regular, bytes: Array(text.utf8))])
        let found = try patch.found(.doesNotApply) { $0.applied = AppliedSeries($0.series, onto: base) }
        #expect(found.map(\.message) == ["hunk 1 of \"f\" does not apply: its lines stand at line \(line), \(clause)"])
    }

    @Test func staysSilentWhereItAppliesOrNothingIsKnown() throws {
        let found = try check(.doesNotApply, on: .v2, base: FaultlessSeries.base)
        #expect(found.map(\.message) == [])
        #expect(try check(.doesNotApply, on: .v2).isEmpty)
    }
}

extension MemoryTree {
    /// Changes the text of the file at `path`; a change that changes nothing fails.
    mutating func edit(_ path: String, _ change: (String) -> String) throws {
        let file = try #require(files[path])
        let before = String(decoding: file.bytes, as: UTF8.self)
        let after = change(before)
        try #require(before != after)
        files[path] = TreeFile(mode: file.mode, bytes: Array(after.utf8))
    }
}

/// What `rule` finds in `series`, applied to `base`.
func check(_ rule: Rule, on series: FaultlessSeries, base: MemoryTree) throws -> [Diagnostic] {
    try check(rule, on: series) { $0.applied = AppliedSeries($0.series, onto: base) }
}
