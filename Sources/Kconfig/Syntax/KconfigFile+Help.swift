// SPDX-License-Identifier: GPL-2.0-only

extension KconfigFile {
    /// The help text that the word at `index` holds, without the indentation of its first line.
    ///
    /// The line end of the last line is kept only at the end of the file and in front of a line with less indentation.
    func helpText(at index: WordIndex) -> [UInt8] {
        let range = self[index].range
        var text: [UInt8] = []
        var first = 0
        var position = range.lowerBound
        while position < range.upperBound {
            let (start, column) = bytes[..<range.upperBound].indentation(from: position)
            var end = start
            while end < range.upperBound, bytes[end] != UInt8(ascii: "\n") { end += 1 }
            var stop = end
            while stop > start, bytes[stop - 1] == UInt8(ascii: " ") || bytes[stop - 1] == UInt8(ascii: "\t") {
                stop -= 1
            }
            if start < end {
                if first > 0, column > first {
                    text += [UInt8](repeating: UInt8(ascii: " "), count: column - first)
                }
                if first == 0 { first = column }
                text += bytes[start..<stop]
            }
            position = end + 1
            guard end < range.upperBound else { break }
            let isLast = position == range.upperBound
            if !isLast || position == bytes.count || bytes[position] == UInt8(ascii: " ")
                || bytes[position] == UInt8(ascii: "\t")
            {
                text.append(UInt8(ascii: "\n"))
            }
        }
        return text
    }
}
