// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText

extension ChangeLog {
    /// The change log in `lines`: every line that reads as a heading with a version, and what stands below it.
    ///
    /// `current` is the version of the mail itself; headings that name no number (`Changes since RFC:`, `Changes
    /// since last version:`) are about it.
    package init(in lines: some Collection<BodyLine>, current: SeriesVersion?) {
        self.init()
        for line in lines {
            if let heading = Heading(line.text, current: current) {
                let rest = heading.rest.isEmpty ? [] : [BodyLine(number: line.number, text: heading.rest)]
                entries.append(
                    Entry(
                        version: heading.version, line: line.number, lines: rest,
                        links: Self.links(in: line.text)))
            } else if !entries.isEmpty {
                let last = entries.count - 1
                // Empty lines in front of the text are none of it.
                if entries[last].lines.isEmpty, line.text.utf8.allSatisfy(\.isASCIIWhitespace) { continue }
                entries[last].lines.append(line)
                entries[last].links += Self.links(in: line.text)
            }
        }
        for index in entries.indices {
            while let line = entries[index].lines.last, line.text.utf8.allSatisfy(\.isASCIIWhitespace) {
                entries[index].lines.removeLast()
            }
        }
    }

    /// The URLs and message ids in `text`.
    static func links(in text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "/")) || text.utf8.contains(UInt8(ascii: "@")) else { return [] }
        return text.utf8.split(whereSeparator: \.isASCIIWhitespace).compactMap { word in
            var bytes = Array(word)[...]
            while let last = bytes.last, ".,;)]\"'".utf8.contains(last) { bytes = bytes.dropLast() }
            while let first = bytes.first, "([\"'".utf8.contains(first) { bytes = bytes.dropFirst() }
            let isBracketed = bytes.first == UInt8(ascii: "<") && bytes.last == UInt8(ascii: ">")
            if isBracketed { bytes = bytes.dropFirst().dropLast() }
            if bytes.hasPrefix("https://") || bytes.hasPrefix("http://") { return bytes.text }
            return isBracketed && bytes.contains(UInt8(ascii: "@")) ? bytes.text : nil
        }
    }
}

extension ChangeLog {
    /// A line that says which version the lines below it are about.
    struct Heading {
        var version: SeriesVersion

        /// What stands behind the heading on the same line.
        var rest: String

        /// The heading that `text` is, or nil where it is an ordinary line.
        init?(_ text: String, current: SeriesVersion?) {
            // Versions are named by a `v` before a digit, by `RFC`, or in words; no line without one is looked at long.
            var words = Words(text)
            guard let version = words.takeHeading(current: current) else { return nil }
            self.version = version
            rest = words.remainder
        }
    }
}

/// The words of a line that may be a heading, taken one by one.
private struct Words {
    private var bytes: ArraySlice<UInt8>

    init(_ text: String) {
        // A heading is short; what follows on its line may be long.
        bytes = Array(text.utf8)[...].trimmed
        // Bullets, underlines and brackets around it.
        while let first = bytes.first, "*-+#=[(>~ \t".utf8.contains(first) { bytes = bytes.dropFirst() }
    }

    /// What has not been taken, without the punctuation in front.
    var remainder: String {
        var rest = bytes
        while let first = rest.first, "*-=]): \t".utf8.contains(first) { rest = rest.dropFirst() }
        while let last = rest.last, "*=-: \t".utf8.contains(last) { rest = rest.dropLast() }
        return rest.text
    }

    /// Takes a whole heading and returns the version that it is about.
    mutating func takeHeading(current: SeriesVersion?) -> SeriesVersion? {
        let saysChanges = takeNoun()
        let preposition = takeAny(of: ["in", "for", "of", "since", "from", "between", "to", "after", "vs", "with"])
        guard saysChanges || preposition != "of" && preposition != "with" else { return nil }
        if saysChanges || preposition != nil { _ = takeAny(of: ["the"]) }
        let isAfter = preposition.map { ["since", "from", "after", "vs", "with"].contains($0) } ?? false
        if saysChanges || isAfter, let named = takeNamed(current: current) {
            return endsHeading(saysChanges) ? named : nil
        }
        guard let first = takeVersion() else { return nil }
        if takeArrow(), let second = takeVersion() {
            return takeChangesAndColon() || endsHeading(true) ? max(first, second) : nil
        }
        if preposition == nil, takeChangesAndColon() { return first }
        if preposition == nil, takeNoun() {
            return endsHeading(true) ? first : nil
        }
        guard endsHeading(saysChanges) else { return nil }
        return isAfter ? SeriesVersion(first.major + 1) : first
    }

    /// Takes `last version`, `RFC`: a version without a number, which the mail's own version follows.
    private mutating func takeNamed(current: SeriesVersion?) -> SeriesVersion? {
        let start = bytes
        if takeAny(of: ["last", "previous", "prior", "this"]) != nil {
            _ = takeAny(of: ["version", "revision", "posting", "submission", "series", "patch", "post", "iteration"])
            return current ?? SeriesVersion(1)
        }
        if takeAny(of: ["rfc"]) != nil {
            if takeVersion() == nil { return current ?? SeriesVersion(1) }
            bytes = start
            _ = takeAny(of: ["rfc"])
        }
        return nil
    }

