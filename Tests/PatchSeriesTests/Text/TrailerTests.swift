// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Mail
import PatchSeries
import Testing

/// `Tests/Oracles/patches.py` holds the same against `git interpret-trailers` on archives.
@Suite struct TrailerTests {
    private func trailers(_ lines: String...) -> [Trailer] {
        patch(lines.joined(separator: "\n") + "\n---\n" + smallDiff).commitMessage.trailers
    }

    @Test func readsTheLastParagraph() {
        let found = trailers(
            "Text: not here", "", "Fixes: 123456789abc (\"lamp: Shine\")", "Signed-off-by: J <j@x.org>")
        #expect(found.map(\.name) == ["Fixes", "Signed-off-by"])
        #expect(found.map(\.line) == [3, 4])
        #expect(found[1].isNamed("signed-off-by"))
    }

    @Test func joinsContinuationLines() {
        let found = trailers("Text", "", "Link: https://lore.example.org/a/very/long", "  /path", "Cc: J <j@x.org>")
        #expect(found.map(\.value) == ["https://lore.example.org/a/very/long /path", "J <j@x.org>"])
    }

    @Test func passesOverNotesBetweenTrailers() {
        let found = trailers(
            "Text", "", "Signed-off-by: A <a@x.org>", "[b: mend the typo]", "Signed-off-by: B <b@x.org>")
        #expect(found.map { $0.address?.name } == ["A", "B"])
    }

    @Test func takesAParagraphThatIsMostlyTextForText() {
        #expect(trailers("Text", "", "One", "two", "three", "four", "Signed-off-by: A <a@x.org>").isEmpty)
        #expect(trailers("Text", "", "One", "two", "three", "Signed-off-by: A <a@x.org>").count == 1)
        #expect(trailers("Text", "", "One", "Reviewed-by: A <a@x.org>").isEmpty)
    }

    @Test func countsACherryPickAsWrittenByGit() {
        let id = "0123456789012345678901234567890123456789"
        let found = trailers("Text", "", "Odd line", "(cherry picked from commit \(id))", "Acked-by: A <a@x.org>")
        #expect(found.map(\.name) == ["Acked-by"])
    }

    @Test func findsTrailersThatGitDoesNotSee() {
        let found = patch(
            "Text: not here\nlink to: nothing\n\nSigned-off-by: A <a@x.org>\n\nOne\ntwo.\n\n"
                + "Reviewed-by: B <b@x.org>\n---\n" + smallDiff
        ).commitMessage
        #expect(found.trailers.map(\.name) == ["Reviewed-by"])
        #expect(found.strayTrailers.map(\.name) == ["Signed-off-by"])
        #expect(found.strayTrailers.map(\.line) == [4])
        let prose = patch("Fixed-by: nobody yet\nCc: all\nBy-the-by: it shines\n\nThe end.\n---\n" + smallDiff)
        #expect(prose.commitMessage.strayTrailers.isEmpty)
    }

    @Test func takesNoLinkForATrailer() {
        #expect(trailers("See", "", "https://lore.example.org/x").isEmpty)
    }

    @Test(
        arguments: [
            ("Jane Doe <jane@x.org>", "Jane Doe <jane@x.org>", nil),
            ("<stable@vger.kernel.org> # 5.10+", "stable@vger.kernel.org", "5.10+"),
            ("stable@vger.kernel.org # 5.10+", "stable@vger.kernel.org", "5.10+"),
            ("\"Doe, Jane\" <jane@x.org> [PCI]", "Doe, Jane <jane@x.org>", "PCI"),
            ("Jane <jane@x.org> (for the lamp)", "Jane <jane@x.org>", "for the lamp"),
            ("Jane <jane@x.org> # <https://x.org/>", "Jane <jane@x.org>", "<https://x.org/>"),
            ("123456789abc (\"lamp: Shine\")", nil, nil), ("", nil, nil), ("<>", nil, nil), ("> <", nil, nil),
        ] as [(String, String?, String?)])
    func readsAddressAndComment(_ value: String, _ address: String?, _ comment: String?) {
        let found = trailers("Text", "", "Cc: \(value)")
        #expect(found.first?.address?.description == address)
        #expect(found.first?.comment == comment)
    }

    @Test func readsBothEndsOfAMessageOfAHundredThousandTrailers() {
        let trailers = (1...100_000).map { "Cc: a@x.org # \($0)\n" }.joined()
        let patch = patch("Text\n\n" + trailers)
        #expect(patch.commitMessage.lines.first?.text == "Text")
        #expect(patch.commitMessage.trailers.last?.value == "a@x.org # 100000")
        #expect(patch.commitMessage.lines.count == 20_000)
        #expect(patch.diagnostics.map(\.rule) == ["oversized-mail"])
    }
}
