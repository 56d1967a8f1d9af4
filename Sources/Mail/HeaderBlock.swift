// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Glibc

/// The header fields at the head of a message or of a MIME part, and where the text below them begins.
struct HeaderBlock {
    /// The fields in their order.
    var fields: [HeaderField] = []

    /// Offset of the first byte of the body.
    var bodyStart: Int

    /// Lines that the block takes, the empty one below it included.
    var lineCount = 0

    /// Line of the source on which the first field stands that was one too many.
    var firstFieldLeftOut: Int?

    /// Reads fields from `bytes`, which begin on `line` of the source.
    ///
    /// The block ends at an empty line, which belongs to it, or at a line that can't be a field, which does not:
    /// that is where `git mailinfo` begins to read text too. `From ` lines that a mailbox left behind are skipped.
    init(_ bytes: ArraySlice<UInt8>, line: Int, maximum: Int) {
        bodyStart = bytes.startIndex
        var name: Range<Int>?
        var valueStart = 0
        var fieldLine = line

        func finish(_ end: Int) {
            guard let range = name else { return }
            name = nil
            guard fields.count < maximum else {
                firstFieldLeftOut = firstFieldLeftOut ?? fieldLine
                return
            }
            fields.append(
                HeaderField(name: bytes[range].text, rawValue: bytes[valueStart..<end].trimmed, line: fieldLine))
        }

        while bodyStart < bytes.endIndex {
            let end = bytes[bodyStart...].lineEnd
            let content = bytes[bodyStart..<end]
            let next = min(end + 1, bytes.endIndex)
            if let first = content.first, first == 0x20 || first == 0x09, lineCount > 0 {
                // A continuation, also where nothing but white space stands in it.
            } else if content.trimmedEnd.isEmpty {
                finish(bodyStart)
                bodyStart = next
                lineCount += 1
                return
            } else if content.hasPrefix("From ") || content.hasPrefix(">From ") {
                finish(bodyStart)
            } else if let colon = content.fieldNameEnd {
                finish(bodyStart)
                name = bodyStart..<colon
                valueStart = colon + 1
                fieldLine = line + lineCount
            } else {
                break
            }
            bodyStart = next
            lineCount += 1
        }
        finish(bodyStart)
    }
}

extension ArraySlice<UInt8> {
    /// Offset of the first LF, or the end.
    var lineEnd: Int {
        withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, let found = memchr(base, 0x0a, buffer.count) else { return endIndex }
            return startIndex + (UnsafeRawPointer(found) - UnsafeRawPointer(base))
        }
    }

    /// Offset of the colon behind a field name (RFC 5322: printable ASCII without space and colon), if there is one.
    fileprivate var fieldNameEnd: Int? {
        for index in indices {
            switch self[index] {
            case UInt8(ascii: ":"): return index > startIndex ? index : nil
            case 33...126: continue
            default: return nil
            }
        }
        return nil
    }
}
