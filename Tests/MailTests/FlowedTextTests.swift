// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Testing

@testable import Mail

struct FlowedTextTests {
    private func unflowed(_ text: String, delsp: Bool = false) -> [String] {
        let mail = message("Content-Type: text/plain; format=flowed\(delsp ? "; delsp=yes" : "")\n\n\(text)")
        return mail.text(in: 0..<mail.body.count)
    }

    @Test func joinsLinesThatEndInASpace() {
        #expect(unflowed("one \ntwo \nthree\nfour\n") == ["one two three", "four"])
        #expect(unflowed("one \ntwo", delsp: true) == ["onetwo"])
    }

    @Test func removesStuffedSpaces() {
        #expect(unflowed(" From here\n  context\n+added\n") == ["From here", " context", "+added"])
        #expect(unflowed(" \nx\n") == ["", "x"])
    }

    @Test func keepsTheSignatureMark() {
        #expect(unflowed("text \n-- \nJo\n") == ["text ", "-- ", "Jo"])
    }

    @Test func joinsQuotedLinesOfOneDepth() {
        #expect(unflowed("> one \n> two\n>> three \n> four\n") == ["> one two", ">> three ", "> four"])
    }

    @Test func keepsAnEmptyQuotedLine() {
        #expect(unflowed("> \n> one\n") == ["> ", "> one"])
    }

    @Test func endsAtTheEndWhateverStandsThere() {
        #expect(unflowed("one \n") == ["one "])
        #expect(unflowed("one") == ["one"])
        #expect(unflowed("") == [])
    }

    @Test func remembersWhereLinesBegan() {
        let mail = message("Content-Type: text/plain; format=flowed\n\none \ntwo\nthree\n")
        #expect(mail.sourceLine(at: 0) == 3)
        #expect(mail.sourceLine(at: 1) == 5)
    }

    @Test func remembersThemThroughQuotedPrintable() {
        let mail = message(
            """
            Content-Type: text/plain; format=flowed
            Content-Transfer-Encoding: quoted-printable

            one=20
            two=
             more
            three
            """)
        #expect(mail.text(in: 0..<2) == ["one two more", "three"])
        #expect(mail.sourceLine(at: 1) == 7)
    }

    @Test(arguments: ["one\n ", " ", "one\n\n ", "one\n  ", "> one\n> ", "one \n ", "one \n"], [false, true])
    func hasAPlaceForEveryLineHoweverTheTextEnds(_ text: String, delsp: Bool) {
        let mail = message("Content-Type: text/plain; format=flowed\(delsp ? "; delsp=yes" : "")\n\n\(text)")
        #expect(mail.parts.map(\.lines) == [0..<mail.body.count])
        #expect(mail.parts.first?.lineOffsets?.count == mail.body.count)
    }

    @Test func leavesOtherTextAlone() {
        let mail = message("Content-Type: text/plain\n\none \n two\n")
        #expect(mail.text(in: 0..<2) == ["one ", " two"])
    }
}
