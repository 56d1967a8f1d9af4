// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct MissingCoverLetterTests {
    /// The patches alone, as they are sent without a letter: all answer the first one.
    private func withoutLetter() throws -> FaultlessSeries {
        try FaultlessSeries.v2.without(patch: 0).with(
            patch: 0,
            replacing: """
                In-Reply-To: <cover.1701735000.git.jane.roe@example.org>
                References: <cover.1701735000.git.jane.roe@example.org>

                """, by: ""
        ).replacingEverywhere(
            "<cover.1701735000.git.jane.roe@example.org>",
            by: "<38a8a705aa75b3710740c50353a29e0c0c877353.1701735000.git.jane.roe@example.org>")
    }

    @Test func warnsFromThreePatchesOn() throws {
        let found = try check(.missingCoverLetter, on: withoutLetter())
        #expect(found.map(\.message) == ["a series of 5 patches has no cover letter"])
        #expect(found.map(\.severity) == [.warning])
    }

    @Test func tellsALetterThatIsNotHereAsInfo() throws {
        let found = try check(.missingCoverLetter, on: FaultlessSeries.v2.without(patch: 0))
        #expect(
            found.map(\.message) == [
                #"the cover letter is not here: all patches answer "cover.1701735000.git.jane.roe@example.org""#
            ])
        #expect(found.map(\.severity) == [.info])
    }

    @Test func tellsTwoPatchesAsInfo() throws {
        let two = FaultlessSeries(mails: Array(try withoutLetter().mails[0...1]))
        let found = try check(.missingCoverLetter, on: two.replacingEverywhere("/5]", by: "/2]"))
        #expect(found.map(\.severity) == [.info])
    }

    @Test func staysSilentOnASinglePatch() throws {
        let one = FaultlessSeries(mails: [try FaultlessSeries.v2.mails[1]])
        #expect(try check(.missingCoverLetter, on: one.with(patch: 0, replacing: " 1/5]", by: "]")).isEmpty)
    }

    @Test func staysSilentWithACoverLetterOnAPartialRepostAndOnOneMail() throws {
        #expect(try check(.missingCoverLetter, on: FaultlessSeries.v2).isEmpty)
        let one = FaultlessSeries(mails: [try FaultlessSeries.v2.mails[3]])
        #expect(try check(.missingCoverLetter, on: one) { $0.isSingleMail = true }.isEmpty)
        #expect(try check(.missingCoverLetter, on: one.replacingEverywhere("[PATCH v2 ", by: "[PATCH v2.1 ")).isEmpty)
    }
}
