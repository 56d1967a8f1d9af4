// SPDX-License-Identifier: GPL-2.0-only

internal import Synchronization

/// Where the lines of a file begin: found out when a line is first asked for, since of most files none ever is.
final class LineStarts: Sendable {
    private let known = Mutex<[UInt32]?>(nil)

    /// The offset of line `line`, from 1, in `bytes`, which are the same at each call; nil where there is no such line.
    func start(of line: Int, in bytes: [UInt8]) -> Int? {
        known.withLock { known in
            let starts = known ?? Self.starts(in: bytes)
            known = starts
            return starts.indices.contains(max(line, 1) - 1) ? Int(starts[max(line, 1) - 1]) : nil
        }
    }

    private static func starts(in bytes: [UInt8]) -> [UInt32] {
        var starts: [UInt32] = [0]
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            starts.append(UInt32(truncatingIfNeeded: offset + 1))
        }
        return starts
    }
}
