// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText

/// The `@@ -12,7 +12,8 @@ heading` line of a hunk.
struct HunkHeader {
    var oldStart: Int
    var oldCount: Int
    var newStart: Int
    var newCount: Int
    var heading: ArraySlice<UInt8>

    /// Numbers beyond this are read as this, so that sums of them can't overflow. No file has as many lines.
    static let largestNumber = 1 << 40

    /// The header that `line` spells, or nil.
    init?(_ line: ArraySlice<UInt8>) {
        guard line.hasPrefix("@@ -") else { return nil }
        var rest = line.dropFirst(4)
        guard let old = Self.takeRange(from: &rest), rest.hasPrefix(" +") else { return nil }
        rest = rest.dropFirst(2)
        guard let new = Self.takeRange(from: &rest), rest.hasPrefix(" @@") else { return nil }
        rest = rest.dropFirst(3)
        if rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
        (oldStart, oldCount) = old
        (newStart, newCount) = new
        heading = rest
    }

    /// Takes `12,7` or `12` (a count of 1) from the front of `bytes`.
    private static func takeRange(from bytes: inout ArraySlice<UInt8>) -> (start: Int, count: Int)? {
        guard let start = takeNumber(from: &bytes) else { return nil }
        guard bytes.first == UInt8(ascii: ",") else { return (start, 1) }
        bytes = bytes.dropFirst()
        guard let count = takeNumber(from: &bytes) else { return nil }
        return (start, count)
    }

    private static func takeNumber(from bytes: inout ArraySlice<UInt8>) -> Int? {
        let digits = bytes.prefix { $0.isASCIIDigit }
        guard !digits.isEmpty else { return nil }
        bytes = bytes[digits.endIndex...]
        return min(digits.decimal ?? largestNumber, largestNumber)
    }
}
