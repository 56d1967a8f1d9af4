// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import PatchSeries

/// What an author says in one go: an item of a change log with the lines that continue it, or a sentence of the text.
struct ChangeRemark {
    /// Its words.
    let line: ChangeLine

    /// Whether it stands in a change log or in a patch's notes. Other text tells of the series, not of its changes.
    let isEntry: Bool

    /// What is said between its commas.
    let clauses: [ChangeLine]

    /// The numbers by which it calls patches.
    private let numbers: [PatchMentions.Mention]

    /// Whether it speaks of patches and calls none by its number; words about a commit's message aside.
    let speaksOfPatches: Bool

    /// Whether it speaks of a series.
    let speaksOfSeries: Bool

    /// Whether it says of how many patches the series is now: `three commits now`.
    let countsPatches: Bool

    init(_ text: String, isEntry: Bool) {
        line = ChangeLine(text)
        self.isEntry = isEntry
        clauses = text.utf8.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }.prefix(64).compactMap {
            String($0).map { ChangeLine($0) }
        }
        numbers = PatchMentions(in: text).mentions
        let words = line.words
        let places = words.indices.filter { index in
            guard Self.nouns.contains(words[index]) else { return false }
            guard index + 1 < words.count else { return true }
            return !Self.partsOfCommits.contains(words[index + 1]) && words[index + 1] != "series"
        }
        speaksOfPatches = !places.isEmpty && numbers.isEmpty
        speaksOfSeries = words.contains("series") || words.contains("patchset") || words.contains("patchseries")
        countsPatches = places.contains { index in
            guard index > 0, words[index].hasSuffix("s") || words[index - 1] == "one" else { return false }
            return Self.counts.contains(words[index - 1]) || Int(words[index - 1]) != nil
        }
    }

    /// Whether it calls the patch `number`, alone or in a row such as `patches 2-5`.
    func calls(_ number: Int) -> Bool {
        guard let least = numbers.lazy.map(\.number).min(), let most = numbers.lazy.map(\.number).max() else {
            return false
        }
        return least <= number && number <= most
    }

    /// Whether one of `stems` stands close in front of the word patch, as in `drop the second patch`, and not the name
    /// of something in a patch.
    func hasPatch(behind stems: [String]) -> Bool {
        let words = line.words
        return words.indices.contains { index in
            guard Self.nouns.contains(words[index]), index > 0, !Self.prepositions.contains(words[index - 1]),
                index + 1 == words.count || !Self.partsOfCommits.contains(words[index + 1])
            else { return false }
            return words[max(0, index - 4)..<index].contains { ChangeLine.word($0, beginsWithAnyOf: stems) }
        }
    }

    /// Whether half of the words that tell `title` from others stand in it, and two of them at least.
    func mentions(title: String) -> Bool {
        let words = ChangeLine.tellingWords(of: title)
        let found = words.count { line.words.contains($0) }
        return found > 0 && found >= min(2, words.count) && found * 2 >= words.count
    }

    private static let nouns: Set<String> = ["patch", "patches", "commit", "commits"]
    private static let partsOfCommits: Set<String> = [
        "message", "messages", "msg", "msgs", "log", "logs", "title", "titles", "subject", "subjects", "description",
        "descriptions", "desc", "text", "header", "headers", "id", "ids", "hash", "hashes", "body", "prefix",
        "prefixes",
    ]
    private static let prepositions: Set<String> = ["in", "of", "from", "on", "to", "for", "by", "with", "this", "per"]
    private static let counts: Set<String> = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "fewer", "less", "more",
    ]
}

extension ChangeRemark {
    /// The remarks in `lines`: items with their continuation lines, cut into sentences; of a text of any length, the
    /// first two thousand.
    static func remarks(in lines: some Sequence<BodyLine>, areEntries: Bool) -> [ChangeRemark] {
        var texts: [String] = []
        var item: Item?
        for line in lines {
            guard texts.count < 2000 else { break }
            let shown = Item(line)
            guard let open = item, let shown else {
                if let open = item { texts += open.sentences }
                item = shown
                continue
            }
            if open.isContinued(by: shown) {
                item?.append(shown)
            } else {
                texts += open.sentences
                item = shown
            }
        }
        if let item { texts += item.sentences }
        return texts.prefix(2000).map { ChangeRemark($0, isEntry: areEntries) }
    }

    /// Lines that belong together.
    private struct Item {
        var text: [UInt8]
        var indentation: Int
        var isBulleted: Bool
        var lastNumber: Int
        var lastLength: Int

        /// The item that begins with `line`; nil for an empty one.
        init?(_ line: BodyLine) {
            let bytes = Array(line.text.utf8.prefix(4096))
            let rest = bytes.drop(while: \.isASCIIWhitespace)
            guard let first = rest.first else { return nil }
            indentation = bytes.count - rest.count
            isBulleted = "-*+".utf8.contains(first) || first >= 0x80
            if first.isASCIIDigit {
                let behind = rest.drop(while: \.isASCIIDigit).first
                isBulleted = behind == UInt8(ascii: ".") || behind == UInt8(ascii: ")")
            }
            text = Array(rest)
            lastNumber = line.number
            lastLength = bytes.count
        }

        /// Whether `line` goes on with what this item says: it is indented deeper than the item's mark, or the line
        /// before it is full.
        func isContinued(by line: Item) -> Bool {
            guard !line.isBulleted, line.lastNumber == lastNumber + 1, text.count < 4096 else { return false }
            return line.indentation > indentation
                || (!isBulleted || line.indentation == indentation) && lastLength >= 56
        }

        mutating func append(_ line: Item) {
            text += [UInt8(ascii: " ")] + line.text
            lastNumber = line.lastNumber
            lastLength = line.lastLength
        }

        /// Its sentences, as far as full stops tell.
        var sentences: [String] {
            var result: [String] = []
            var start = text.startIndex
            for index in text.indices.dropLast()
            where text[index] == UInt8(ascii: ".") && text[index + 1].isASCIIWhitespace {
                result.append(text[start...index].text)
                start = index + 1
            }
            result.append(text[start...].text)
            return result.filter { $0.utf8.contains { $0.isASCIILetter || $0 >= 0x80 } }
        }
    }
}
