// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct ChangeLogMissingVersionTests {
    private func withoutLog() throws -> FaultlessSeries {
        try FaultlessSeries.v2
            .with(
                patch: 0,
                replacing: """
                    Changes in v2:
                    - patch 1: report 0 for a lamp without lines (Ravi)
                    - collect Ravi's review of patch 1
                    - Link to v1: https://lore.kernel.org/all/cover.1700871000.git.jane.roe@example.org/

                    """, by: ""
            )
            .with(patch: 1, replacing: "v2: report 0 for a lamp without lines (Ravi)\n", by: "")
    }

    @Test func reportsAVersionThatSaysNothingOfItself() throws {
        let found = try check(.changeLogMissingVersion, on: withoutLog())
        #expect(found.map(\.message) == ["nothing says what changed since v1"])
        #expect(found.map(\.certainty) == [.likely])
    }

    @Test func reportsALogThatEndsAtTheVersionBefore() throws {
        let spoilt = try FaultlessSeries.v2.replacingEverywhere("[PATCH v2", by: "[PATCH v3")
        let found = try check(.changeLogMissingVersion, on: spoilt)
        #expect(found.map(\.message) == ["the change log ends at v2, this is v3"])
        #expect(found.map(\.certainty) == [.certain])
    }

    @Test func staysSilentWhereTheHeadingsNameTheVersionBefore() throws {
        let other = try withoutLog().with(
            patch: 0, replacing: "Tested on the lamp of my desk.",
            by: "Changes to v1:\n- report 0 for a lamp without lines\n\nChanges to v2:\n- collect tags")
        #expect(
            try check(.changeLogMissingVersion, on: other.replacingEverywhere("[PATCH v2", by: "[PATCH v3")).isEmpty)
        #expect(
            try check(.changeLogMissingVersion, on: other.replacingEverywhere("[PATCH v2", by: "[PATCH v4")).count == 1)
    }

    @Test func staysSilentWhereOnePatchTells() throws {
        let other = try withoutLog().with(patch: 3, replacing: "---\n", by: "---\nv1 -> v2: no change\n\n")
        #expect(try check(.changeLogMissingVersion, on: other).isEmpty)
        #expect(try check(.changeLogMissingVersion, on: FaultlessSeries.v2).isEmpty)
    }

    @Test(arguments: [
        "Since v1 I have rebased it.", "Compared to the last time the table is new.", "ChangeLog: none",
        "Version 1 held a mistake.", "Ravi has mended it; this is submitted as\nversion 2.",
    ])
    func staysSilentWhereItIsToldInOtherWords(_ words: String) throws {
        let other = try withoutLog().with(patch: 0, replacing: "Tested on the lamp of my desk.", by: words)
        #expect(try check(.changeLogMissingVersion, on: other).isEmpty)
    }

    @Test func staysSilentWhereTheLogStandsBehindASignature() throws {
        let other = try withoutLog().with(
            patch: 0, replacing: "Tested on the lamp of my desk.\n",
            by: "Tested on the lamp of my desk.\n\n-- \nChanges in v2:\n- report 0 for a lamp without lines\n-- \n")
        #expect(try check(.changeLogMissingVersion, on: other).isEmpty)
    }

    @Test func staysSilentOnFirstVersionsResendsPartsAndSingleMails() throws {
        #expect(try check(.changeLogMissingVersion, on: FaultlessSeries.v1).isEmpty)
        let log = try withoutLog()
        #expect(
            try check(.changeLogMissingVersion, on: log.replacingEverywhere("[PATCH v2", by: "[PATCH RESEND v2"))
                .isEmpty)
        #expect(
            try check(.changeLogMissingVersion, on: log.replacingEverywhere("[PATCH v2", by: "[PATCH v2.1")).isEmpty)
        #expect(try check(.changeLogMissingVersion, on: log.without(patch: 2)).isEmpty)
        // All patches answer a letter that is not here.
        #expect(try check(.changeLogMissingVersion, on: log.without(patch: 0)).isEmpty)
        #expect(try check(.changeLogMissingVersion, on: log) { $0.isSingleMail = true }.isEmpty)
    }
}
