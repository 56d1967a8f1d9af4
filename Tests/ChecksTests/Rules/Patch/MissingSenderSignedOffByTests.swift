// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct MissingSenderSignedOffByTests {
    @Test func reportsThePatchThatWasOnlyPassedOn() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 4, replacing: "Signed-off-by: Jane Roe <jane.roe@example.org>\n", by: "")
        let found = try check(.missingSenderSignedOffBy, on: spoilt)
        #expect(found.map(\.message) == ["no \"Signed-off-by\" of the sender \"Jane Roe <jane.roe@example.org>\""])
        #expect(found.first?.location.patch?.number == 4)
        #expect(found.first?.excerpt == "Signed-off-by: Zoë Ødegård <zoe@example.com>")
    }

    @Test(arguments: [
        "Jane Roe <jane.roe@example.org>", "Jane <jane@relay.example>", "jane.roe@relay.example",
        "Jane Roe (OSS) <jane@relay.example>", "Jane Roe via lamp <linux-lamp@example.org>",
    ])
    func staysSilentWhereTheSenderSigned(_ sender: String) throws {
        let patch = SinglePatch(
            from: sender, body: "From: Zoë Ødegård <zoe@example.com>\n\nDivide.",
            trailers: """
                Signed-off-by: Zoë Ødegård <zoe@example.com>
                Signed-off-by: Jane Roe <jane.roe@example.org>
                """)
        #expect(try patch.messages(.missingSenderSignedOffBy) == [])
    }

    @Test func leavesAPatchWithoutAnySignOffToTheOtherRule() throws {
        let patch = SinglePatch(body: "From: Zoë Ødegård <zoe@example.com>\n\nDivide.", trailers: "Cc: a@example.org")
        #expect(try patch.messages(.missingSenderSignedOffBy) == [])
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.missingSenderSignedOffBy, on: .v2).isEmpty)
    }
}
