// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Mail
import PatchSeries
import SeriesFixtures
import Testing

@testable import Checks

struct ReplyToOlderVersionTests {
    private func reply(to id: String) throws -> FaultlessSeries {
        try FaultlessSeries.v2.with(patch: 0, replacing: "Subject: [PATCH", by: "In-Reply-To: <\(id)>\nSubject: [PATCH")
    }

    @Test func reportsAReplyToTheVersionThatTheLogLinksTo() throws {
        let found = try check(.replyToOlderVersion, on: reply(to: "cover.1700871000.git.jane.roe@example.org"))
        #expect(found.map(\.message) == ["the series is a reply to an older version of it"])
        #expect(found.map(\.severity) == [.info])
        #expect(found.first?.excerpt?.hasPrefix("In-Reply-To:") == true)
    }

    @Test func reportsAReplyToTheGivenVersion() throws {
        let previous = try FaultlessSeries.v1.series()
        let id = try #require(previous.patches.first?.message.messageID)
        let found = try check(.replyToOlderVersion, on: reply(to: id)) { $0.previous = previous }
        #expect(found.count == 1)
        #expect(try check(.replyToOlderVersion, on: reply(to: id)).isEmpty)
    }

    @Test func staysSilentOnAReplyToTheReportOfABug() throws {
        let previous = try FaultlessSeries.v1.series()
        #expect(try check(.replyToOlderVersion, on: reply(to: "bug@example.org")) { $0.previous = previous }.isEmpty)
        #expect(try check(.replyToOlderVersion, on: FaultlessSeries.v2) { $0.previous = previous }.isEmpty)
    }

    @Test func staysSilentOnASinglePatch() throws {
        let id = "cover.1700871000.git.jane.roe@example.org"
        let one = FaultlessSeries(mails: [try FaultlessSeries.v2.mails[1]])
        let other =
            try one
            .with(patch: 0, replacing: " 1/5]", by: "]")
            .with(
                patch: 0, replacing: "In-Reply-To: <cover.1701735000.git.jane.roe@example.org>",
                by: "In-Reply-To: <\(id)>"
            )
            .with(
                patch: 0, replacing: "without lines (Ravi)",
                by: "without lines (Ravi)\nv1: https://lore.kernel.org/r/\(id)")
        #expect(try check(.replyToOlderVersion, on: other).isEmpty)
    }
}
