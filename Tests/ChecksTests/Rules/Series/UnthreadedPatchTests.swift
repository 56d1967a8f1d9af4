// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Foundation
import Mail
import PatchSeries
import SeriesFixtures
import Testing

@testable import Checks

struct UnthreadedPatchTests {
    private let parent = """
        In-Reply-To: <cover.1701735000.git.jane.roe@example.org>
        References: <cover.1701735000.git.jane.roe@example.org>

        """

    @Test func reportsAPatchThatAnswersNothing() throws {
        let found = try check(.unthreadedPatch, on: FaultlessSeries.v2.with(patch: 3, replacing: parent, by: ""))
        #expect(found.map(\.message) == ["patch 3 is no reply to the cover letter"])
    }

    @Test func reportsSeveralPatchesInOneFinding() throws {
        var spoilt = try FaultlessSeries.v2
        for patch in 2...4 { spoilt = try spoilt.with(patch: patch, replacing: parent, by: "") }
        let found = try check(.unthreadedPatch, on: spoilt)
        #expect(found.map(\.message) == ["patches 2–4 are no replies to the cover letter"])
        #expect(found.first?.notes.isEmpty == true)
    }

    @Test func saysWhereAServerMayHaveRenamedTheLetter() throws {
        let renamed = try #require(
            FaultlessSeries.v2.with(
                patch: 0, replacing: "Message-Id: <cover.1701735000", by: "Message-Id: <renamed"
            ).messages().first)
        let found = try check(.unthreadedPatch, on: FaultlessSeries.v2) { $0.series.cover?.message = renamed }
        #expect(found.map(\.message) == ["patches 1–5 are no replies to the cover letter"])
        #expect(found.first?.notes.count == 1)
    }

    @Test func saysNothingOfAServerWhereOthersAnswerTheLetter() throws {
        var spoilt = try FaultlessSeries.v2
        for patch in 2...3 {
            spoilt = try spoilt.with(patch: patch, replacing: parent, by: "In-Reply-To: <elsewhere@example.org>\n")
        }
        let messages = try spoilt.messages()
        let found = try check(.unthreadedPatch, on: FaultlessSeries.v2) { subject in
            for patch in 2...3 { subject.series.patches[patch - 1].message = messages[patch] }
        }
        #expect(found.map(\.message) == ["patches 2–3 are no replies to the cover letter"])
        #expect(found.first?.notes.isEmpty == true)
    }

    @Test func staysSilentOnRepliesToTheFirstPatch() throws {
        let first = try FaultlessSeries.v2.without(patch: 0)
        let id = try #require(first.messages().first?.messageID)
        var other = try first.with(patch: 0, replacing: parent, by: "")
        for patch in 1...4 { other = try other.with(patch: patch, replacing: parent, by: "In-Reply-To: <\(id)>\n") }
        #expect(try check(.unthreadedPatch, on: other).isEmpty)
    }

    @Test func staysSilentWhereTheParentOfAllIsNotHere() throws {
        #expect(try check(.unthreadedPatch, on: FaultlessSeries.v2.without(patch: 0)).isEmpty)
    }

    @Test func staysSilentOnFilesThatWereNeverSent() throws {
        var files = try FaultlessSeries.v2.with(patch: 3, replacing: parent, by: "")
        for index in files.mails.indices {
            files.mails[index].bytes = Array(files.mails[index].text.replacing("Message-Id: ", with: "X-Id: ").utf8)
        }
        #expect(try check(.unthreadedPatch, on: files).isEmpty)
        #expect(try check(.unthreadedPatch, on: FaultlessSeries.v2).isEmpty)
    }
}
