// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A control character in the message or in added code.
    static let controlCharacter = Rule.patch(
        "control-character", severity: .warning,
        page: RulePage(
            finds: """
                A control character in the title, the message or an added line: NUL, backspace, escape and their \
                like, also those of ISO 6429 in UTF-8. TAB, form feed (which old sources use between their \
                chapters) and line ends are none; bytes that are not UTF-8 are not looked at. A NUL is an error.
                """,
            why: """
                They are not seen where the patch is reviewed and act where it is printed: an escape sequence can \
                rewrite what a terminal has shown, a backspace hides the letter before it.
                """,
            example: "Subject: [PATCH] lamp: Reach 100 percent<U+0008>",
            advice: "Remove it. In a string of C write it as an escape: `\"\\x1b[1m\"`.",
            references: [
                "Documentation/process/email-clients.rst: “Emailed patches should be in ASCII or UTF-8 encoding only.”"
            ])
    ) { subject, faults in
        if let scalar = subject.patch.subject.title.unicodeScalars.first(where: \.isStray) {
            faults.add(
                "control character U+\(hexadecimal(scalar.value)) in the title", at: subject.place(header: "Subject"),
                severity: severity(of: scalar.value))
        }
        for line in subject.patch.commitMessage.lines where line.text.utf8.contains(where: \.mayBeControl) {
            guard let scalar = line.text.unicodeScalars.first(where: \.isStray) else { continue }
            faults.add(
                "control character U+\(hexadecimal(scalar.value)) in the message", at: subject.place(line: line.number),
                severity: severity(of: scalar.value))
        }
        subject.forEachAddedLine { file, line, treeLine in
            guard line.content.contains(where: \.mayBeControl), let value = firstControl(in: line.content) else {
                return
            }
            faults.add(
                "control character U+\(hexadecimal(value)) in an added line",
                at: subject.place(line: line.line, treeLine: treeLine, of: file), severity: severity(of: value))
        }
    }

    /// A NUL ends the text for git and for most that read it: what was checked is not what they see.
    private static func severity(of value: UInt32) -> Severity? { value == 0 ? .error : nil }

    /// The first control character in `content`; a CR at the end is a line end.
    private static func firstControl(in content: ArraySlice<UInt8>) -> UInt32? {
        let line = content.last == 0x0d ? content.dropLast() : content
        for (index, byte) in zip(line.indices, line) {
            if byte.isControl { return UInt32(byte) }
            // In UTF-8, U+0080 to U+009F are C2 80 to C2 9F.
            if byte == 0xc2, index + 1 < line.endIndex, (0x80...0x9f).contains(line[index + 1]) {
                return UInt32(line[index + 1])
            }
        }
        return nil
    }
}

extension Unicode.Scalar {
    /// Whether this is a control character that has no business in a text.
    fileprivate var isStray: Bool { value < 0x80 ? UInt8(value).isControl : (0x80...0x9f).contains(value) }
}

extension UInt8 {
    /// Whether this is a control character of ASCII other than TAB, LF and form feed.
    fileprivate var isControl: Bool { (self < 0x20 && self != 0x09 && self != 0x0a && self != 0x0c) || self == 0x7f }

    /// Whether this byte alone may be, or begin, a control character.
    fileprivate var mayBeControl: Bool { isControl || self == 0xc2 }
}
