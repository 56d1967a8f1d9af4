// SPDX-License-Identifier: GPL-2.0-only

/// A configuration or a part of one, and what it is called in messages.
public struct ConfigFragment: Sendable {
    /// Its name, as of a file.
    public var name: String

    /// What stands in it.
    public var bytes: [UInt8]

    /// The fragment `name` that holds `bytes`.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// Fragments put together as `scripts/kconfig/merge_config.sh` does: a later one takes the place of the lines of
/// earlier ones that name its symbols.
public struct MergedFragments: Sendable {
    /// The text: what `conf` is to begin with.
    public let bytes: [UInt8]

    /// The lines of fragments that say something else than those in front of them, in their order.
    public let redefinitions: [Redefinition]

    /// The requests that are left in the text, in its order.
    public let requests: [Request]

    /// What a symbol is wanted to be, and where that stands.
    public struct Request: Sendable, Hashable {
        /// The name, without `CONFIG_`.
        public var name: [UInt8]

        /// The right side of the line; nil for `is not set`.
        public var value: [UInt8]?

        /// The fragment's number: 0 for the base.
        public var fragment: Int

        /// Line of the fragment, from 1.
        public var line: Int
    }

    /// A fragment that says something else about a symbol than what stands in front of it.
    public struct Redefinition: Sendable, Hashable {
        /// The name, with `CONFIG_`.
        public var name: [UInt8]

        /// The fragment's number, from 1; the base has number 0.
        public var fragment: Int

        /// The lines that name the symbol in what was there, and in the fragment.
        public var previous: [UInt8]

        /// The lines of the fragment that name the symbol.
        public var new: [UInt8]

        /// Whether the line that was there is kept: `y` in place of a later `m`.
        public var isKept: Bool
    }

    /// `base` with `fragments` merged into it, in their order; `y` is not made `m` by a later one where
    /// `keepingBuiltIn` is set.
    public init(base: ConfigFragment, _ fragments: [ConfigFragment], keepingBuiltIn: Bool = false) {
        var all = MergedLines()
        all.append(base.bytes, fragment: 0)
        var redefinitions: [Redefinition] = []
        for (index, fragment) in fragments.enumerated() {
            var new = MergedLines()
            new.append(fragment.bytes, fragment: index + 1)
            for name in new.setNames {
                guard let previous = all.lines(naming: name) else { continue }
                let wanted = new.lines(naming: name) ?? []
                let isKept =
                    keepingBuiltIn && wanted.rightSide == Array("m".utf8)[...]
                    && previous.rightSide == Array("y".utf8)[...]
                if isKept || previous != wanted {
                    redefinitions.append(
                        Redefinition(name: name, fragment: index + 1, previous: previous, new: wanted, isKept: isKept))
                }
                if isKept { new.remove(name) } else { all.remove(name) }
            }
            all.append(new)
        }
        bytes = all.text
        requests = all.requests
        self.redefinitions = redefinitions
    }
}

/// Lines of which some are gone, found by the symbols that they name.
private struct MergedLines {
    private struct Line {
        var bytes: ArraySlice<UInt8>
        var fragment: Int
        var number: Int
        var isGone = false
        var hasEnd = true
    }

    /// A line that names a symbol.
    private struct Mention {
        var line: Int
        /// As a word of its own, for `grep -w`.
        var isWord: Bool
        /// In front of a blank or `=`, for `sed`.
        var isSet: Bool
    }

    private var lines: [Line] = []
    private var mentions: [[UInt8]: [Mention]] = [:]

    /// The names that lines set, with `CONFIG_`, in the order of the lines.
    private(set) var setNames: [[UInt8]] = []

    mutating func append(_ bytes: [UInt8], fragment: Int) {
        var start = 0
        var number = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            number += 1
            append(
                Line(bytes: bytes[start..<end], fragment: fragment, number: number, hasEnd: end < bytes.count))
            start = end + 1
        }
    }

    /// Takes over the lines of `other` that are left, behind a line end, as the script does.
    mutating func append(_ other: MergedLines) {
        if let last = lines.lastIndex(where: { !$0.isGone }), !lines[last].hasEnd {
            lines[last].hasEnd = true
        } else {
            lines.append(Line(bytes: [], fragment: -1, number: 0))
        }
        for line in other.lines where !line.isGone { append(line) }
    }

