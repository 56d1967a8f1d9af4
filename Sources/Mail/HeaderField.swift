// SPDX-License-Identifier: GPL-2.0-only

import ByteText

/// A header field.
public struct HeaderField: Sendable, Hashable {
    /// The name as it was written.
    public let name: String

    /// The value as it stands there, folded and encoded, without white space at its ends.
    public let rawValue: ArraySlice<UInt8>

    /// Line of the message's source file, from 1.
    public let line: Int

    /// The field `name` with `rawValue`, on `line` of its file.
    public init(name: String, rawValue: ArraySlice<UInt8>, line: Int) {
        self.name = name
        self.rawValue = rawValue
        self.line = line
    }

    /// The value as text: unfolded, RFC 2047 words decoded, raw bytes read as UTF-8 where they are, else as latin1.
    ///
    /// It is worked out on each call: most fields of a mail are never looked at.
    public var value: String { decodingEncodedWords(unfolded).text }

    /// The value without line ends: white space around each of them is one space, as `git mailinfo` has it.
    var unfolded: [UInt8] {
        let newline = UInt8(ascii: "\n")
        guard rawValue.contains(newline) else { return Array(rawValue) }
        var result: [UInt8] = []
        result.reserveCapacity(rawValue.count)
        for (number, line) in rawValue.split(separator: newline, omittingEmptySubsequences: false).enumerated() {
            if number == 0 {
                result += line.trimmedEnd
            } else {
                result.append(UInt8(ascii: " "))
                result += line.dropFirst().trimmedEnd
            }
        }
        return result
    }

    /// Whether the field is called `name`, ASCII letters compared without case.
    public func isNamed(_ name: StaticString) -> Bool {
        self.name.utf8.count == name.utf8CodeUnitCount && self.name.utf8.elementsEqualIgnoringCase(name)
    }
}

extension Sequence where Element == UInt8 {
    /// Whether the bytes spell `text`, ASCII letters compared without case.
    func elementsEqualIgnoringCase(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { elementsEqual($0) { $0.asciiLowercased == $1.asciiLowercased } }
    }
}
