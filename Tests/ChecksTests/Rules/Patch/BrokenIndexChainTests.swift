// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct BrokenIndexChainTests {
    @Test func reportsAPatchThatWasNotMadeOnTheOneBefore() throws {
        let spoilt = try FaultlessSeries.v2.with(patch: 2, replacing: "index 584e402b05f0", by: "index 584e402b0aaa")
        let found = try check(.brokenIndexChain, on: spoilt)
        #expect(
            found.map(\.message) == [
                """
                "drivers/lamp/lamp-core.c" is "584e402b0aaa" before this patch, but patch 1 has made it "584e402b05f0"
                """
            ])
        #expect(found.first?.location.patch?.number == 2)
        #expect(found.first?.location.tree?.file == "drivers/lamp/lamp-core.c")
        #expect(found.first?.notes.first?.location?.patch?.number == 1)
    }

    @Test func followsARename() throws {
        let changed = try FaultlessSeries.v2.with(
            patch: 5, replacing: "diff --git a/tools/testing",
            by: """
                diff --git a/drivers/lamp/lamp-gamma.c b/drivers/lamp/lamp-gamma.c
                index abcdabcdabcd..abcdabcdabce 100644
                --- a/drivers/lamp/lamp-gamma.c
                +++ b/drivers/lamp/lamp-gamma.c
                @@ -1 +1 @@
                -a
                +b
                diff --git a/drivers/lamp/lamp-debug.c b/drivers/lamp/lamp-debug.c
                index abcdabcdabcd..abcdabcdabce 100644
                --- a/drivers/lamp/lamp-debug.c
                +++ b/drivers/lamp/lamp-debug.c
                @@ -1 +1 @@
                -a
                +b
                diff --git a/drivers/lamp/lamp-timer.c b/drivers/lamp/lamp-timer.c
                new file mode 100644
                index 000000000000..abcdabcdabce
                --- /dev/null
                +++ b/drivers/lamp/lamp-timer.c
                @@ -0,0 +1 @@
                +b
                diff --git a/tools/testing
                """)
        #expect(
            try check(.brokenIndexChain, on: changed).map(\.message) == [
                """
                "drivers/lamp/lamp-gamma.c" is "abcdabcdabcd" before this patch, but patch 3 has made it "ec7fadbcffe5"
                """, "\"drivers/lamp/lamp-debug.c\" is changed, but patch 4 has removed it",
                "\"drivers/lamp/lamp-timer.c\" is added, but patch 2 has left a file there",
            ])
    }

    @Test func staysSilentOnOtherAbbreviations() throws {
        let shorter = try FaultlessSeries.v2.with(patch: 2, replacing: "index 584e402b05f0", by: "index 584e402")
        #expect(try check(.brokenIndexChain, on: shorter).isEmpty)
    }

    @Test func staysSilentBehindAGap() throws {
        let spoilt = try FaultlessSeries.v2.without(patch: 3)
        #expect(try check(.brokenIndexChain, on: spoilt).isEmpty)
    }

    @Test func staysSilentWhereAnIndexLineIsMissing() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 1, replacing: "index a40830e432a3..584e402b05f0 100644\n", by: "")
        #expect(try check(.brokenIndexChain, on: spoilt).isEmpty)
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.brokenIndexChain, on: .v2).isEmpty)
        #expect(try check(.brokenIndexChain, on: .v1).isEmpty)
    }
}