    /// Takes `Changes`, `Changelog`, `What's new` and the like.
    private mutating func takeNoun() -> Bool {
        let nouns = [
            "changes", "change", "changelog", "changelogs", "changed", "updates", "update", "updated", "differences",
            "difference", "diff", "history", "new", "fixes", "modifications",
        ]
        let start = bytes
        if let noun = takeAny(of: nouns) {
            if noun == "change" { _ = takeAny(of: ["log", "logs", "history"]) }
        } else if takeAny(of: ["version", "revision", "patch"]) == nil
            || takeAny(of: ["history", "log", "changelog", "changes"]) == nil
        {
            bytes = start
            return false
        }
        // `Changelog:` may stand on the line of its first heading; a lone colon is no obstacle.
        if bytes.first == UInt8(ascii: ":") { bytes = bytes.dropFirst().trimmed }
        return true
    }

    /// Takes `Changes:` behind a version; any text may follow.
    private mutating func takeChangesAndColon() -> Bool {
        let start = bytes
        if takeAny(of: ["changes", "changelog", "updates"]) != nil, bytes.first == UInt8(ascii: ":") { return true }
        bytes = start
        return false
    }

    /// Takes one of `words`, followed by no letter.
    private mutating func takeAny(of words: [String]) -> String? {
        let word = bytes.prefix { $0.isASCIILetter }
        guard !word.isEmpty, word.count <= 16 else { return nil }
        let lower = String(decoding: word.map(\.asciiLowercased), as: UTF8.self)
        guard words.contains(lower) else { return nil }
        let rest = bytes[word.endIndex...]
        if let next = rest.first, next.isASCIIDigit { return nil }
        if rest.hasPrefix("-"), !rest.hasPrefix("->") { return nil }
        bytes = rest.trimmed
        return lower
    }

    /// Takes `v4`, `V4`, `v2.1`, `version 4`, `PATCH v4`; after an arrow or the word Version a bare `4`, too.
    private mutating func takeVersion(allowingBareNumber: Bool = false) -> SeriesVersion? {
        let start = bytes
        if bytes.first == UInt8(ascii: "[") { bytes = bytes.dropFirst() }
        // A bare number is one behind the word Version; behind the word Patch it is that of a patch.
        var saidVersion = false
        while let word = takeAny(of: ["patch", "series", "rfc", "resend", "version", "ver", "rev", "revision"]) {
            saidVersion = word.hasPrefix("ver") || word.hasPrefix("rev")
        }
        var rest = bytes
        while let first = rest.first, "[-".utf8.contains(first) { rest = rest.dropFirst() }
        if let letter = rest.first, letter.asciiLowercased == UInt8(ascii: "v") {
            rest = rest.dropFirst()
        } else if !saidVersion {
            bytes = start
            return nil
        }
        let digits = rest.prefix { $0.isASCIIDigit }
        guard (1...3).contains(digits.count), let major = digits.decimal else {
            bytes = start
            return nil
        }
        rest = rest[digits.endIndex...]
        var minor = 0
        if rest.first == UInt8(ascii: "."), let next = rest.dropFirst().first, next.isASCIIDigit {
            let fraction = rest.dropFirst().prefix { $0.isASCIIDigit }
            guard fraction.count == 1, let value = fraction.decimal else {
                bytes = start
                return nil
            }
            minor = value
            rest = rest[fraction.endIndex...]
        }
        if let next = rest.first, next.isASCIILetter || next.isASCIIDigit || next == UInt8(ascii: "_") {
            bytes = start
            return nil
        }
        bytes = rest.trimmed
        return SeriesVersion(major, minor: minor)
    }

    /// Takes what stands between two versions: `->`, `=>`, `→`, `..`, `to`, `and`.
    private mutating func takeArrow() -> Bool {
        let trimmed = bytes.trimmed
        for arrow in ["-->", "->", "=>", "==>", "→", "...", "..", ">", "/", "-", "~", "&"]
        where trimmed.starts(with: arrow.utf8) {
            let rest = trimmed.dropFirst(arrow.utf8.count).trimmed
            guard let next = rest.first, "vr[".utf8.contains(next.asciiLowercased) else { return false }
            bytes = rest
            return true
        }
        let start = bytes
        bytes = trimmed
        if takeAny(of: ["to", "and"]) != nil { return true }
        bytes = start
        return false
    }

    /// Whether the heading may end here: at the line's end, a colon, a closing bracket, a dash or a date. Where the
    /// line said "changes", a word more does no harm.
    private mutating func endsHeading(_ saysChanges: Bool) -> Bool {
        let rest = bytes.trimmed
        guard let first = rest.first else { return true }
        if ":])=".utf8.contains(first) { return true }
        if rest.hasPrefix("- ") || rest.hasPrefix("* ") || rest.hasPrefix("-- ") { return true }
        if rest.hasPrefix("(") || rest.hasPrefix("[") {
            return saysChanges || rest.last.map { ":)]".utf8.contains($0) } == true
        }
        return saysChanges && (rest.last == UInt8(ascii: ":") || rest.count <= 24)
    }
}
