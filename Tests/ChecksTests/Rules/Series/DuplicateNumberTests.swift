// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Foundation
import SeriesFixtures
import Testing

@testable import Checks

struct DuplicateNumberTests {
    @Test func reportsTwoPatchesWithOneNumber() throws {
        let spoilt = try FaultlessSeries.v2.with(patch: 4, replacing: "[PATCH v2 4/5]", by: "[PATCH v2 3/5]")
        let found = try check(.duplicateNumber, on: spoilt)
        #expect(found.map(\.message) == ["two different patches carry the number 3"])
        #expect(found.map(\.severity) == [.error])
        #expect(found.first?.location.mail?.file == "v2-0004-lamp-Remove-lamp_dump.patch")
        #expect(found.first?.notes.first?.location?.mail?.file == "v2-0003-lamp-Call-the-table-by-its-name.patch")
    }

    @Test func tellsAPatchThatWasSentTwiceAsInfo() throws {
        var spoilt = try FaultlessSeries.v2
        var second = spoilt.mails[3]
        second.bytes = Array(second.text.replacing("Message-Id: <", with: "Message-Id: <again-").utf8)
        spoilt.mails.append(second)
        let found = try check(.duplicateNumber, on: spoilt)
        #expect(found.map(\.message) == ["patch 3 was sent twice"])
        #expect(found.map(\.severity) == [.info])
    }

    @Test func reportsTheSameChangeUnderTwoTitles() throws {
        var spoilt = try FaultlessSeries.v2
        var second = spoilt.mails[3]
        second.bytes = Array(
            second.text.replacing("Message-Id: <", with: "Message-Id: <again-")
                .replacing("lamp: Call the table by its name", with: "lamp: Name the table").utf8)
        spoilt.mails.append(second)
        #expect(
            try check(.duplicateNumber, on: spoilt).map(\.message) == ["two different patches carry the number 3"])
    }

    @Test func staysSilentWhereEachNumberStandsOnce() throws {
        #expect(try check(.duplicateNumber, on: FaultlessSeries.v2).isEmpty)
    }
}
