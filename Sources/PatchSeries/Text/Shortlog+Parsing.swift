// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText

extension Shortlog {
    /// The last shortlog in `lines`, or nil where there is none.
    ///
    /// An author with the count stands at the margin (`Jane Doe (3):`), titles some spaces in (git writes two, b4
    /// six), what was wrapped off a title further in; an empty line ends a group.
    init?(in lines: [BodyLine]) {
        var best: [Group] = []
        var bestEnd = 0
        var index = 0
        while index < lines.count {
            var groups: [Group] = []
            var end = index
            while let (group, next) = Self.group(in: lines, at: index) {
                groups.append(group)
                end = next
                index = next
                while index < lines.count, lines[index].text.utf8.allSatisfy(\.isASCIIWhitespace) { index += 1 }
            }
            if groups.isEmpty {
                index += 1
            } else {
                best = groups
                bestEnd = end
            }
        }
        guard let first = best.first else { return nil }
        groups = best
        self.lines = first.line...lines[bestEnd - 1].number
    }

    /// The group whose author stands at `index`, and the index behind it.
    private static func group(in lines: [BodyLine], at index: Int) -> (Group, Int)? {
        guard index < lines.count, let (author, count) = author(lines[index].text) else { return nil }
        var titles: [BodyLine] = []
        var indentation = 0
        var next = index + 1
        while next < lines.count {
            let text = lines[next].text
            guard text.utf8.starts(with: "  ".utf8), !text.utf8.allSatisfy(\.isASCIIWhitespace) else { break }
            let spaces = text.utf8.prefix { $0 == UInt8(ascii: " ") }.count
            if titles.isEmpty { indentation = spaces }
            if spaces > indentation {
                titles[titles.count - 1].text += " " + text.trimmed
            } else {
                titles.append(BodyLine(number: lines[next].number, text: text.trimmed))
            }
            next += 1
        }
        guard !titles.isEmpty else { return nil }
        return (Group(author: author, count: count, titles: titles, line: lines[index].number), next)
    }

    /// The name and the number of `Jane Doe (3):`.
    private static func author(_ text: String) -> (String, Int)? {
        let bytes = Array(text.utf8)[...].trimmedEnd
        guard let first = bytes.first, !first.isASCIIWhitespace, bytes.suffix(2).equals("):"),
            let open = bytes.lastIndex(of: UInt8(ascii: "(")), open > bytes.startIndex,
            let count = bytes[(open + 1)..<(bytes.endIndex - 2)].decimal
        else { return nil }
        let name = bytes[..<open].trimmedEnd
        return name.isEmpty ? nil : (name.text, count)
    }
}
