// SPDX-License-Identifier: GPL-2.0-only

/// A delta as git packs hold it (gitformat-pack(5), “Deltified representation”): a file told by pieces of another one.
struct BinaryDelta: Sendable {
    /// The size of the file that it is made for.
    let sourceSize: Int

    /// The size of the file that it makes.
    let resultSize: Int

    private let bytes: [UInt8]
    private let start: Int

    /// How many bytes the delta itself has.
    var size: Int { bytes.count }

    /// The delta in `bytes`; nil where they are none, or would read beyond the end of their source.
    init?(_ bytes: [UInt8]) {
        var index = 0
        guard let source = Self.number(in: bytes, at: &index), let result = Self.number(in: bytes, at: &index) else {
            return nil
        }
        (sourceSize, resultSize, self.bytes, start) = (source, result, bytes, index)
        var made = 0
        let isSound = forEachStep { step in
            switch step {
            case .copy(let range):
                made += range.count
                return range.upperBound <= source
            case .insertion(let range):
                made += range.count
                return true
            }
        }
        guard isSound, made == result else { return nil }
    }

    /// What the delta makes of `source`; nil where that is not of the right size.
    func applied(to source: [UInt8]) -> [UInt8]? {
        guard source.count == sourceSize else { return nil }
        var result: [UInt8] = []
        result.reserveCapacity(resultSize)
        _ = forEachStep { step in
            switch step {
            case .copy(let range): result.append(contentsOf: source[range])
            case .insertion(let range): result.append(contentsOf: bytes[range])
            }
            return true
        }
        return result
    }

    /// A piece of the result.
    private enum Step {
        /// From the source.
        case copy(Range<Int>)
        /// From the delta.
        case insertion(Range<Int>)
    }

    /// Calls `body` with each step, as long as it returns true; false where the steps can't be read to their end.
    private func forEachStep(_ body: (Step) -> Bool) -> Bool {
        var index = start
        while index < bytes.count {
            let command = bytes[index]
            index += 1
            if command & 0x80 == 0 {
                // A command of 0 is kept for later use.
                let length = Int(command)
                guard length > 0, length <= bytes.count - index else { return false }
                guard body(.insertion(index..<index + length)) else { return false }
                index += length
                continue
            }
            // Which bytes of offset and length follow; the others are 0.
            var fields = (offset: 0, length: 0)
            for bit in 0..<7 where command & 1 << bit != 0 {
                guard index < bytes.count else { return false }
                if bit < 4 {
                    fields.offset |= Int(bytes[index]) << (8 * bit)
                } else {
                    fields.length |= Int(bytes[index]) << (8 * (bit - 4))
                }
                index += 1
            }
            let length = fields.length == 0 ? 0x10000 : fields.length
            guard body(.copy(fields.offset..<fields.offset + length)) else { return false }
        }
        return true
    }

    /// Reads a number of seven bits a byte, the lowest first.
    private static func number(in bytes: [UInt8], at index: inout Int) -> Int? {
        var number = 0
        // Five bytes: more than any size that is looked at.
        for shift in stride(from: 0, through: 28, by: 7) {
            guard index < bytes.count else { return nil }
            let byte = bytes[index]
            index += 1
            number |= Int(byte & 0x7f) << shift
            if byte & 0x80 == 0 { return number }
        }
        return nil
    }
}
