// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct DiffstatMismatchTests {
    private func messages(_ patch: Int, _ text: String, _ replacement: String) throws -> [String] {
        try check(.diffstatMismatch, on: FaultlessSeries.v2.with(patch: patch, replacing: text, by: replacement))
            .map(\.message)
    }

    @Test func reportsTheCountOfAFile() throws {
        #expect(
            try messages(2, "lamp-core.c  |  3 ++-", "lamp-core.c  |  4 ++--") == [
                "the diffstat claims 4 changed lines in \"drivers/lamp/lamp-core.c\", the diff has 3"
            ])
    }

    @Test func reportsTheTotals() throws {
        #expect(
            try messages(2, "5 files changed, 33 insertions(+), 1", "6 files changed, 34 insertions(+), 1") == [
                "the diffstat claims 6 changed files, the diff has 5",
                "the diffstat claims 34 insertions and 1 deletion, the diff has 33 and 1",
            ])
    }

    @Test func reportsAFileThatTheDiffDoesNotTouch() throws {
        #expect(
            try messages(2, " drivers/lamp/lamp.h       |  1 +\n", " drivers/lamp/bulb.h       |  1 +\n") == [
                "the diffstat lists \"drivers/lamp/bulb.h\", which the diff does not touch",
                "the diffstat does not list \"drivers/lamp/lamp.h\"",
            ])
    }

    @Test func reportsARowGivenTwice() throws {
        let row = " drivers/lamp/lamp.h       |  1 +\n"
        #expect(try messages(2, row, row + row) == ["the diffstat lists \"drivers/lamp/lamp.h\" twice"])
    }

    @Test func reportsAnEditedRename() throws {
        #expect(
            try messages(3, "{lamp-table.c => lamp-gamma.c} | 2 +-", "{lamp-table.c => lamp-gamma.c} | 9 +-") == [
                "the diffstat claims 9 changed lines in \"drivers/lamp/lamp-gamma.c\", the diff has 2"
            ])
    }

    @Test(arguments: [
        (" drivers/lamp/{lamp-table.c => lamp-gamma.c} |", " .../lamp/{lamp-table.c => lamp-gamma.c}     |"),
        (" drivers/lamp/{lamp-table.c => lamp-gamma.c} |", " ...e.c => lamp-gamma.c} |"),
        (" drivers/lamp/Makefile                       |", " .../Makefile |"),
        (" drivers/lamp/Makefile                       |", " lamp/Makefile |"),
        (" drivers/lamp/Makefile                       |", " linux-6.6/drivers/lamp/Makefile |"),
        (
            " drivers/lamp/{lamp-table.c => lamp-gamma.c} | 2 +-\n 2 files",
            " ...\n 2 files"
        ),
        (" 2 files changed, 2 insertions(+), 2 deletions(-)\n", ""),
        // As libgit2 writes it, which folds no more than the folders in front.
        (" drivers/lamp/{lamp-table.c => lamp-gamma.c} |", " drivers/{lamp/lamp-table.c => lamp/lamp-gamma.c} |"),
        (" drivers/lamp/{lamp-table.c => lamp-gamma.c} |", " drivers/lamp/lamp-table.c => drivers/lamp/lamp-gamma.c |"),
        (" drivers/lamp/Makefile                       |", " drivers/lamp/Makefile (mode +x) |"),
    ])
    func staysSilentOnShortenedRows(_ text: String, _ replacement: String) throws {
        #expect(try messages(3, text, replacement) == [])
    }

    @Test(arguments: [Rule.diffstatMismatch, .diffstatSummaryMismatch])
    func staysSilentOnAFileInALinksPlace(_ rule: Rule) throws {
        let patch = SinglePatch(
            stat: """
                 lamp | 2 +-
                 1 file changed, 1 insertion(+), 1 deletion(-)
                 mode change 120000 => 100644 lamp
                """,
            diff: """
                diff --git a/lamp b/lamp
                deleted file mode 120000
                index 1111111111..0000000000
                --- a/lamp
                +++ /dev/null
                @@ -1 +0,0 @@
                -bulb
                \\ No newline at end of file
                diff --git a/lamp b/lamp
                new file mode 100644
                index 0000000000..2222222222
                --- /dev/null
                +++ b/lamp
                @@ -0,0 +1 @@
                +bulb
                """)
        #expect(try patch.messages(rule) == [])
        var edited = patch
        edited.stat = patch.stat.replacing("2 +-", with: "3 ++-")
        #expect(try edited.messages(.diffstatMismatch).count == 1)
    }

    @Test func staysSilentWhereTheDiffHoldsNoContent() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 4,
            replacing: """
                --- a/drivers/lamp/lamp-debug.c
                +++ /dev/null
                @@ -1,9 +0,0 @@
                -// SPDX-License-Identifier: GPL-2.0-only
                -#include <linux/printk.h>
                -
                -#include "lamp.h"
                -
                -void lamp_dump(const struct lamp *lamp)
                -{
                -	pr_debug("lamp: %u percent\\n", lamp_percent(lamp));
                -}

                """, by: "")
        #expect(try check(.diffstatMismatch, on: spoilt).isEmpty)
        #expect(try SinglePatch(stat: "").messages(.diffstatMismatch) == [])
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.diffstatMismatch, on: .v2).isEmpty)
    }
}
