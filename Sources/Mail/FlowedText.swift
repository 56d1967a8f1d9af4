// SPDX-License-Identifier: GPL-2.0-only

import ByteText

/// Undoes `format=flowed` (RFC 3676): lines that end in a space are joined with the next, stuffed spaces go.
///
/// For unquoted lines this is what `git mailinfo` does, patches included (their lines are space-stuffed by the mailers
/// that get them through at all). For quoted lines, which `git mailinfo` joins with their `>` in between, it is what
/// the RFC says: only lines of the same depth belong together, and a joined line carries its quote marks once.
func undoingFlowed(
    _ text: ArraySlice<UInt8>, lineOffsets: [Int]?, deletesSpace: Bool
) -> (bytes: [UInt8], lineOffsets: [Int]) {
    var flow = Flow(deletesSpace: deletesSpace, capacity: text.count)
    var start = text.startIndex
    var number = 0
    while start < text.endIndex {
        let end = text[start...].lineEnd
        let offset = lineOffsets.map { number < $0.count ? $0[number] : ($0.last ?? 0) } ?? number
        flow.add(text[start..<end], offset: offset)
        start = end + 1
        number += 1
    }
    flow.finish(endsWithNewline: text.last == UInt8(ascii: "\n"))
    return (flow.bytes, flow.offsets)
}

private struct Flow {
    let deletesSpace: Bool
    var bytes: [UInt8] = []
    var offsets: [Int] = []

    /// Quote depth of the line that waits for its continuation, nil where none does.
    private var openDepth: Int?

    init(deletesSpace: Bool, capacity: Int) {
        self.deletesSpace = deletesSpace
        bytes.reserveCapacity(capacity)
    }

    mutating func add(_ line: ArraySlice<UInt8>, offset: Int) {
        let depth = line.prefix { $0 == UInt8(ascii: ">") }.count
        let stuffed = line.dropFirst(depth)
        // `-- ` is the mark of a signature, never a line that goes on.
        let isMark = stuffed.equals("-- ") || depth > 0 && stuffed.equals(" -- ")
        let content = stuffed.first == UInt8(ascii: " ") ? stuffed.dropFirst() : stuffed

        if let open = openDepth, open != depth || isMark {
            bytes.append(UInt8(ascii: "\n"))
            openDepth = nil
        }
        if openDepth == nil {
            offsets.append(offset)
            // Behind quote marks the stuffed space is what people are used to see.
            bytes += line.prefix(depth)
            bytes += depth > 0 ? stuffed.prefix(stuffed.count - content.count) : []
        }
        if content.last == UInt8(ascii: " "), !isMark {
            bytes += deletesSpace ? content.dropLast() : content
            openDepth = depth
        } else {
            bytes += content
            bytes.append(UInt8(ascii: "\n"))
            openDepth = nil
        }
    }

    mutating func finish(endsWithNewline: Bool) {
        if openDepth != nil {
            if endsWithNewline { bytes.append(UInt8(ascii: "\n")) }
        } else if !endsWithNewline, !bytes.isEmpty {
            bytes.removeLast()
        }
        // Of a last line that is one stuffed or deleted space, without LF, nothing is left: it is no line any more.
        if !endsWithNewline, bytes.last ?? UInt8(ascii: "\n") == UInt8(ascii: "\n") { _ = offsets.popLast() }
    }
}
