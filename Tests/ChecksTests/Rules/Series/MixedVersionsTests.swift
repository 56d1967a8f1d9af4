// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import PatchSeries
import SeriesFixtures
import Testing

@testable import Checks

struct MixedVersionsTests {
    @Test func reportsThePatchThatNamesAnotherVersion() throws {
        let found = try check(.mixedVersions, on: FaultlessSeries.v2) { subject in
            subject.series.patches[3].subject.version = SeriesVersion(3)
        }
        #expect(found.map(\.message) == ["v3 is named in a series that is v2"])
        #expect(found.first?.location.patch?.number == 4)
    }

    @Test func reportsThePatchThatNamesNone() throws {
        let spoilt = try FaultlessSeries.v2.with(patch: 4, replacing: "[PATCH v2 4/5]", by: "[PATCH 4/5]")
        #expect(try check(.mixedVersions, on: spoilt).map(\.message) == ["no version is named in a series that is v2"])
    }

    @Test func reportsTheCoverLetterThatNamesAnother() throws {
        let found = try check(.mixedVersions, on: FaultlessSeries.v2) { subject in
            subject.series.cover?.subject.version = SeriesVersion(1)
        }
        #expect(found.map(\.message) == ["v1 is named in a series that is v2"])
        #expect(found.first?.location.patch?.number == 0)
    }

    @Test func reportsTheLetterWhosePatchesAnswerIt() throws {
        let spoilt = try FaultlessSeries.v2
            .replacingEverywhere("[PATCH v2", by: "[PATCH v3")
            .with(patch: 0, replacing: "[PATCH v3 0/5]", by: "[PATCH v2 0/6]")
        #expect(try check(.mixedVersions, on: spoilt).map(\.message) == ["v2 is named in a series that is v3"])
        #expect(try check(.mixedTotals, on: spoilt).map(\.message) == ["total 6 in a series of 5"])
        #expect(try check(.missingCoverLetter, on: spoilt).isEmpty)
        // A version that is posted in the thread of the one before comes later.
        let later = try spoilt.with(
            patch: 0, replacing: "Date: Tue, 5 Dec 2023", by: "Date: Mon, 4 Dec 2023")
        #expect(try check(.mixedVersions, on: later).isEmpty)
    }

    @Test func staysSilentOnOneVersionAndOnItsPartialReposts() throws {
        #expect(try check(.mixedVersions, on: FaultlessSeries.v2).isEmpty)
        let partial = try FaultlessSeries.v2.with(patch: 4, replacing: "[PATCH v2 4/5]", by: "[PATCH v2.1 4/5]")
        #expect(try check(.mixedVersions, on: partial).isEmpty)
    }
}
