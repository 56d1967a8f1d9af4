// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct UnlinkedPreviousVersionTests {
    private func withoutLink() throws -> FaultlessSeries {
        try FaultlessSeries.v2.with(
            patch: 0,
            replacing: "- Link to v1: https://lore.kernel.org/all/cover.1700871000.git.jane.roe@example.org/\n", by: "")
    }

    @Test func reportsAVersionWithoutALink() throws {
        let found = try check(.unlinkedPreviousVersion, on: withoutLink())
        #expect(found.map(\.message) == ["there is no link to v1"])
        #expect(found.map(\.severity) == [.info])
    }

    @Test(arguments: ["jane@example.org has the older one.", "See: below.", "The lamp <here>: see the older one."])
    func takesNoOtherTextForALink(_ words: String) throws {
        let spoilt = try withoutLink().with(patch: 0, replacing: "Tested on the lamp of my desk.", by: words)
        #expect(try check(.unlinkedPreviousVersion, on: spoilt).count == 1)
    }

    @Test func staysSilentOnALinkOrAMessageIdAnywhere() throws {
        #expect(try check(.unlinkedPreviousVersion, on: FaultlessSeries.v2).isEmpty)
        let other = try withoutLink().with(
            patch: 0, replacing: "Tested on the lamp of my desk.", by: "The last one was <cover@example.org>.")
        #expect(try check(.unlinkedPreviousVersion, on: other).isEmpty)
    }

    @Test func staysSilentOnAReplyAndOnFirstVersions() throws {
        let reply = try withoutLink().with(
            patch: 0, replacing: "Subject: [PATCH", by: "In-Reply-To: <older@example.org>\nSubject: [PATCH")
        #expect(try check(.unlinkedPreviousVersion, on: reply).isEmpty)
        let first = try withoutLink().replacingEverywhere("[PATCH v2", by: "[PATCH")
        #expect(try check(.unlinkedPreviousVersion, on: first).isEmpty)
        let again = try withoutLink().replacingEverywhere("[PATCH v2", by: "[PATCH RESEND v2")
        #expect(try check(.unlinkedPreviousVersion, on: again).isEmpty)
    }
}
