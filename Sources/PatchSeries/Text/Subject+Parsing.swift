// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText

extension Subject {
    /// Takes `text`, the decoded and unfolded `Subject:` field, apart.
    ///
    /// The title is what `git mailinfo` makes of the subject: every bracket in front of it goes, not only `[PATCH]`.
    /// `Re:` in other languages than git knows is taken off, too. Behind `[PATCH]` it makes no reply: people answer in
    /// front of what they answer, and a commit may be called so.
    public init(parsing text: String) {
        let bytes = Array(text.utf8)
        var rest = bytes[...]
        var words: [String] = []
        isReply = false
        while let first = rest.first {
            if first == UInt8(ascii: " ") || first == UInt8(ascii: "\t") || first == UInt8(ascii: ":") {
                rest = rest.dropFirst()
            } else if let length = Self.replyMark(rest) {
                isReply = isReply || !words.contains { $0.uppercased() == "PATCH" }
                rest = rest.dropFirst(length)
            } else if words.count < Self.mostWords, first == UInt8(ascii: "["),
                let close = rest.firstIndex(of: UInt8(ascii: "]"))
            {
                words += Self.words(in: rest[(rest.startIndex + 1)..<close])
                rest = rest[(close + 1)...]
            } else {
                break
            }
        }
        raw = text
        title = Self.withSpacesFolded(rest)
        if words.isEmpty { words = Self.bareWords(title) }
        prefixes = words
        let marks = Marks(words)
        version = marks.version
        number = marks.number
        total = marks.total
    }

    /// Whether the words in front announce a pull request, whose diff (if any) is not to be applied from the mail.
    public var isPullRequest: Bool { hasPrefix("PULL") }

    /// No honest subject has more words in brackets; what follows is left in the title.
    private static let mostWords = 64

    /// Length of a `Re:` (`AW:`, `Fwd:`, `Re[2]:`, …) at the front of `bytes`, or nil.
    private static func replyMark(_ bytes: ArraySlice<UInt8>) -> Int? {
        // An English, German, Scandinavian, Dutch, Polish, Spanish and forwarded answer.
        let marks: [StaticString] = ["re", "aw", "antw", "sv", "vs", "odp", "rv", "fwd", "fw", "wg"]
        for mark in marks where bytes.hasPrefixIgnoringCase(mark) {
            var rest = bytes.dropFirst(mark.utf8CodeUnitCount)
            if rest.first == UInt8(ascii: "["), let close = rest.prefix(5).firstIndex(of: UInt8(ascii: "]")),
                rest[(rest.startIndex + 1)..<close].decimal != nil
            {
                rest = rest[(close + 1)...]
            }
            if rest.first == UInt8(ascii: ":") { return rest.startIndex + 1 - bytes.startIndex }
        }
        for mark in ["回复", "答复"] {
            for colon in [":", "："] where bytes.starts(with: (mark + colon).utf8) { return (mark + colon).utf8.count }
        }
        return nil
    }

    /// The words of a bracket: separated by white space, commas and semicolons. `PATCH1/8` and `PATCHv2` are two.
    private static func words(in bytes: ArraySlice<UInt8>) -> [String] {
        let isSeparator = { (byte: UInt8) in
            byte.isASCIIWhitespace || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
        }
        return bytes.split(whereSeparator: isSeparator).flatMap { word -> [String] in
            for known in ["PATCH", "RFC"] as [StaticString] where word.hasPrefixIgnoringCase(known) {
                let rest = word.dropFirst(known.utf8CodeUnitCount)
                guard let next = rest.first else { break }
                let joints = [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":")]
                let tail = joints.contains(next) && next != UInt8(ascii: "-") ? rest.dropFirst() : rest
                let isMark = !Marks([tail.text]).isEmpty
                let isWord = tail.equals("RFC") || tail.equals("PATCH") || tail.equals("RESEND")
                if isMark || isWord { return [word.prefix(known.utf8CodeUnitCount).text, tail.text] }
            }
            return [word.text]
        }
    }

    /// `PATCH 1/2` at the front of a title whose author forgot the brackets; it stays part of the title, as in git.
    private static func bareWords(_ title: String) -> [String] {
        let front = title.utf8.prefix { $0 != UInt8(ascii: ":") }
        guard front.count < 24 else { return [] }
        let words = words(in: Array(front)[...])
        guard words.first?.uppercased() == "PATCH", words.dropFirst().allSatisfy({ !Marks([$0]).isEmpty }) else {
            return []
        }
        return words
    }

    /// The text with every run of white space made one space, and none at the ends.
    private static func withSpacesFolded(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.split(whereSeparator: \.isASCIIWhitespace).map(\.text).joined(separator: " ")
    }
}

/// What the words in front of a title say about version, number and total.
private struct Marks {
    var version: SeriesVersion?
    var number: Int?
    var total: Int?

    var isEmpty: Bool { version == nil && number == nil }

    /// Reads `words`. The first of several numbers counts, and the first version that can be one of a series.
    init(_ words: [String]) {
        for (index, word) in words.enumerated() {
            let bytes = Array(word.utf8)[...]
            if number == nil, let pair = Self.numbers(bytes) {
                (number, total) = pair
            } else if number == nil, index >= 1, index + 1 < words.count, word == "of",
                let before = Array(words[index - 1].utf8).decimal, let after = Array(words[index + 1].utf8).decimal,
                before < 10_000, after < 10_000
            {
                // `[PATCH 1 of 3]`, as Mercurial writes it.
                (number, total) = (before, after)
            } else if version == nil {
                version = Self.version(bytes)
            }
        }
    }

    /// `03/19`.
    private static func numbers(_ bytes: ArraySlice<UInt8>) -> (Int, Int)? {
        let parts = bytes.split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...4).contains($0.count) }), let number = parts[0].decimal,
            let total = parts[1].decimal
        else { return nil }
        return (number, total)
    }

    /// `v4`, `V4`, `-v4`, `v2.1`.
    ///
    /// `v6.12` names a kernel, not a twelfth repost of parts of a sixth version: stable backports are marked so. What
    /// has no `v` (`6.1.y`, `7.1`) is never a version of the series.
    private static func version(_ bytes: ArraySlice<UInt8>) -> SeriesVersion? {
        let word = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes
        guard let letter = word.first, letter.asciiLowercased == UInt8(ascii: "v") else { return nil }
        let parts = word.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard let first = parts.first, first.count <= 4, let major = first.decimal else { return nil }
        switch parts.count {
        case 1: return SeriesVersion(major)
        case 2:
            guard let minor = parts[1].decimal, (1...3).contains(minor) else { return nil }
            return SeriesVersion(major, minor: minor)
        default: return nil
        }
    }
}
