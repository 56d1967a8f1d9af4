// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct HunkPositionMismatchTests {
    @Test func reportsTheFirstHunkThatIsOff() throws {
        let spoilt = try FaultlessSeries.v2.with(patch: 2, replacing: "@@ -32,7 +33,7 @@", by: "@@ -32,7 +45,7 @@")
        let found = try check(.hunkPositionMismatch, on: spoilt)
        #expect(found.map(\.message) == ["the hunk header is off by 12: line 32 before is line 33 after"])
        #expect(found.first?.excerpt?.hasPrefix("@@ -32,7 +45,7 @@") == true)
    }

    @Test func reportsAFirstHunk() throws {
        let spoilt = try FaultlessSeries.v2.with(patch: 1, replacing: "@@ -29,7 +29,10 @@", by: "@@ -29,7 +28,10 @@")
        #expect(try check(.hunkPositionMismatch, on: spoilt).map(\.message).first?.contains("off by -1") == true)
    }

    @Test func survivesNumbersOfAnySize() throws {
        let huge = "@@ -9223372036854775807,3 +1,9223372036854775807 @@"
        let patch = SinglePatch(diff: SinglePatch().diff.replacing("@@ -12,3 +12,3 @@", with: huge))
        #expect(try patch.messages(.hunkPositionMismatch).count <= 1)
        #expect(try patch.messages(.trailingWhitespace) == [])
    }

    @Test func staysSilentOnDiffsWithoutContext() throws {
        let lines = """
            diff --git a/lamp.c b/lamp.c
            --- a/lamp.c
            +++ b/lamp.c
            @@ -3,0 +4,2 @@
            +a
            +b
            @@ -7 +8,0 @@
            -c
            @@ -9 +10 @@
            -d
            +e
            """
        #expect(try SinglePatch(diff: lines).messages(.hunkPositionMismatch) == [])
        #expect(try check(.hunkPositionMismatch, on: .v2).isEmpty)
    }
}
