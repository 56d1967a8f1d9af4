// SPDX-License-Identifier: GPL-2.0-only

import ByteText

/// How the bytes of a text were made fit for transport.
enum TransferEncoding: Hashable {
    /// 7bit, 8bit, binary: they were not changed.
    case identity
    case quotedPrintable
    case base64
    /// A name that no RFC gives.
    case unknown(String)

    /// The encoding that a `Content-Transfer-Encoding` field names.
    init(name: String) {
        switch name.lowercased() {
        case "", "7bit", "8bit", "binary", "7-bit", "8-bit": self = .identity
        case "quoted-printable": self = .quotedPrintable
        case "base64": self = .base64
        case let name: self = .unknown(name)
        }
    }
}

/// What base64 `text` stands for; white space and foreign characters are skipped.
///
/// `firstFault` is the offset at which something stands that can't be base64, or where the text ends within a group.
func decodingBase64(_ text: ArraySlice<UInt8>) -> (bytes: [UInt8], firstFault: Int?) {
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 4 * 3 + 3)
    var group: UInt32 = 0
    var digits = 0
    var fault: Int?
    for index in text.indices {
        let byte = text[index]
        let value: UInt8
        switch byte {
        case 0x41...0x5a: value = byte - 0x41
        case 0x61...0x7a: value = byte - 0x61 + 26
        case 0x30...0x39: value = byte - 0x30 + 52
        case UInt8(ascii: "+"): value = 62
        case UInt8(ascii: "/"): value = 63
        case UInt8(ascii: "="):
            // Padding ends a group; another text may follow it where two were put together.
            appendRest(of: group, digits: digits, to: &result)
            (group, digits) = (0, 0)
            continue
        default:
            if !byte.isASCIIWhitespace, fault == nil { fault = index }
            continue
        }
        group = group << 6 | UInt32(value)
        digits += 1
        if digits == 4 {
            result.append(UInt8(truncatingIfNeeded: group >> 16))
            result.append(UInt8(truncatingIfNeeded: group >> 8))
            result.append(UInt8(truncatingIfNeeded: group))
            (group, digits) = (0, 0)
        }
    }
    if digits > 0 {
        appendRest(of: group, digits: digits, to: &result)
        fault = fault ?? text.endIndex
    }
    return (result, fault)
}

/// The bytes that an unfinished group of two or three base64 digits holds.
private func appendRest(of group: UInt32, digits: Int, to result: inout [UInt8]) {
    if digits == 2 { result.append(UInt8(truncatingIfNeeded: group >> 4)) }
    if digits == 3 {
        result.append(UInt8(truncatingIfNeeded: group >> 10))
        result.append(UInt8(truncatingIfNeeded: group >> 2))
    }
}

/// What quoted-printable `text` stands for, not further than one line beyond `maximum`.
///
/// `lineOffsets` holds, for each line that comes out, how many lines below the first one it begins in `text`. An `=`
/// that begins nothing is kept, as `git mailinfo` keeps it; the first such stands at `firstFault`. White space at
/// line ends is kept too: in a diff a lone space is an empty line of context.
func decodingQuotedPrintable(
    _ text: ArraySlice<UInt8>, lines maximum: Int = .max
) -> (bytes: [UInt8], lineOffsets: [Int], firstFault: Int?) {
    let newline = UInt8(ascii: "\n")
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var offsets: [Int] = []
    var fault: Int?
    var number = 0
    var index = text.startIndex

    func put(_ byte: UInt8) {
        if result.isEmpty || result.last == newline {
            guard offsets.count <= maximum else { return }
            offsets.append(number)
        }
        result.append(byte)
    }

    while index < text.endIndex, offsets.count <= maximum || result.last != newline {
        let end = text[index...].lineEnd
        var isSoft = false
        while index < end {
            let byte = text[index]
            if byte != UInt8(ascii: "=") {
                put(byte)
            } else if let decoded = text[..<end].hexadecimalByte(at: index + 1) {
                put(decoded)
                index += 2
            } else if text[(index + 1)..<end].allSatisfy(\.isASCIIWhitespace) {
                isSoft = true
                break
            } else {
                fault = fault ?? index
                put(byte)
            }
            index += 1
        }
        if !isSoft, end < text.endIndex { put(newline) }
        index = end + 1
        number += 1
    }
    return (result, offsets, fault)
}

extension ArraySlice<UInt8> {
    /// The byte that two hexadecimal digits at `index` spell.
    func hexadecimalByte(at index: Int) -> UInt8? {
        guard index + 1 < endIndex, let high = self[index].hexadecimalValue,
            let low = self[index + 1].hexadecimalValue
        else { return nil }
        return high << 4 | low
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit.
    fileprivate var hexadecimalValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}
