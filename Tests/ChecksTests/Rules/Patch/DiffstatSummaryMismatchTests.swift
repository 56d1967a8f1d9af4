// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct DiffstatSummaryMismatchTests {
    private func messages(_ patch: Int, _ totals: String, _ summary: String) throws -> [String] {
        let spoilt = try FaultlessSeries.v2.with(patch: patch, replacing: totals, by: "\(totals)\n\(summary)")
        return try check(.diffstatSummaryMismatch, on: spoilt).map(\.message)
    }

    @Test func reportsALineThatTheDiffDoesNotBearOut() throws {
        #expect(
            try messages(
                2, "5 files changed, 33 insertions(+), 1 deletion(-)",
                " create mode 100644 drivers/lamp/lamp-timer.c\n create mode 100755 drivers/lamp/lamp.h") == [
                    "the diffstat says \"create mode 100755 drivers/lamp/lamp.h\", the diff does not"
                ])
    }

    @Test func reportsAMissingLineWhereOthersStand() throws {
        #expect(
            try messages(
                4, "3 files changed, 11 deletions(-)", " mode change 100644 => 100755 drivers/lamp/lamp.h") == [
                    "the diffstat says \"mode change 100644 => 100755 drivers/lamp/lamp.h\", the diff does not",
                    "the diffstat lacks the line \"delete mode 100644 drivers/lamp/lamp-debug.c\"",
                ])
    }

    @Test func staysSilentOnWhatGitWrites() throws {
        #expect(
            try messages(
                2, "5 files changed, 33 insertions(+), 1 deletion(-)", " create mode 100644 drivers/lamp/lamp-timer.c")
                == [])
        #expect(
            try messages(
                3, "2 files changed, 2 insertions(+), 2 deletions(-)",
                " rename drivers/lamp/{lamp-table.c => lamp-gamma.c} (91%)") == [])
        #expect(
            try messages(4, "3 files changed, 11 deletions(-)", " delete mode 100644 drivers/lamp/lamp-debug.c") == [])
        #expect(
            try messages(
                5, "3 files changed, 2 insertions(+)",
                " create mode 100644 Documentation/lamp/pixel.gif\n mode change 100644 => 100755 tools/testing/lamp/blink.sh"
            ) == [])
        // Without any such line, none is missing.
        #expect(try check(.diffstatSummaryMismatch, on: .v2).isEmpty)
    }
}
