// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Diagnostics
import Testing

@testable import Mail

struct MIMEPartsTests {
    private func lines(_ mail: Message) -> [String] { mail.text(in: 0..<mail.body.count) }

    @Test func readsTheTextPartsOfAMixedMail() {
        let mail = message(
            """
            Content-Type: multipart/mixed; boundary="b"

            preamble
            --b

            text
            --b
            Content-Type: text/x-patch; charset=iso-8859-1; name="a.patch"
            Content-Transfer-Encoding: quoted-printable

            +J=E9
            --b
            Content-Type: image/png

            not text
            --b--
            epilogue
            """)
        #expect(lines(mail) == ["text", "+Jé"])
        #expect(mail.parts.map(\.mediaType) == ["text/plain", "text/x-patch"])
        #expect(mail.parts.map(\.lines) == [0..<1, 1..<2])
        #expect(mail.parts.last?.fileName == "a.patch")
        #expect((0..<2).map { mail.sourceLine(at: $0) } == [6, 11])
        #expect(mail.diagnostics.isEmpty)
    }

    @Test func leavesOutASignature() {
        let mail = message(
            """
            Content-Type: multipart/signed; micalg=pgp-sha512; protocol="application/pgp-signature"; boundary="x=_1"

            --x=_1
            Content-Type: text/plain

            text
            --x=_1
            Content-Type: application/pgp-signature; name="signature.asc"

            -----BEGIN PGP SIGNATURE-----
            --x=_1--
            """)
        #expect(lines(mail) == ["text"])
    }

    @Test func prefersPlainTextToHTML() {
        let html = "--b\nContent-Type: text/html\n\n<p>text\n"
        let plain = "--b\nContent-Type: text/plain\n\ntext\n"
        let head = "Content-Type: multipart/alternative; boundary=b\n\n"
        #expect(lines(message(head + plain + html + "--b--\n")) == ["text"])
        #expect(lines(message(head + html + plain + "--b--\n")) == ["text"])
        #expect(lines(message(head + html + "--b--\n")) == ["<p>text"])
    }

    @Test func readsAPatchThatIsCalledNoText() {
        let mail = message(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: application/octet-stream
            Content-Disposition: attachment; filename*=utf-8''0001-fix%20it.patch
            Content-Transfer-Encoding: base64

            K2E=
            --b--
            """)
        #expect(lines(mail) == ["+a"])
    }

    @Test func readsNestedMultiparts() {
        let mail = message(
            """
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=outer-inner

            --outer-inner

            one
            --outer-inner--
            --outer

            two
            --outer--
            """)
        #expect(lines(mail) == ["one", "two"])
        #expect(mail.diagnostics.isEmpty)
    }

    @Test func endsInnerPartsAtAnOuterBoundary() {
        let mail = message(
            """
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/mixed; boundary=inner

            --inner

            one
            --outer

            two
            --outer--
            """)
        #expect(lines(mail) == ["one", "two"])
        #expect(mail.diagnostics.map(\.rule) == ["broken-mime"])
        #expect(mail.diagnostics.first?.location.mail?.line == 6)
    }

    @Test func tellsThatAMailIsTruncated() {
        let mail = message("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n")
        #expect(lines(mail) == ["one"])
        #expect(mail.diagnostics.map(\.rule) == ["broken-mime"])
    }

    @Test(arguments: ["; boundary=b", "", "; boundary=\"\""])
    func readsAMultipartWithoutPartsAsText(_ parameter: String) {
        let mail = message("Content-Type: multipart/mixed\(parameter)\n\n--other\ntext\n")
        #expect(lines(mail) == ["--other", "text"])
        #expect(mail.diagnostics.map(\.rule) == ["broken-mime"])
    }

    @Test func readsAnInnerMultipartWithoutBoundaryAsText() {
        let mail = message(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed\n\ntext\n--b--\n")
        #expect(lines(mail) == ["text"])
        #expect(mail.diagnostics.map(\.rule) == ["broken-mime"])
    }

    @Test func doesNotTakeALongerLineForABoundary() {
        let mail = message("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n--bc\n--b-\n-- b\n--b-- \n")
        #expect(lines(mail) == ["--bc", "--b-", "-- b"])
        #expect(mail.diagnostics.isEmpty)
    }

    @Test func stopsAtTheLimitOfNesting() {
        var text = "Content-Type: multipart/mixed; boundary=b0\n\n"
        for level in 0..<100 { text += "--b\(level)\nContent-Type: multipart/mixed; boundary=b\(level + 1)\n\n" }
        text += "--b100\n\ndeep\n--b0\n\nshallow\n--b0--\n"
        let mail = message(text)
        #expect(lines(mail) == ["shallow"])
        #expect(mail.diagnostics.contains { $0.rule == "oversized-mail" })
        #expect(mail.diagnostics.count < 100)
    }

    @Test func stopsAtTheLimitOfParts() {
        let text = "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\nx\n", count: 50)
        let raw = RawMessage(bytes: Array(text.utf8), source: MessageSource(file: "x"))
        let mail = Message(parsing: raw, limits: MailLimits(parts: 10))
        #expect(mail.body.count == 10)
        #expect(mail.diagnostics.map(\.rule) == ["oversized-mail"])
    }

    @Test func joinsAParameterThatIsCutInPieces() {
        let type = ContentType(Array("multipart/mixed; boundary*0=\"a;\"; boundary*1=b; x=y (comment)".utf8))
        #expect(type["boundary"] == "a;b")
        #expect(type["x"] == "y")
    }
}
