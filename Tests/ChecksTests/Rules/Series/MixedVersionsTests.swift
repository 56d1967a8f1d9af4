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

    @Test func staysSilentOnOneVersionAndOnItsPartialReposts() throws {
        #expect(try check(.mixedVersions, on: FaultlessSeries.v2).isEmpty)
        let partial = try FaultlessSeries.v2.with(patch: 4, replacing: "[PATCH v2 4/5]", by: "[PATCH v2.1 4/5]")
        #expect(try check(.mixedVersions, on: partial).isEmpty)
    }
}
