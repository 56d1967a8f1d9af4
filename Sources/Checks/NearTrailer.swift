// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import PatchSeries

/// A line of the last paragraph that its author meant as a trailer, and that no program reads as one: the colon is
/// missing or another sign, or the words of the name are not joined.
struct NearTrailer {
    /// The body line, from 1.
    let line: Int

    /// What is wrong with it.
    let message: String

    /// The line as it should stand.
    let replacement: String

    /// What `line` was meant to be; nil for trailers, and for prose that begins like one.
    init?(_ line: BodyLine) {
        let bytes = Array(line.text.utf8.prefix(1024))
        guard let first = bytes.first, first.isASCIILetter else { return nil }
        let head = bytes.prefix(32).prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ";") }
        let separator = bytes.dropFirst(head.count).first
        let isName = head.allSatisfy { $0.isASCIILetter || $0 == UInt8(ascii: "-") }
        guard !isName || separator != UInt8(ascii: ":") else { return nil }
        let words = head.split { " \t-_".utf8.contains($0) }
        if separator != nil, head.count < 32, (2...3).contains(words.count),
            let name = TagName.attribution(words.map(\.text).joined(separator: "-"))
        {
            let value = bytes.dropFirst(head.count + 1).trimmed
            guard value.isWholeAddress else { return nil }
            message =
                head.text == name
                ? "\";\" in place of the colon: no program reads \(quoted(name)) here"
                : """
                \(quoted(bytes.prefix(head.count + 1).text)) is no tag that programs read; did you mean "\(name):"?
                """
            replacement = "\(name): \(value.text)"
        } else {
            let word = bytes.prefix { $0 != 0x20 && $0 != 0x09 }
            let value = bytes.dropFirst(word.count).trimmed
            guard word.contains(UInt8(ascii: "-")), let name = TagName.attribution(word.text), value.isWholeAddress
            else {
                return nil
            }
            message = "no colon behind \(quoted(word.text)): no program reads the tag"
            replacement = "\(name): \(value.text)"
        }
        self.line = line.number
    }
}

extension CommitMessage {
    /// The lines of the last paragraph that were meant as trailers.
    var nearTrailers: [NearTrailer] { lastParagraph.compactMap(NearTrailer.init) }

    /// The lines behind the last empty one: where trailers stand.
    var lastParagraph: ArraySlice<BodyLine> {
        let end = (lines.lastIndex { !$0.text.utf8.allSatisfy(\.isASCIIWhitespace) } ?? -1) + 1
        let empty = lines[..<end].lastIndex { $0.text.utf8.allSatisfy(\.isASCIIWhitespace) }
        return lines[((empty ?? -1) + 1)..<end]
    }
}

extension ArraySlice<UInt8> {
    /// Whether the text is a name and an address in angle brackets, with nothing behind it but a remark: what a
    /// sentence is not that begins with the words of a tag.
    fileprivate var isWholeAddress: Bool {
        guard let open = firstIndex(of: UInt8(ascii: "<")), let close = self[open...].firstIndex(of: UInt8(ascii: ">")),
            self[open..<close].contains(UInt8(ascii: "@"))
        else { return false }
        let behind = self[(close + 1)...].trimmed
        return behind.first.map { "#([".utf8.contains($0) } ?? true
    }
}
