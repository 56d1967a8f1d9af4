// SPDX-License-Identifier: GPL-2.0-only

/// ASCII questions asked of byte strings, so that no `String` is made on hot paths.
extension Collection where Element == UInt8, SubSequence: Collection, SubSequence.Element == UInt8 {
    /// Whether the bytes begin with `prefix`.
    @inlinable
    public func hasPrefix(_ prefix: StaticString) -> Bool {
        guard count >= prefix.utf8CodeUnitCount else { return false }
        return prefix.withUTF8Buffer { self.starts(with: $0) }
    }

    /// Whether the bytes are exactly `text`.
    @inlinable
    public func equals(_ text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && hasPrefix(text)
    }

    /// Whether `text` stands somewhere in the bytes.
    @inlinable
    public func contains(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { wanted in
            guard let first = wanted.first else { return true }
            var rest = self[...]
            while let found = rest.firstIndex(of: first) {
                rest = rest[found...]
                if rest.starts(with: wanted) { return true }
                rest = rest.dropFirst()
            }
            return false
        }
    }

    /// Whether the bytes begin with `prefix`, ASCII letters compared without case.
    @inlinable
    public func hasPrefixIgnoringCase(_ prefix: StaticString) -> Bool {
        guard count >= prefix.utf8CodeUnitCount else { return false }
        return prefix.withUTF8Buffer { zip(self, $0).allSatisfy { $0.asciiLowercased == $1.asciiLowercased } }
    }
}

extension BidirectionalCollection where Element == UInt8, SubSequence == ArraySlice<UInt8> {
    /// The bytes without white space (space, TAB, CR, LF, VT, FF) at both ends.
    @inlinable
    public var trimmed: ArraySlice<UInt8> {
        let start = firstIndex { !$0.isASCIIWhitespace } ?? endIndex
        return self[start..<endIndex].trimmedEnd
    }

    /// The bytes without white space at the end.
    @inlinable
    public var trimmedEnd: ArraySlice<UInt8> {
        var end = endIndex
        while end > startIndex {
            let last = index(before: end)
            guard self[last].isASCIIWhitespace else { break }
            end = last
        }
        return self[startIndex..<end]
    }
}

extension Sequence where Element == UInt8 {
    /// The bytes as text, each byte sequence that is not UTF-8 replaced by U+FFFD.
    @inlinable
    public var text: String {
        withContiguousStorageIfAvailable { String(decoding: $0, as: UTF8.self) }
            ?? String(decoding: Array(self), as: UTF8.self)
    }

    /// The number that the bytes spell in decimal, or nil where they spell none or it does not fit.
    @inlinable
    public var decimal: Int? {
        var value = 0
        var isEmpty = true
        for byte in self {
            guard byte.isASCIIDigit else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
            if overflow || carry { return nil }
            value = sum
            isEmpty = false
        }
        return isEmpty ? nil : value
    }
}

extension UInt8 {
    /// Whether the byte is space, TAB, LF, VT, FF or CR.
    @inlinable public var isASCIIWhitespace: Bool { self == 0x20 || (0x09...0x0d).contains(self) }

    /// Whether the byte is a decimal digit.
    @inlinable public var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

    /// Whether the byte is a hexadecimal digit.
    @inlinable public var isASCIIHexDigit: Bool { isASCIIDigit || (0x61...0x66).contains(asciiLowercased) }

    /// Whether the byte is an ASCII letter.
    @inlinable public var isASCIILetter: Bool { (0x61...0x7a).contains(asciiLowercased) }

    /// Whether names of C and of Kconfig are made of it.
    @inlinable public var isIdentifierByte: Bool { isASCIILetter || isASCIIDigit || self == 0x5f }

    /// The byte, an ASCII capital exchanged for its small letter.
    @inlinable public var asciiLowercased: UInt8 { (0x41...0x5a).contains(self) ? self | 0x20 : self }
}
