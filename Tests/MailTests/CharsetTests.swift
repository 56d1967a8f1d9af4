// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Diagnostics
import Testing

@testable import Mail

struct CharsetTests {
    private func mail(charset: String, _ bytes: [UInt8]) -> Message {
        Message(parsing: Array("Content-Type: text/plain; charset=\(charset)\n\n".utf8) + bytes)
    }

    @Test(arguments: [
        ("utf-8", [0x4a, 0xc3, 0xa9], "Jé"), ("\"UTF-8\"", [0xc3, 0xa9], "é"), ("iso-8859-1", [0x4a, 0xe9], "Jé"),
        ("latin1", [0xe9], "é"), ("windows-1252", [0x93, 0xe9, 0x94], "“é”"), ("iso-8859-2", [0xb1], "ą"),
        ("koi8-r", [0xf0], "П"), ("gb2312", [0xc4, 0xe3], "你"), ("iso-2022-jp", Array("\u{1b}$B$\"\u{1b}(B".utf8), "あ"),
        ("us-ascii", [0x61], "a"),
    ])
    func decodesText(_ charset: String, _ bytes: [UInt8], _ text: String) {
        let mail = mail(charset: charset, bytes)
        #expect(mail.text(at: 0) == text)
        #expect(Array(mail.body[0]) == bytes)
        #expect(mail.diagnostics.isEmpty)
    }

    @Test func readsTheLargerCharsetThatMailersMean() {
        // U+4E02 is in GBK, not in GB 2312.
        #expect(mail(charset: "gb2312", [0x81, 0x40]).text(at: 0) == "丂")
    }

    @Test func readsMislabelledTextAsUTF8AndElseAsLatin1() {
        #expect(mail(charset: "us-ascii", Array("é".utf8)).text(at: 0) == "é")
        #expect(mail(charset: "utf-8", [0xe9]).text(at: 0) == "é")
    }

    @Test func tellsTheFirstLineThatIsNotInTheCharset() {
        let mail = mail(charset: "us-ascii", Array("a\né\n".utf8))
        #expect(mail.diagnostics.map(\.rule) == ["wrong-charset"])
        #expect(mail.diagnostics.first?.location.mail?.line == 4)
    }

    @Test func staysSilentOnForeignBytesInADiff() {
        #expect(self.mail(charset: "utf-8", Array("é\n---\n+".utf8) + [0xe9]).diagnostics.isEmpty)
    }

    @Test(arguments: ["\"\"", "ks_c_5601-1987"])
    func staysSilentOnOddNames(_ name: String) {
        #expect(mail(charset: name, Array("a".utf8)).diagnostics.isEmpty)
    }

    @Test func keepsTextInAnUnknownCharset() {
        let mail = mail(charset: "x-no-such", Array("é\nb".utf8))
        #expect(mail.text(in: 0..<2) == ["é", "b"])
        #expect(mail.diagnostics.map(\.rule) == ["unknown-charset"])
    }

    @Test(arguments: ["utf-8//TRANSLIT", "../../x", "a b", String(repeating: "x", count: 50)])
    func handsNothingButAPlainNameToTheCLibrary(_ name: String) {
        #expect(!Charset(name: name).isKnown)
        #expect(Charset(name: name).decode([0xe9]) == nil)
    }

    @Test func convertsWideTextBeforeItIsCutIntoLines() {
        let mail = mail(charset: "utf-16le", [0x61, 0, 0x0a, 0, 0x0a, 0x01, 0x0a, 0])
        #expect(mail.text(in: 0..<mail.body.count) == ["a", "\u{10a}"])
        #expect(mail.parts.first?.charset == "utf-8")
    }
}
