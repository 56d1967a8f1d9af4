// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct MissingSignedOffByTests {
    @Test func reportsTheUnsignedPatchOnly() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 3, replacing: "Signed-off-by: Jane Roe <jane.roe@example.org>\n", by: "")
        let found = try check(.missingSignedOffBy, on: spoilt)
        #expect(found.map(\.message) == ["no \"Signed-off-by\" in the message"])
        #expect(found.first?.severity == .error)
        #expect(found.first?.location.patch?.number == 3)
        #expect(found.first?.location.mail?.line == 10)
        #expect(found.first?.excerpt == "It holds a gamma curve.")
    }

    @Test func reportsThatOnlySomebodyElseSigned() throws {
        let found = try SinglePatch(trailers: "Signed-off-by: Max Mustermann <max@example.com>")
            .found(.missingSignedOffBy)
        #expect(
            found.map(\.message) == [
                "no \"Signed-off-by\" of the author \"Jane Roe <jane.roe@example.org>\""
            ])
        #expect(found.first?.excerpt == "From: Jane Roe <jane.roe@example.org>")
        #expect(found.first?.advice?.contains("From: Max Mustermann <max@example.com>") == true)
    }

    @Test func pointsAtASignOffThatIsNotKept() throws {
        let signOff = "Signed-off-by: Jane Roe <jane.roe@example.org>"
        let found = try SinglePatch(trailers: "", stat: "v2: divide\n\n\(signOff)\n\n lamp.c | 2 +-").found(
            .missingSignedOffBy)
        #expect(found.first?.notes.map(\.message) == ["this one stands below the \"---\" and is not kept"])
        #expect(found.first?.notes.first?.location?.bodyLine == 7)
    }

    @Test func takesTheAuthorOfTheBody() throws {
        let patch = SinglePatch(
            body: "From: Zoë Ødegård <zoe@example.com>\n\nDivide.",
            trailers: "Signed-off-by: Jane Roe <jane.roe@example.org>")
        #expect(try patch.found(.missingSignedOffBy).map(\.excerpt) == ["From: Zoë Ødegård <zoe@example.com>"])
    }

    @Test func warnsOnlyWhereTheSeriesIsAProposal() throws {
        let patch = SinglePatch(subject: "[RFC PATCH] lamp: Reach 100 percent", trailers: "Cc: max@example.com")
        #expect(try patch.found(.missingSignedOffBy).map(\.severity) == [.warning])
    }

    @Test(arguments: [
        "Signed-off-by: Jane Roe <jane.roe@example.org>",
        "signed-off-by: Jane Roe <jane.roe@example.org>",
        "Signed-off-by: Jane Roe <JANE.ROE@EXAMPLE.ORG>",
        "Signed-off-by: Jane Roe <jane.roe+kernel@example.org>",
        "Signed-off-by: Jane Roe <jane@elsewhere.example>",
        "Signed-off-by: Jane R. Roe <jane@elsewhere.example>",
        "Signed-off-by: \"Roe, Jane\" <jane@elsewhere.example>",
        "Signed-off-by: Jané Röe <jane@elsewhere.example>",
        "Signed-off-by: jroe <jane.roe@example.org>",
        "Signed-off-by: Jane <jane@elsewhere.example>",
        "Signed-off-by: J <jane.roe@elsewhere.example>",
        "Signed-off-by: Jane Roe jane.roe@example.org",
        "Signed-off-by: Jane Roe <jane.roe@example.org>\n\nReviewed-by: Ravi Kumar <ravi@example.net>",
        "Signed-off-by: Max Mustermann <max@example.com>\nSigned-off-by: Jane Roe <jane.roe@example.org>",
    ])
    func staysSilentWhereTheAuthorSigned(_ trailers: String) throws {
        #expect(try SinglePatch(trailers: trailers).messages(.missingSignedOffBy) == [])
    }

    @Test func staysSilentOnAnAnswerUnderThePatchsSubject() throws {
        #expect(try SinglePatch(trailers: "Best regards\nMax", stat: "", diff: "").messages(.missingSignedOffBy) == [])
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.missingSignedOffBy, on: .v2).isEmpty)
    }
}
