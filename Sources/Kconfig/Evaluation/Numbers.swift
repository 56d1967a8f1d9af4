// SPDX-License-Identifier: GPL-2.0-only

/// A value that a comparison takes for a number.
struct ComparedNumber {
    private let signed: Int64
    private let unsigned: UInt64
    private let isUnsigned: Bool

    /// The number that `text`, the value of a symbol of `type`, is read as; nil where it is none.
    init?(_ text: ArraySlice<UInt8>, type: SymbolType) {
        switch type {
        case .bool, .tristate:
            let value: Int64 =
                text.elementsEqual("n".utf8)
                ? 0 : text.elementsEqual("m".utf8) ? 1 : text.elementsEqual("y".utf8) ? 2 : -1
            (signed, unsigned, isUnsigned) = (value, UInt64(bitPattern: value), false)
        case .hex:
            guard let number = text.number(base: 16) else { return nil }
            (signed, unsigned, isUnsigned) = (Int64(bitPattern: number), number, true)
        case .int:
            guard let number = text.signedNumber(base: 10) else { return nil }
            (signed, unsigned, isUnsigned) = (number, UInt64(bitPattern: number), false)
        default:
            guard let number = text.signedNumber(base: 0) else { return nil }
            (signed, unsigned, isUnsigned) = (number, UInt64(bitPattern: number), false)
        }
    }

    func order(to other: ComparedNumber) -> Int {
        if isUnsigned || other.isUnsigned {
            return unsigned < other.unsigned ? -1 : unsigned > other.unsigned ? 1 : 0
        }
        return signed < other.signed ? -1 : signed > other.signed ? 1 : 0
    }
}

extension ArraySlice<UInt8> {
    /// The order of the bytes, as `strcmp` tells it.
    func order(to other: ArraySlice<UInt8>) -> Int {
        if elementsEqual(other) { return 0 }
        return lexicographicallyPrecedes(other) ? -1 : 1
    }

    /// The whole text as a number with a sign; `base` 0 takes it from the prefix.
    func signedNumber(base: Int) -> Int64? {
        let isNegative = first == UInt8(ascii: "-")
        guard let magnitude = (isNegative ? dropFirst() : self).number(base: base) else { return nil }
        if isNegative { return magnitude <= 1 << 63 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil }
        return Int64(exactly: magnitude)
    }

    /// The whole text as a number without a sign.
    func number(base: Int) -> UInt64? {
        var digits = self
        var base = base
        let isHex =
            count > 2 && self[startIndex] == UInt8(ascii: "0") && self[startIndex + 1] | 0x20 == UInt8(ascii: "x")
        if isHex, base == 16 || base == 0 {
            digits = digits.dropFirst(2)
            base = 16
        } else if base == 0 {
            base = first == UInt8(ascii: "0") ? 8 : 10
        }
        guard !digits.isEmpty else { return nil }
        var result: UInt64 = 0
        for byte in digits {
            guard let digit = byte.hexDigit, digit < base else { return nil }
            let (product, overflow) = result.multipliedReportingOverflow(by: UInt64(base))
            let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
            if overflow || carry { return nil }
            result = sum
        }
        return result
    }

    /// The number that the text begins with, 0 where it begins with none: `strtoll`.
    func leadingNumber(base: Int32) -> Int64 {
        var digits = self
        let isNegative = first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        if base == 16, digits.count > 2, digits[digits.startIndex + 1] | 0x20 == UInt8(ascii: "x") {
            digits = digits.dropFirst(2)
        }
        var result: Int64 = 0
        for byte in digits {
            guard let digit = byte.hexDigit, digit < Int(base) else { break }
            let (product, overflow) = result.multipliedReportingOverflow(by: Int64(base))
            let (sum, carry) = product.addingReportingOverflow(Int64(digit))
            if overflow || carry { return isNegative ? .min : .max }
            result = sum
        }
        return isNegative ? -result : result
    }
}

extension UInt8 {
    /// The value of a digit, of either case.
    fileprivate var hexDigit: Int? {
        switch self {
        case 0x30...0x39: Int(self) - 0x30
        case 0x41...0x46: Int(self) - 0x41 + 10
        case 0x61...0x66: Int(self) - 0x61 + 10
        default: nil
        }
    }
}

extension Comparison {
    /// Whether two values compare so: as numbers where both are some, else as texts.
    func holds(
        between left: (text: ArraySlice<UInt8>, type: SymbolType),
        and right: (text: ArraySlice<UInt8>, type: SymbolType)
    ) -> Bool {
        var order: Int?
        if left.type != .string || right.type != .string, let one = ComparedNumber(left.text, type: left.type),
            let other = ComparedNumber(right.text, type: right.type)
        {
            order = one.order(to: other)
        }
        let result = order ?? left.text.order(to: right.text)
        return switch self {
        case .equal: result == 0
        case .unequal: result != 0
        case .less: result < 0
        case .lessOrEqual: result <= 0
        case .greater: result > 0
        case .greaterOrEqual: result >= 0
        }
    }
}
