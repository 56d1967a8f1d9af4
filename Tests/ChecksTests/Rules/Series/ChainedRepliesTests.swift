// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Foundation
import SeriesFixtures
import Testing

@testable import Checks

struct ChainedRepliesTests {
    /// So many patches that each answer the one before.
    private func chain(_ count: Int) -> FaultlessSeries {
        FaultlessSeries(
            mails: (0...count).map { number in
                let text = """
                    Message-Id: <\(number)@example.org>
                    In-Reply-To: <\(number - 1)@example.org>
                    From: Jane Roe <jane.roe@example.org>
                    Subject: [PATCH \(number)/\(count)] lamp: Step \(number)

                    Text.
                    \(number == 0 ? "" : "---\n\ndiff --git a/lamp.c b/lamp.c\n--- a/lamp.c\n+++ b/lamp.c\n@@ -1 +1 @@\n-a\n+b\n")
                    """
                return FixtureMail(name: "\(number).patch", bytes: Array(text.utf8))
            })
    }

    @Test func reportsSixInARow() throws {
        let found = try check(.chainedReplies, on: chain(7))
        #expect(found.map(\.message) == ["6 patches in a row are each a reply to the one before"])
        #expect(found.first?.location.patch?.number == 7)
    }

    @Test func staysSilentOnAShortChainAndOnRepliesToTheLetter() throws {
        #expect(try check(.chainedReplies, on: chain(6)).isEmpty)
        #expect(try check(.chainedReplies, on: FaultlessSeries.v2).isEmpty)
    }

    @Test func leavesTheReplyToTheFirstPatchAloneWhereThereIsNoLetter() throws {
        func withoutLetter(_ count: Int) -> FaultlessSeries {
            FaultlessSeries(mails: Array(chain(count).mails.dropFirst()))
        }
        #expect(try check(.chainedReplies, on: withoutLetter(7)).isEmpty)
        #expect(try check(.chainedReplies, on: withoutLetter(8)).count == 1)
    }
}
