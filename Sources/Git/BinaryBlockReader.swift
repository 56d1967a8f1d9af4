// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import CZlib

/// Reads the blocks of a binary patch: a line with kind and size, lines in base 85, an empty line.
struct BinaryBlockReader {
    private let lines: Lines
    private let end: Int
    private let limit: Int
    private var index: Int

    /// A reader of the lines in `range`, for files of at most `limit` bytes.
    init(_ lines: Lines, in range: Range<Int>, limit: Int) {
        self.lines = lines
        self.limit = limit
        index = range.lowerBound
        end = range.upperBound
    }

    /// Whether no line is left.
    var isAtEnd: Bool { index >= end }

    /// Reads the next block.
    mutating func readBlock() throws(BinaryPatchFault) -> BinaryPatch.Block {
        let header = index
        guard index < end, let (isDelta, size) = Self.kindAndSize(lines[index]) else {
            throw BinaryPatchFault(clause: "it has no data", index: min(index, max(0, end - 1)))
        }
        index += 1
        var deflated: [UInt8] = []
        while index < end, !lines[index].isEmpty {
            guard Base85.decode(lines[index], into: &deflated) else {
                throw BinaryPatchFault(clause: "a line of its data is cut or changed", index: index)
            }
            index += 1
        }
        if index < end { index += 1 }

        guard let size, size <= limit else {
            throw BinaryPatchFault(clause: "it is too large to be checked", index: header, isTooLarge: true)
        }
        let bytes = try inflate(deflated, to: size, at: header)
        guard isDelta else { return .literal(bytes) }
        guard let delta = BinaryDelta(bytes) else {
            throw BinaryPatchFault(clause: "its data is no delta", index: header)
        }
        guard delta.resultSize <= limit else {
            throw BinaryPatchFault(clause: "it is too large to be checked", index: header, isTooLarge: true)
        }
        return .delta(delta)
    }

    /// The size is nil where no number is that large.
    private static func kindAndSize(_ line: ArraySlice<UInt8>) -> (isDelta: Bool, size: Int?)? {
        let isDelta = line.hasPrefix("delta ")
        guard isDelta || line.hasPrefix("literal ") else { return nil }
        let digits = line.dropFirst(isDelta ? 6 : 8)
        guard !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit) else { return nil }
        return (isDelta, digits.decimal)
    }

    private func inflate(_ deflated: [UInt8], to size: Int, at header: Int) throws(BinaryPatchFault) -> [UInt8] {
        var code = Z_OK
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            var made = uLongf(size)
            var used = uLong(deflated.count)
            code = uncompress2(buffer.baseAddress, &made, deflated, &used)
            count = code == Z_OK ? min(Int(made), size) : 0
        }
        if code == Z_OK, bytes.count == size { return bytes }
        let clause =
            code == Z_OK
            ? "its data has \(bytes.count) bytes, not the \(size) that it names"
            : "its compressed data is damaged, cut short, or of more than the \(size) bytes that it names"
        throw BinaryPatchFault(clause: clause, index: header)
    }
}

/// Git's base 85: a letter that tells how many bytes the line holds, and five characters for every four of them.
enum Base85 {
    /// The value of each character, 85 for those that are none.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 85, count: 256)
        let alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
        for (value, character) in alphabet.utf8.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    /// Adds the bytes of `line` to `bytes`; false where it is no line of base 85.
    static func decode(_ line: ArraySlice<UInt8>, into bytes: inout [UInt8]) -> Bool {
        guard let letter = line.first, letter.isASCIILetter, (line.count - 1) % 5 == 0 else { return false }
        var left = letter >= UInt8(ascii: "a") ? Int(letter) - 0x61 + 27 : Int(letter) - 0x41 + 1
        guard (left + 3) / 4 * 5 == line.count - 1 else { return false }
        var start = line.startIndex + 1
        while left > 0 {
            var number: UInt64 = 0
            for character in line[start..<start + 5] {
                let value = values[Int(character)]
                guard value < 85 else { return false }
                number = number * 85 + UInt64(value)
            }
            guard number <= UInt64(UInt32.max) else { return false }
            for shift in [24, 16, 8, 0].prefix(left) {
                bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
            }
            left -= 4
            start += 5
        }
        return true
    }
}
