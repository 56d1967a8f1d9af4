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
        "mail@janeroe.example", "roe <roejane1993@relay.example>",
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

    /// Sent from `sender` under `messageID`, by Zoë and signed by her alone.
    private func messages(sender: String, messageID: String) throws -> [String] {
        try SinglePatch(
            from: sender, messageID: messageID, body: "From: Zoë Ødegård <zoe@example.com>\n\nDivide.",
            trailers: "Signed-off-by: Zoë Ødegård <zoe@example.com>"
        ).messages(.missingSenderSignedOffBy)
    }

    @Test(arguments: ["20220303092131.2060044-12-zoe@example.com", "1594000000-1234-1-git-send-email-zoe@example.com"])
    func staysSilentWhereGitMadeTheMailForTheAuthor(_ messageID: String) throws {
        #expect(try messages(sender: "relay@example.net", messageID: messageID) == [])
    }

    @Test(arguments: [
        ("relay@example.net", "20220303092131.2060044-1-relay@example.net"),
        ("relay@example.net", "1594000000-1234-1-git-send-email-relay@example.net"),
        ("relay@example.net", "a-b-zoe@example.com"), ("relay@example.net", "20220303-zoe@example.com"),
        ("relay@example.net", "--zoe@example.com"), ("relay@example.net", "1"), ("relay@example.net", "1-2-3-4"),
        // A name is somebody else's.
        ("Jane Roe <jane@example.net>", "20220303092131.2060044-1-zoe@example.com"),
        // Short names stand in many addresses.
        ("Zo <zo@odegard.example>", "1@example.net"),
    ])
    func reportsASenderWhoIsNotTheAuthor(_ sender: String, _ messageID: String) throws {
        #expect(try messages(sender: sender, messageID: messageID).count == 1)
    }

    @Test func leavesAPatchWithoutAnySignOffToTheOtherRule() throws {
        let patch = SinglePatch(body: "From: Zoë Ødegård <zoe@example.com>\n\nDivide.", trailers: "Cc: a@example.org")
        #expect(try patch.messages(.missingSenderSignedOffBy) == [])
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.missingSenderSignedOffBy, on: .v2).isEmpty)
    }
}
