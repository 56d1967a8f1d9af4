// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Diagnostics
import Testing

@testable import Mail

struct TransferEncodingTests {
    private func quotedPrintable(_ text: String) -> (text: String, offsets: [Int], fault: Int?) {
        let decoded = decodingQuotedPrintable(Array(text.utf8)[...])
        return (String(decoding: decoded.bytes, as: UTF8.self), decoded.lineOffsets, decoded.firstFault)
    }

    private func base64(_ text: String) -> (text: String, fault: Int?) {
        let decoded = decodingBase64(Array(text.utf8)[...])
        return (String(decoding: decoded.bytes, as: UTF8.self), decoded.firstFault)
    }

    @Test func joinsSoftLineBreaksAndRemembersWhereLinesBegan() {
        let (text, offsets, fault) = quotedPrintable("a=\nb=  \nc\nd=3D\n\ne")
        #expect(text == "abc\nd=\n\ne")
        #expect(offsets == [0, 3, 4, 5])
        #expect(fault == nil)
    }

    @Test func makesTwoLinesOfAnEncodedLineEnd() {
        let (text, offsets, _) = quotedPrintable("a=0Ab\nc")
        #expect(text == "a\nb\nc")
        #expect(offsets == [0, 0, 1])
    }

    @Test func keepsAnEqualsSignThatEncodesNothing() {
        let (text, _, fault) = quotedPrintable("a=b\nx=4")
        #expect(text == "a=b\nx=4")
        #expect(fault == 1)
    }

    @Test func keepsSpacesAtLineEnds() {
        #expect(quotedPrintable(" \n+x \n").text == " \n+x \n")
    }

    @Test func decodesBase64AcrossLines() {
        #expect(base64("SGVs\nbG8s\nIHdvcmxk\n") == ("Hello, world", nil))
        #expect(base64("SGk=\nSGk=") == ("HiHi", nil))
        #expect(base64("SGkh\r\nSA==") == ("Hi!H", nil))
    }

    @Test func keepsWhatBrokenBase64Holds() {
        #expect(base64("SGk") == ("Hi", 3))
        #expect(base64("SG*kh") == ("Hi!", 2))
        #expect(base64("S").text.isEmpty)
    }

    @Test func tellsWhereBase64IsBroken() {
        let mail = message("Content-Transfer-Encoding: base64\n\nSGVs\nbG*8=\n")
        #expect(mail.text(at: 0) == "Hello")
        #expect(mail.diagnostics.map(\.rule) == ["broken-transfer-encoding"])
        #expect(mail.diagnostics.first?.location.mail?.line == 4)
    }

    @Test func staysSilentOnTheUsualEncodings() {
        for encoding in ["7bit", "8BIT", "binary", "", "Quoted-Printable", "base64 (RFC 2045)"] {
            let mail = message("Content-Transfer-Encoding: \(encoding)\n\nSGVs\n")
            #expect(mail.diagnostics.isEmpty, "\(encoding)")
        }
    }

    @Test func keepsTextInAnUnknownEncoding() {
        let mail = message("Content-Transfer-Encoding: x-uuencode\n\ntext\n")
        #expect(mail.text(at: 0) == "text")
        #expect(mail.diagnostics.map(\.rule) == ["unknown-transfer-encoding"])
    }

    @Test func putsEveryLineOfBase64OnTheFirst() {
        let mail = message("Content-Transfer-Encoding: base64\n\nYQpi\nCmMK\n")
        #expect(mail.text(in: 0..<3) == ["a", "b", "c"])
        #expect((0..<3).map { mail.sourceLine(at: $0) } == [3, 3, 3])
    }

    @Test func stopsOneLineBehindTheLimit() {
        let decoded = decodingQuotedPrintable(Array("a\nb=0Ac=0Ad\ne\n".utf8)[...], lines: 2)
        #expect(decoded.bytes.text == "a\nb\nc\n")
        #expect(decoded.lineOffsets == [0, 1, 1])
    }
}
