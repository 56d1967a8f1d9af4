// SPDX-License-Identifier: GPL-2.0-only

/// Bytes seen as lines.
///
/// Kernel mail and kernel source are bytes: a line ends at LF and at nothing else, and what stands in it need not
/// be UTF-8. Elements are the lines without their LF; the bytes themselves are kept whole and shared by every slice.
public struct Lines: Sendable, Hashable {
    /// All bytes, terminators included.
    public let bytes: [UInt8]

    /// Offset of the first byte of each line, and one past the last line's terminator at the end.
    private let starts: [Int]

    /// Splits `bytes` at every LF. A last line without LF is a line too; an empty buffer has no lines.
    public init(_ bytes: [UInt8]) {
        var starts: [Int] = [0]
        bytes.withUnsafeBufferPointer { buffer in
            var offset = 0
            while let newline = buffer[offset...].firstIndex(of: UInt8(ascii: "\n")) {
                offset = newline + 1
                starts.append(offset)
            }
            if offset < buffer.count { starts.append(buffer.count) }
        }
        self.bytes = bytes
        self.starts = starts
    }

    /// The lines of `text` in UTF-8.
    public init(_ text: String) {
        self.init(Array(text.utf8))
    }

    /// Whether the last line ends in LF; true for an empty buffer.
    public var endsWithNewline: Bool { bytes.isEmpty || bytes.last == UInt8(ascii: "\n") }

    /// Whether the line at `index` ends in LF: every line but perhaps the last.
    public func hasNewline(at index: Int) -> Bool { index < count - 1 || endsWithNewline }

    /// Offsets in ``bytes`` of the line at `index`, its LF included.
    public func byteRange(at index: Int) -> Range<Int> { starts[index]..<starts[index + 1] }

    /// The bytes of the lines in `range`, terminators included.
    public func joined(_ range: Range<Int>) -> ArraySlice<UInt8> {
        bytes[starts[range.lowerBound]..<starts[range.upperBound]]
    }
}

extension Lines: RandomAccessCollection {
    /// Index of the first line.
    public var startIndex: Int { 0 }

    /// One past the last line.
    public var endIndex: Int { starts.count - 1 }

    /// The line at `index` (from 0), without its LF.
    public subscript(index: Int) -> ArraySlice<UInt8> {
        let range = byteRange(at: index)
        return bytes[range.lowerBound..<(hasNewline(at: index) ? range.upperBound - 1 : range.upperBound)]
    }
}
