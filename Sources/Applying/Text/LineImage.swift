// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import PatchSeries

/// A file as a sequence of lines that hunks are spliced into.
///
/// Lines are offsets into one buffer, so none is copied or counted by itself. The sequence has a gap that follows the
/// splices: hunks come in ascending order nearly always, and a file of a million lines then moves once, not once a
/// hunk.
struct LineImage {
    /// The bytes of the file, and behind them those of every hunk line that was taken in.
    private var buffer: [UInt8]

    /// Where the file's bytes end in the buffer.
    private let fileEnd: Int

    /// The lines before the gap.
    private var front: [Line] = []

    /// The lines behind the gap, the last one first.
    private var back: [Line] = []

    /// A line of the image, or of a hunk that was taken in.
    struct Line {
        /// Offset of its first byte in the buffer.
        var start: Int
        /// Bytes without the LF.
        var length: Int
        /// Whether an LF ends it.
        var hasNewline: Bool
        /// Whether a hunk of the same patch made it or kept it as context: no other hunk may take it again.
        var isTaken = false
    }

    /// The lines of `bytes`.
    init(_ bytes: [UInt8]) {
        buffer = bytes
        fileEnd = bytes.count
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            var start = 0
            while start < bytes.count {
                let newline = memchr(base + start, Int32(UInt8(ascii: "\n")), bytes.count - start)
                let end = newline.map { UnsafeRawPointer($0) - base } ?? bytes.count
                back.append(Line(start: start, length: end - start, hasNewline: newline != nil))
                start = end + 1
            }
        }
        back.reverse()
    }

    /// Number of lines.
    var count: Int { front.count + back.count }

    /// The line at `index`, from 0.
    subscript(index: Int) -> Line {
        index < front.count ? front[index] : back[back.count - 1 - (index - front.count)]
    }

    /// The bytes of a line.
    func content(of line: Line) -> ArraySlice<UInt8> { buffer[line.start..<line.start + line.length] }

    /// Takes in a hunk's line, so that it can be compared with those of the image and become one of them.
    mutating func take(_ line: HunkLine) -> Line {
        let start = buffer.count
        buffer.append(contentsOf: line.content)
        return Line(start: start, length: line.content.count, hasNewline: line.hasNewline)
    }

    /// Whether two lines hold the same bytes, their ends aside.
    func haveEqualContent(_ one: Line, _ other: Line) -> Bool {
        one.length == other.length
            && buffer.withUnsafeBytes { bytes in
                guard let base = bytes.baseAddress else { return true }
                return memcmp(base + one.start, base + other.start, one.length) == 0
            }
    }

    /// Exchanges the lines in `range` for `lines`.
    mutating func replace(_ range: Range<Int>, with lines: [Line]) {
        while front.count > range.lowerBound, let line = front.popLast() { back.append(line) }
        while front.count < range.lowerBound, let line = back.popLast() { front.append(line) }
        back.removeLast(range.count)
        front.append(contentsOf: lines)
    }

    /// How many lines the gap would pass on its way to `index`.
    func distance(to index: Int) -> Int { abs(front.count - index) }

    /// The bytes of the whole file.
    var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(buffer.count)
        // Neighbours that were neighbours in the buffer too are copied in one go.
        var run = 0..<0
        for index in 0..<count {
            let line = self[index]
            let stored = line.start..<(line.start + line.length + (line.hasNewline ? 1 : 0))
            if stored.upperBound <= fileEnd, run.upperBound == stored.lowerBound {
                run = run.lowerBound..<stored.upperBound
                continue
            }
            result.append(contentsOf: buffer[run])
            run = 0..<0
            if stored.upperBound <= fileEnd {
                run = stored
            } else {
                result.append(contentsOf: content(of: line))
                if line.hasNewline { result.append(UInt8(ascii: "\n")) }
            }
        }
        result.append(contentsOf: buffer[run])
        return result
    }
}
