// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Mail

/// The body of a patch mail, divided as `git mailinfo` divides it: fields, message, patch.
struct MailText {
    /// The in-body fields that stand in front of the message.
    private(set) var fields: [InBodyField] = []

    /// Indexes of the body lines that are the commit message, without its title.
    private(set) var message = 0..<0

    /// Index of the line that ends the message: `---`, or the diff's first line. The end of the body where there is
    /// none.
    private(set) var patchStart = 0

    /// Divides `body`. Scissors are honoured as by `git am --scissors`, unless told otherwise; git's default is to
    /// ignore them.
    init(_ body: Lines, ignoringScissors: Bool = false) {
        var isInFields = true
        var start: Int?
        var index = 0
        while index < body.count {
            let line = body[index]
            if isInFields {
                if line.isEmpty {
                    index += 1
                    if !fields.isEmpty, fields[fields.count - 1].isOpen {
                        fields[fields.count - 1].isOpen = false
                        isInFields = false
                    }
                    continue
                }
                isInFields = takeField(line, at: index, ignoringScissors: ignoringScissors)
                if isInFields {
                    index += 1
                    continue
                }
            }
            if !ignoringScissors, Self.isScissors(line) {
                fields = []
                start = nil
                isInFields = true
                index += 1
                continue
            }
            if Self.endsMessage(line) { break }
            start = start ?? index
            index += 1
        }
        patchStart = index
        message = (start ?? index)..<index
    }

    /// A field of the body that stands in for one of the header.
    struct InBodyField {
        /// `From`, `Subject` or `Date`.
        var name: StaticString
        /// Indexes of its lines, continuation lines included.
        var lines: Range<Int>
        /// Length of the name with its colon; 0 where the whole line is the value.
        var nameLength: Int
        /// Whether continuation lines may follow.
        var isOpen = true

        /// Whether it is called `name`.
        func isNamed(_ name: String) -> Bool { self.name.description == name }
    }

    /// The last in-body field called `name`.
    func field(_ name: String) -> InBodyField? { fields.last { $0.isNamed(name) } }

    /// Takes in a line in front of the message; false where it belongs to the message.
    private mutating func takeField(_ line: ArraySlice<UInt8>, at index: Int, ignoringScissors: Bool) -> Bool {
        if !fields.isEmpty, fields[fields.count - 1].isOpen {
            if line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t") {
                if !ignoringScissors, Self.isScissors(line) { return false }
                fields[fields.count - 1].lines = fields[fields.count - 1].lines.lowerBound..<(index + 1)
                return true
            }
            fields[fields.count - 1].isOpen = false
        }
        if line.hasPrefix(">From ") || line.hasPrefix(">From\t") { return Self.isMboxSeparator(line.dropFirst()) }
        if line.hasPrefix("[PATCH] ") || line.hasPrefix("[PATCH]\t") || line.equals("[PATCH]") {
            fields.append(InBodyField(name: "Subject", lines: index..<(index + 1), nameLength: 0, isOpen: false))
            return true
        }
        for name in ["From", "Subject", "Date"] as [StaticString] where line.hasPrefixIgnoringCase(name) {
            let rest = line.dropFirst(name.utf8CodeUnitCount)
            guard rest.first == UInt8(ascii: ":"), !fields.contains(where: { $0.isNamed(name.description) }) else {
                continue
            }
            fields.append(
                InBodyField(name: name, lines: index..<(index + 1), nameLength: name.utf8CodeUnitCount + 1))
            return true
        }
        return false
    }

    /// Whether `line` is the `From 0123… Mon Sep 17 00:00:00 2001` that format-patch begins a mail with.
    private static func isMboxSeparator(_ line: ArraySlice<UInt8>) -> Bool {
        let id = line.dropFirst(5).prefix { $0.isASCIIHexDigit }
        return (id.count == 40 || id.count == 64) && line[id.endIndex...].hasPrefix(" Mon Sep 17 00:00:00 2001")
    }

    /// Whether the commit message ends in front of `line`: `---` alone, `--- path`, `diff -`, or `Index: ` of CVS.
    static func endsMessage(_ line: ArraySlice<UInt8>) -> Bool {
        if line.hasPrefix("diff -") || line.hasPrefix("Index: ") { return true }
        guard line.hasPrefix("---") else { return false }
        let rest = line.dropFirst(3)
        if rest.first == UInt8(ascii: " "), let next = rest.dropFirst().first, !next.isGitSpace { return true }
        return isSeparator(line)
    }

    /// Whether `line` is `---` and nothing else.
    static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
        line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isGitSpace)
    }

    /// Whether `line` is where an author wants the mail cut: `-- >8 --`, `8< ---- cut here ----`.
    ///
    /// As in git, the dashes and scissors (with the spaces within) have to take more than a third of the visible line,
    /// the spaces less than half of that, and the line at least eight columns.
    static func isScissors(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.contains(UInt8(ascii: ">")) || line.contains(UInt8(ascii: "<")) else { return false }
        var (perforation, gaps, scissors) = (0, 0, 0)
        var isInPerforation = false
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            let pair = line[index...].prefix(2)
            if byte.isGitSpace {
                if isInPerforation {
                    perforation += 1
                    gaps += 1
                }
            } else if byte == UInt8(ascii: "-") {
                isInPerforation = true
                perforation += 1
            } else if pair.equals(">8") || pair.equals("8<") || pair.equals(">%") || pair.equals("%<") {
                isInPerforation = true
                perforation += 2
                scissors += 2
                index += 1
            } else {
                isInPerforation = false
            }
            index += 1
        }
        let visible = line.trimmed.count
        return scissors > 0 && visible >= 8 && visible < perforation * 3 && gaps * 2 < perforation
    }
}

extension UInt8 {
    /// Whether git takes the byte for white space: space, TAB, LF, CR.
    var isGitSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0a || self == 0x0d }
}
