// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Glibc

/// Reads frames from standard input: a line with a number of bytes, the bytes.
struct FrameReader {
    /// The next frame, nil at the end or where there is no number.
    func next() -> [UInt8]? {
        var digits: [UInt8] = []
        while case let byte = getchar(), byte != EOF, byte != 0x0a { digits.append(UInt8(truncatingIfNeeded: byte)) }
        guard let count = digits.decimal else { return nil }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, case let byte = getchar_unlocked(), byte != EOF {
                buffer[filled] = UInt8(truncatingIfNeeded: byte)
                filled += 1
            }
        }
    }
}

/// Writes sections to standard output, `NAME SIZE` in front of each and `end` behind the last.
struct FrameWriter {
    private var bytes: [UInt8] = []

    mutating func add(_ name: String, _ content: [UInt8]) {
        bytes += Array("\(name) \(content.count)\n".utf8)
        bytes += content
        bytes.append(UInt8(ascii: "\n"))
    }

    mutating func add(_ name: String, _ content: String) { add(name, Array(content.utf8)) }

    mutating func end() {
        bytes += Array("end\n".utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
            guard count > 0 else { exit(1) }
            written += count
        }
        bytes = []
    }
}
