// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct TooManyPatchesTests {
    @Test func tellsMoreThanFifteenAsInfo() throws {
        let found = try check(.tooManyPatches, on: FaultlessSeries.v2.replacingEverywhere("/5]", by: "/16]"))
        #expect(found.map(\.message) == ["the series has 16 patches, reviewers ask for at most 15"])
        #expect(found.map(\.severity) == [.info])
    }

    @Test func warnsWhereTheNetworkingTreeIsNamed() throws {
        let long = try FaultlessSeries.v2.replacingEverywhere("/5]", by: "/16]")
        let spoilt = try long.replacingEverywhere("[PATCH v2", by: "[PATCH net-next v2")
        #expect(try check(.tooManyPatches, on: spoilt).map(\.severity) == [.warning])
    }

    @Test func staysSilentOnFifteenAndOnAnRFC() throws {
        #expect(try check(.tooManyPatches, on: FaultlessSeries.v2.replacingEverywhere("/5]", by: "/15]")).isEmpty)
        let long = try FaultlessSeries.v2.replacingEverywhere("/5]", by: "/16]")
        #expect(try check(.tooManyPatches, on: long.replacingEverywhere("[PATCH v2", by: "[RFC PATCH v2")).isEmpty)
    }
}
