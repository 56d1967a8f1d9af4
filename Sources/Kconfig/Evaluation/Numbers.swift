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
            guard let number = text.wrappedNumber(base: 16) else { return nil }
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

    /// The whole text as a number with a sign: `strtoll`; `base` 0 takes it from the prefix.
    func signedNumber(base: Int) -> Int64? {
        guard let (magnitude, isNegative) = number(base: base) else { return nil }
        if isNegative { return magnitude <= 1 << 63 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil }
        return Int64(exactly: magnitude)
    }

    /// The whole text as a number without a sign: `strtoull`, for which -1 is the largest.
    fileprivate func wrappedNumber(base: Int) -> UInt64? {
        number(base: base).map { $0.isNegative ? 0 &- $0.magnitude : $0.magnitude }
    }

    private func number(base: Int) -> (magnitude: UInt64, isNegative: Bool)? {
        let (isNegative, digits) = withoutSign
        return digits.magnitude(base: base).map { ($0, isNegative) }
    }

    /// What stands behind blanks and a sign, where there are any, and whether that is a minus.
    private var withoutSign: (isNegative: Bool, digits: ArraySlice<UInt8>) {
        let text = drop { $0 == UInt8(ascii: " ") || (9...13).contains($0) }
        let isNegative = text.first == UInt8(ascii: "-")
        return (isNegative, isNegative || text.first == UInt8(ascii: "+") ? text.dropFirst() : text)
    }

    /// The whole text as a number of nothing but digits and their prefix.
    private func magnitude(base: Int) -> UInt64? {
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
        let (isNegative, text) = withoutSign
        var digits = text
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
