// SPDX-License-Identifier: GPL-2.0-only

import Mail
import PatchSeries
import Testing

private func given(_ body: String) -> [String] {
    let text = "From: Ravi Kumar <ravi@example.net>\nSubject: Re: [PATCH] x\n\n" + body
    return Message(parsing: Array(text.utf8)).givenTrailers.map(\.trailer).map { "\($0.line) \($0.name): \($0.value)" }
}

@Suite struct GivenTrailerTests {
    @Test func readsTagsWithTheirLines() {
        #expect(
            given("Fine.\n\nreviewed-by: Ravi Kumar <ravi@example.net> # the timer\nTested-by: R <r@x.org>\n")
                == ["3 Reviewed-by: Ravi Kumar <ravi@example.net> # the timer", "4 Tested-by: R <r@x.org>"])
    }

    @Test func readsNoTagThatIsQuotedOrBelowTheSignature() {
        #expect(given("> Acked-by: A <a@x.org>\n| Acked-by: B <b@x.org>\n-- \nAcked-by: C <c@x.org>\n") == [])
    }

    @Test func readsNoTagOfAnOriginalThatStandsBelowUnquoted() {
        #expect(given("Thanks.\n\nFrom: Jane <j@x.org>\nSent: Monday\n\nAcked-by: C <c@x.org>\n") == [])
        #expect(given("Thanks.\n________________________________\nAcked-by: C <c@x.org>\n") == [])
    }

    @Test func readsNoTagOfAPatchInAReply() {
        #expect(given("Reviewed-by: C <c@x.org>\n---\ndiff --git a/x b/x\n") == [])
    }
}
