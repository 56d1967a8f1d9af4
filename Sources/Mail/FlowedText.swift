// SPDX-License-Identifier: GPL-2.0-only

import ByteText

/// Undoes `format=flowed` (RFC 3676): lines that end in a space are joined with the next, stuffed spaces go.
///
/// For unquoted lines this is what `git mailinfo` does, patches included (their lines are space-stuffed by the mailers
/// that get them through at all). For quoted lines, which `git mailinfo` joins with their `>` in between, it is what
/// the RFC says: only lines of the same depth belong together, and the joined line carries one quote mark.
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
        var content = line.dropFirst(depth)
        let isSignatureMark = content.drop { $0 == UInt8(ascii: " ") && depth > 0 }.equals("-- ")
        if !isSignatureMark, content.first == UInt8(ascii: " "), depth == 0 { content = content.dropFirst() }

        if let open = openDepth, open != depth || isSignatureMark {
            bytes.append(UInt8(ascii: "\n"))
            openDepth = nil
        }
        if openDepth == nil {
            offsets.append(offset)
            bytes += line.prefix(depth)
        } else if depth > 0, content.first == UInt8(ascii: " ") {
            content = content.dropFirst()
        }
        if content.last == UInt8(ascii: " "), !isSignatureMark {
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
    }
}
