// SPDX-License-Identifier: GPL-2.0-only

/// Numbers for lines: equal lines have equal numbers, so that comparing them costs one step whatever their length.
struct LineInterner {
    private var numbers: [Key: Int32] = [:]

    /// How many different lines there are; their numbers are smaller than this.
    var count: Int { numbers.count }

    /// The number of the line `bytes` of the kind `marker` (`+`, `-`, space or what else the caller tells apart).
    mutating func number(of bytes: ArraySlice<UInt8>, marker: UInt8) -> Int32 {
        let next = Int32(truncatingIfNeeded: numbers.count)
        let key = Key(marker: marker, bytes: bytes)
        if let known = numbers[key] { return known }
        numbers[key] = next
        return next
    }

    /// A line with its kind. Hashes the bytes as one block, which `ArraySlice` itself does not.
    private struct Key: Hashable {
        var marker: UInt8
        var bytes: ArraySlice<UInt8>

        func hash(into hasher: inout Hasher) {
            hasher.combine(marker)
            bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        }

        static func == (lhs: Key, rhs: Key) -> Bool {
            lhs.marker == rhs.marker && lhs.bytes.count == rhs.bytes.count
                && lhs.bytes.withUnsafeBytes { left in rhs.bytes.withUnsafeBytes { left.elementsEqual($0) } }
        }
    }
}
