// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText

/// The patches that a line of text calls by number: `patch 3`, `patches 2-4 and 7`, `[PATCH 09/10]`, `patch #5`.
struct PatchMentions {
    /// The numbers with the totals behind a slash, in the order of the text.
    private(set) var mentions: [Mention] = []

    /// A patch that is called by its number.
    struct Mention: Hashable {
        /// The number.
        var number: Int
        /// The total behind the slash, nil where none is written.
        var total: Int?
    }

    /// The mentions in `text`; of a long line, in its beginning.
    init(in text: String) {
        var rest = Array(text.utf8.prefix(4096).map(\.asciiLowercased))[...]
        while let start = rest.firstRange(ofWord: "patch") {
            rest = rest[start.upperBound...]
            if rest.hasPrefix("es") { rest = rest.dropFirst(2) }
            guard let next = rest.first, !next.isASCIILetter, next != UInt8(ascii: "_") else { continue }
            readNumbers(&rest)
        }
    }

    /// Reads `3`, `3/7`, `2-4`, `1, 2 and 5` behind the word.
    private mutating func readNumbers(_ rest: inout ArraySlice<UInt8>) {
        var isFirst = true
        while true {
            var ahead = rest.drop { $0.isASCIIWhitespace || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "[") }
            if !isFirst {
                guard Self.dropJoint(&ahead) else { return }
            }
            guard let number = Self.takeNumber(&ahead) else { return }
            var total: Int?
            if ahead.first == UInt8(ascii: "/") {
                var behind = ahead.dropFirst()
                guard let value = Self.takeNumber(&behind) else { return }
                total = value
                ahead = behind
            }
            // A version (`patch 5.10`), an ordinal or a word that begins with digits is no patch of the series.
            if let next = ahead.first, next.isASCIILetter || next == UInt8(ascii: "_") { return }
            if ahead.first == UInt8(ascii: "."), let next = ahead.dropFirst().first, next.isASCIIDigit { return }
            mentions.append(Mention(number: number, total: total))
            rest = ahead
            isFirst = false
        }
    }

    /// Takes what joins two numbers: `,`, `-`, `&`, `and`, `to`.
    private static func dropJoint(_ text: inout ArraySlice<UInt8>) -> Bool {
        let before = text.count
        for joint: StaticString in [",", "-", "&", "and ", "to ", "+"] where text.hasPrefix(joint) {
            text = text.dropFirst(joint.utf8CodeUnitCount).drop { $0.isASCIIWhitespace || $0 == UInt8(ascii: "#") }
            if text.hasPrefix("and ") { text = text.dropFirst(4).drop(while: \.isASCIIWhitespace) }
            break
        }
        return text.count < before
    }

    private static func takeNumber(_ text: inout ArraySlice<UInt8>) -> Int? {
        let digits = text.prefix { $0.isASCIIDigit }
        guard (1...3).contains(digits.count), let value = digits.decimal else { return nil }
        text = text[digits.endIndex...]
        return value
    }
}

extension ArraySlice<UInt8> {
    /// The place of `word` (small letters) where no letter, digit or `_` stands in front of it.
    fileprivate func firstRange(ofWord word: StaticString) -> Range<Int>? {
        let length = word.utf8CodeUnitCount
        var index = startIndex
        while index + length <= endIndex {
            if self[index...].hasPrefix(word), index == startIndex || !isWordByte(self[index - 1]) {
                return index..<index + length
            }
            index += 1
        }
        return nil
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_")
    }
}