    private mutating func append(_ line: Line) {
        lines.append(line)
        let index = lines.count - 1
        var position = line.bytes.startIndex
        while let start = line.bytes[position...].firstPlace(of: "CONFIG_") {
            let end = line.bytes[start...].firstIndex { !$0.isOfWord } ?? line.bytes.endIndex
            let name = Array(line.bytes[start..<end])
            let isWord = start == line.bytes.startIndex || !line.bytes[start - 1].isOfWord
            let next = end < line.bytes.endIndex ? line.bytes[end] : 0
            let isSet = next == UInt8(ascii: " ") || next == UInt8(ascii: "=")
            mentions[name, default: []].append(Mention(line: index, isWord: isWord, isSet: isSet))
            position = start + 1
        }
        if let name = line.bytes.nameThatIsSet { setNames.append(name) }
    }

    /// The lines that name `name` as a word, joined by line ends; nil where none does.
    func lines(naming name: [UInt8]) -> [UInt8]? {
        var result: [UInt8]?
        var last = -1
        for mention in mentions[name] ?? [] where mention.isWord && mention.line != last {
            last = mention.line
            guard !lines[last].isGone else { continue }
            result = result.map { $0 + [UInt8(ascii: "\n")] + lines[last].bytes } ?? Array(lines[last].bytes)
        }
        return result
    }

    /// Takes away the lines that set `name`, or look like it.
    mutating func remove(_ name: [UInt8]) {
        for mention in mentions[name] ?? [] where mention.isSet { lines[mention.line].isGone = true }
        mentions[name]?.removeAll { lines[$0.line].isGone }
    }

    var text: [UInt8] {
        var text: [UInt8] = []
        for line in lines where !line.isGone {
            text += line.bytes
            if line.hasEnd { text.append(UInt8(ascii: "\n")) }
        }
        return text
    }

    var requests: [MergedFragments.Request] {
        lines.compactMap { line in
            guard !line.isGone, let name = line.bytes.nameThatIsSet else { return nil }
            let isUnset = line.bytes.first == UInt8(ascii: "#")
            let value = isUnset ? nil : Array(line.bytes.dropFirst(name.count + 1))
            return MergedFragments.Request(
                name: Array(name.dropFirst("CONFIG_".utf8.count)), value: value, fragment: line.fragment,
                line: line.number)
        }
    }
}

extension UInt8 {
    /// Whether the byte can be part of a name.
    fileprivate var isOfWord: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5a).contains(self) || (0x61...0x7a).contains(self) || self == 0x5f
    }
}

extension [UInt8] {
    /// What stands behind the first `=`, nil where the text does not set anything.
    fileprivate var rightSide: ArraySlice<UInt8>? {
        guard starts(with: "CONFIG_".utf8) else { return nil }
        return firstIndex(of: UInt8(ascii: "=")).map { self[($0 + 1)...] }
    }
}

extension ArraySlice<UInt8> {
    /// Where `text` stands first.
    fileprivate func firstPlace(of text: StaticString) -> Int? {
        let count = text.utf8CodeUnitCount
        guard self.count >= count else { return nil }
        return (startIndex...(endIndex - count)).first { start in
            (0..<count).allSatisfy { self[start + $0] == text.utf8Start[$0] }
        }
    }

    /// The name, with `CONFIG_`, that the line sets or says to be unset; nil where it does neither.
    fileprivate var nameThatIsSet: [UInt8]? {
        let isUnset = first == UInt8(ascii: "#")
        let rest = isUnset ? dropFirst(2) : self
        guard !isUnset || starts(with: "# ".utf8), rest.starts(with: "CONFIG_".utf8) else { return nil }
        let end = rest.firstIndex { !$0.isOfWord } ?? rest.endIndex
        let tail = rest[end...]
        guard isUnset ? tail.elementsEqual(" is not set".utf8) : tail.first == UInt8(ascii: "=") else { return nil }
        return Array(rest[..<end])
    }
}
