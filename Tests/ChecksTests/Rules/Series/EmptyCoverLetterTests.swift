// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Foundation
import SeriesFixtures
import Testing

@testable import Checks

struct EmptyCoverLetterTests {
    private func cover(_ text: String) throws -> FaultlessSeries {
        var series = try FaultlessSeries.v1
        let mail = series.mails[0].text
        let start = try #require(mail.range(of: "The lamp reports"))
        let end = try #require(mail.range(of: "Jane Roe (3):"))
        series.mails[0].bytes = Array((mail[..<start.lowerBound] + text + mail[end.lowerBound...]).utf8)
        return series
    }

    @Test func reportsALetterThatBeginsWithItsShortlog() throws {
        let found = try check(.emptyCoverLetter, on: cover(""))
        #expect(found.map(\.message) == ["the cover letter says nothing"])
    }

    @Test func reportsALetterOfTrailersAlone() throws {
        #expect(
            try check(.emptyCoverLetter, on: cover("Signed-off-by: Jane Roe <jane.roe@example.org>\n\n")).count == 1)
    }

    @Test func staysSilentOnOneLine() throws {
        #expect(try check(.emptyCoverLetter, on: cover("Please pull.\n\n")).isEmpty)
        #expect(try check(.emptyCoverLetter, on: FaultlessSeries.v2).isEmpty)
    }

    @Test func staysSilentWhereThereIsNoLetter() throws {
        #expect(try check(.emptyCoverLetter, on: FaultlessSeries.v2.without(patch: 0)).isEmpty)
    }
}
