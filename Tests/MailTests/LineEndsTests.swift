// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Testing

@testable import Mail

struct LineEndsTests {
    /// The body of a mail with `text` in `encoding`.
    private func body(_ encoding: String, _ text: String) -> String {
        let mail = message("Content-Transfer-Encoding: \(encoding)\n\n\(text)")
        return mail.body.bytes.text
    }

    @Test func removesTheCRsOfTransport() {
        let mail = message("Subject: x\r\nTo: a@b\r\n\r\none\r\ntwo\rmore\r\n")
        #expect(mail.subject == "x")
        #expect(mail.body.bytes.text == "one\ntwo\rmore\n")
        #expect(mail.sourceLine(at: 1) == 5)
    }

    @Test func removesEncodedCRsThatEveryLineHas() {
        #expect(body("base64", "YQ0KDQpiDQo=") == "a\n\nb\n")
        #expect(body("quoted-printable", "a=0D\n=0D\nb=0D\n") == "a\n\nb\n")
        // The last line is often left without an end, or an empty one is added.
        #expect(body("base64", "YQ0KDQpi") == "a\n\nb")
        #expect(body("quoted-printable", "a=0D\nb=0D\n\n") == "a\nb\n\n")
    }

    @Test func keepsTheCRsOfAFileThatHasThem() {
        #expect(body("quoted-printable", "text\n---\n-a=0D\n+b=0D\n") == "text\n---\n-a\r\n+b\r\n")
        #expect(body("8bit", "text\n---\n-a\r\n+b\r\n") == "text\n---\n-a\r\n+b\r\n")
        #expect(body("base64", "dGV4dAorYQ0K") == "text\n+a\r\n")
    }

    @Test func keepsThemInAMailThatHasItsOwn() {
        let head = "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        #expect(message(head + "text\r\n+b=0D\r\n").body.bytes.text == "text\n+b\r\n")
    }

    @Test func tellsEachPartForItself() {
        let mail = message(
            """
            Content-Type: multipart/mixed; boundary=b

            --b

            text

            --b
            Content-Transfer-Encoding: base64

            YQ0KYg0K
            --b--

            """)
        #expect(mail.body.bytes.text == "text\n\na\nb\n")
    }

    @Test func leavesCRsOutOfTexts() {
        let mail = message("\none\r\ntwo\n")
        #expect(mail.body[0].elementsEqual("one\r".utf8))
        #expect(mail.text(at: 0) == "one")
    }

    @Test(arguments: ["", "\r", "\r\r\n", "\n", "\r\n", "x", "\n\r"])
    func readsWhatIsHardlyAText(_ text: String) {
        #expect(message("\n" + text).body.count <= 2)
    }
}
