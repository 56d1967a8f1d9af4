// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import CIconv

/// A charset that a mail names, and the way from it to text.
///
/// The four that nearly all mail is in are decoded here; the C library's iconv knows the rest.
enum Charset: Hashable, Sendable {
    case utf8
    case ascii
    case latin1
    case windows1252
    /// A name that only the C library may know, in lower case.
    case other(String, usesASCIIBytesOtherwise: Bool)

    /// The charset called `name` in a mail.
    init(name: String) {
        switch name.lowercased() {
        case "utf-8", "utf8", "unicode-1-1-utf-8": self = .utf8
        case "us-ascii", "ascii", "ansi_x3.4-1968", "iso646-us": self = .ascii
        case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1": self = .latin1
        case "windows-1252", "cp1252", "cp-1252": self = .windows1252
        case let name: self = .other(name, usesASCIIBytesOtherwise: Self.usesASCIIBytesOtherwise(name))
        }
    }

    /// Whether bytes of this charset can be decoded at all.
    var isKnown: Bool {
        guard case .other(let name, _) = self else { return true }
        return Self.isPlainName(name) && (ciconv_knows(name) != 0 || Self.superset(of: name) != nil)
    }

    /// Whether a line that holds nothing but ASCII bytes may mean something else in the charset called `name`: it has
    /// escape sequences or wide units.
    private static func usesASCIIBytesOtherwise(_ name: String) -> Bool {
        isWide(name) || name.hasPrefix("iso-2022") || name.hasPrefix("hz") || name.contains("utf-7")
    }

    private static func isWide(_ name: String) -> Bool {
        ["utf-16", "utf16", "utf-32", "utf32", "ucs-2", "ucs-4", "iso-10646"].contains { name.hasPrefix($0) }
    }

    /// Whether a character takes two or four bytes, so that lines can't be told before the text is converted.
    var isWide: Bool {
        guard case .other(let name, _) = self else { return false }
        return Self.isWide(name)
    }

    /// The text that `bytes` spell, or nil where they are not of this charset or the charset is not known.
    func decode(_ bytes: ArraySlice<UInt8>) -> String? {
        switch self {
        case .utf8: return String(validating: bytes, as: UTF8.self)
        case .other(let name, usesASCIIBytesOtherwise: true): return converting(bytes, from: name)
        // Most lines of any charset are plain ASCII.
        case _ where bytes.allSatisfy({ $0 < 0x80 }): return bytes.text
        case .ascii: return nil
        case .latin1: return text(of: bytes)
        case .windows1252:
            return String(String.UnicodeScalarView(bytes.map { Self.windows1252Scalar($0) }))
        case .other(let name, _): return converting(bytes, from: name)
        }
    }

    /// The text of latin1 `bytes`: each byte is the code point of its number.
    func text(of bytes: ArraySlice<UInt8>) -> String {
        String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    /// Whether `name` can be a charset: nothing in it has a meaning of its own for iconv (`//TRANSLIT`).
    private static func isPlainName(_ name: String) -> Bool {
        (1...40).contains(name.utf8.count)
            && name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "-_.:+()".utf8.contains($0) }
    }

    /// Index of the first line of `text` that is not of this charset, among those in front of a diff.
    ///
    /// A diff is bytes for a file and may be in any charset, whatever the mail says of its text. No more than the
    /// first 100,000 lines are looked at: converting is slow, and no text for people is longer.
    func firstForeignLine(of text: ArraySlice<UInt8>) -> Int? {
        var usesASCIIBytesOtherwise = false
        if case .other(_, true) = self { usesASCIIBytesOtherwise = true }
        guard usesASCIIBytesOtherwise || text.contains(where: { $0 >= 0x80 }) else { return nil }
        var start = text.startIndex
        var number = 0
        while start < text.endIndex, number < 100_000 {
            let end = text[start...].lineEnd
            let line = text[start..<end]
            if line.hasPrefix("diff -") || line.hasPrefix("---") { break }
            if !line.isEmpty, decode(line) == nil { return number }
            start = end + 1
            number += 1
        }
        return nil
    }

    /// The larger charset that mailers mean by `name`, as the WHATWG Encoding standard lists them.
    private static func superset(of name: String) -> String? {
        switch name {
        case "gb2312", "gbk", "x-gbk", "gb_2312-80": "gb18030"
        case "ks_c_5601-1987", "euc-kr", "ksc5601": "cp949"
        case "shift_jis", "sjis", "x-sjis": "cp932"
        case "big5": "big5-hkscs"
        case "iso-8859-8-i": "iso-8859-8"
        default: nil
        }
    }

    /// The text of `bytes` in the charset called `name` or in the one that mailers mean by it.
    private func converting(_ bytes: ArraySlice<UInt8>, from name: String) -> String? {
        guard Self.isPlainName(name) else { return nil }
        return convert(bytes, from: name) ?? Self.superset(of: name).flatMap { convert(bytes, from: $0) }
    }

    /// The text that the C library makes of `bytes`.
    private func convert(_ bytes: ArraySlice<UInt8>, from name: String) -> String? {
        var capacity = bytes.count * 3 + 16
        while true {
            var result = CICONV_DONE
            let output = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
                bytes.withUnsafeBufferPointer {
                    result = ciconv_to_utf8(name, $0.baseAddress, $0.count, output.baseAddress, output.count, &count)
                }
            }
            switch result {
            case CICONV_DONE: return String(validating: output, as: UTF8.self)
            case CICONV_NO_ROOM where capacity < bytes.count * 16 + 1024: capacity *= 2
            default: return nil
            }
        }
    }

    /// Code points of bytes 0x80…0x9f in windows-1252; the five that are not assigned keep their number.
    private static let windows1252High: [UInt16] = [
        0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,
        0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
        0x0153, 0x9d, 0x017e, 0x0178,
    ]

    private static func windows1252Scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9f).contains(byte) else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(windows1252High[Int(byte) - 0x80]) ?? "\u{fffd}"
    }
}
