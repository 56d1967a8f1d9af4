// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Mail

// Which lines are trailers follows git's `trailer.c`, so that what Lockstep tells is what `git interpret-trailers`
// sees: the last paragraph, where all of it is trailers, or where it holds a line that git writes itself and at least
// a quarter of it is trailers.

extension Trailer {
    /// The trailers that end a commit message of `lines` (without its title).
    static func trailers(endingMessage lines: [BodyLine]) -> [Trailer] {
        guard let block = block(in: lines) else { return [] }
        return trailers(in: lines[block])
    }

    /// The trailers in `lines` that don't stand in a block, told by their names, which no prose begins a line with.
    static func strayTrailers(in lines: some Collection<BodyLine>) -> [Trailer] {
        trailers(in: lines.filter { !$0.text.isEmpty && $0.text.utf8.first?.isASCIIWhitespace == false }).filter {
            trailer in
            let name = trailer.name.lowercased()
            if ["fixes", "closes", "link"].contains(name) { return trailer.address == nil && !trailer.value.isEmpty }
            return (name == "cc" || name.utf8.count > 3 && name.hasSuffix("-by")) && trailer.address != nil
        }
    }

    /// The lines of the trailer block, or nil where the message has none.
    static func block(in lines: [BodyLine]) -> Range<Int>? {
        var onlySpaces = true
        var hasRecognized = false
        var trailers = 0
        var others = 0
        var continuations = 0
        var end = lines.count
        for index in lines.indices.reversed() {
            let text = lines[index].text.utf8
            if text.first == UInt8(ascii: "#") {
                others += continuations
                continuations = 0
                continue
            }
            if text.allSatisfy(\.isASCIIWhitespace) {
                if onlySpaces {
                    end = index
                    continue
                }
                others += continuations
                let isBlock = hasRecognized && trailers * 3 >= others || trailers > 0 && others == 0
                return isBlock ? (index + 1)..<end : nil
            }
            onlySpaces = false
            if Self.generated.contains(where: { text.starts(with: $0.utf8) }) {
                trailers += 1
                continuations = 0
                hasRecognized = true
            } else if separator(in: text) != nil {
                trailers += 1
                continuations = 0
            } else if text.first.map(\.isASCIIWhitespace) == true {
                continuations += 1
            } else {
                others += 1 + continuations
                continuations = 0
            }
        }
        // The whole message is one paragraph, and the title stands above it.
        others += continuations
        return hasRecognized && trailers * 3 >= others || trailers > 0 && others == 0 ? 0..<end : nil
    }

    /// The trailers in `lines`, which are a trailer block; what else stands between them is left out.
    static func trailers(in lines: some Collection<BodyLine>) -> [Trailer] {
        var found: [Trailer] = []
        var parts: [String] = []
        func finish() {
            guard !found.isEmpty, !parts.isEmpty else { return }
            found[found.count - 1].setValue(parts)
            parts = []
        }
        var isOpen = false
        for line in lines {
            let text = line.text.utf8
            if let first = text.first, first.isASCIIWhitespace {
                if isOpen { parts.append(line.text.trimmed) }
                continue
            }
            finish()
            isOpen = false
            guard let separator = separator(in: text), !isURL(line.text) else { continue }
            let name = String(line.text[..<separator]).trimmed
            parts = [String(line.text[line.text.utf8.index(after: separator)...]).trimmed]
            found.append(Trailer(name: name, value: "", address: nil, comment: nil, line: line.number))
            isOpen = true
        }
        finish()
        return found
    }

    /// What git puts at the end of a message itself.
    private static let generated = ["Signed-off-by: ", "(cherry picked from commit "]

    /// Where the colon stands behind a name of letters, digits and hyphens; spaces may stand before the colon.
    static func separator(in text: String.UTF8View) -> String.Index? {
        var sawSpace = false
        for index in text.indices {
            let byte = text[index]
            if byte == UInt8(ascii: ":") { return index == text.startIndex ? nil : index }
            if !sawSpace, byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-") { continue }
            guard index != text.startIndex, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") else { return nil }
            sawSpace = true
        }
        return nil
    }

    /// Whether a line is a bare link, which git takes for a trailer called `https`.
    private static func isURL(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(8))
        return bytes.hasPrefix("https://") || bytes.hasPrefix("http://") || bytes.hasPrefix("ftp://")
            || bytes.hasPrefix("git://")
    }

    /// Sets the value from its lines, and what is read from it.
    private mutating func setValue(_ parts: [String]) {
        value = parts.filter { !$0.isEmpty }.joined(separator: " ")
        (address, comment) = Self.addressAndComment(in: value)
    }
}

extension CommitMessage {
    /// A message of `lines`, its trailers read.
    init(readingTrailersOf lines: [BodyLine]) {
        let block = Trailer.block(in: lines) ?? lines.endIndex..<lines.endIndex
        self.init(
            lines: lines, trailers: Trailer.trailers(in: lines[block]),
            strayTrailers: Trailer.strayTrailers(in: lines[..<block.lowerBound]))
    }
}

extension String {
    /// The text without ASCII white space at both ends.
    var trimmed: String {
        let bytes = utf8
        guard let first = bytes.firstIndex(where: { !$0.isASCIIWhitespace }),
            let last = bytes.lastIndex(where: { !$0.isASCIIWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
