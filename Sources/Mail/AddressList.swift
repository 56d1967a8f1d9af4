// SPDX-License-Identifier: GPL-2.0-only

import ByteText

extension Address {
    /// The addresses that the unfolded header value `bytes` lists (RFC 5322), encoded words decoded.
    ///
    /// Groups give their members. A comment belongs to the name where there is an angle address (`Jo (ACME) <jo@x>`
    /// is called `Jo (ACME)`, as `git mailinfo` reads it) and is the name where there is none (`jo@x (Jo)`). What has
    /// no `@` before a comma is taken for the first half of a name that should have been quoted (`Doe, Jo <jo@x>`).
    public static func list(_ bytes: [UInt8]) -> [Address] {
        var reader = AddressReader(bytes: bytes)
        return reader.read()
    }

    /// The addresses that `text` lists; like ``list(_:)-([UInt8])``.
    public static func list(_ text: String) -> [Address] {
        list(Array(text.utf8))
    }
}

/// Reads an address list in one pass.
private struct AddressReader {
    let bytes: [UInt8]
    var position = 0

    /// Words of the display name, or the bare address, so far.
    var words: [UInt8] = []
    /// The last comment, without its parentheses.
    var comment: [UInt8] = []
    /// What stands in the angle brackets.
    var angle: [UInt8]?
    /// First halves of a name that a comma cut.
    var cutName: [UInt8] = []
    var result: [Address] = []

    /// Set once a quote (a parenthesis) was found to have no end: then no later one has, and looking for it again
    /// would make reading quadratic.
    var quotesAreLiteral = false
    var commentsAreLiteral = false

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() -> [Address] {
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\"") where !quotesAreLiteral: readQuoted()
            case UInt8(ascii: "(") where !commentsAreLiteral: readComment()
            case UInt8(ascii: "<") where angle == nil: readAngle()
            case UInt8(ascii: ","), UInt8(ascii: ";"):
                position += 1
                finish(isLast: byte == UInt8(ascii: ";"))
            case UInt8(ascii: ":") where angle == nil && !words.contains(UInt8(ascii: "@")):
                // The name of a group.
                position += 1
                words = []
                comment = []
                cutName = []
            case UInt8(ascii: "\\") where position + 1 < bytes.count:
                words.append(bytes[position + 1])
                position += 2
            default:
                words.append(byte)
                position += 1
            }
        }
        finish(isLast: true)
        return result
    }

    private mutating func readQuoted() {
        var content: [UInt8] = []
        var index = position + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count { index += 1 }
            content.append(bytes[index])
            index += 1
        }
        if index < bytes.count {
            words += content
            position = index + 1
        } else {
            quotesAreLiteral = true
        }
    }

    private mutating func readComment() {
        var depth = 0
        var content: [UInt8] = []
        var index = position
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: "\\") where index + 1 < bytes.count: index += 1
            default: break
            }
            content.append(bytes[index])
            index += 1
            if depth == 0 { break }
        }
        guard depth == 0 else {
            commentsAreLiteral = true
            return
        }
        comment = content
        words += content
        position = index
    }

    private mutating func readAngle() {
        let end = bytes[position...].firstIndex { $0 == UInt8(ascii: ">") } ?? bytes.count
        angle = bytes[(position + 1)..<end].filter { !$0.isASCIIWhitespace }
        words.append(UInt8(ascii: " "))
        position = min(end + 1, bytes.count)
    }

    private mutating func finish(isLast: Bool) {
        defer {
            words = []
            comment = []
            angle = nil
        }
        if let email = angle {
            let name = Self.name(cutName + words)
            if !email.isEmpty || !name.isEmpty { result.append(Address(name: name, email: email.text)) }
            cutName = []
            return
        }
        let text = words.trimmed
        guard !text.isEmpty else { return }
        if text.contains(UInt8(ascii: "@")) {
            // `jo@x (Jo)`, or a name and an address without brackets: the word with the `@` is the address.
            let pieces = text.split(whereSeparator: \.isASCIIWhitespace)
            let at = pieces.firstIndex { $0.contains(UInt8(ascii: "@")) } ?? pieces.startIndex
            let rest = (pieces[..<at] + pieces[(at + 1)...]).joined(separator: [UInt8(ascii: " ")])
            let name = cutName + Array(rest)
            result.append(Address(name: Self.nameOfBareAddress(name, comment: comment), email: pieces[at].text))
            cutName = []
        } else if isLast {
            let local = cutName + text
            cutName = []
            if !local.contains(where: \.isASCIIWhitespace) { result.append(Address(name: "", email: local.text)) }
        } else {
            cutName += text + [UInt8(ascii: ","), UInt8(ascii: " ")]
        }
    }

    /// A display name: encoded words decoded, white space made single spaces, quotes from within a word taken off.
    private static func name(_ words: [UInt8]) -> String {
        let space = UInt8(ascii: " ")
        var name = Array(decodingEncodedWords(Array(words.trimmed)).text.utf8)
        if name.count >= 2, name.first == UInt8(ascii: "\""), name.last == UInt8(ascii: "\"") {
            name = Array(name.dropFirst().dropLast())
        }
        return name.split(whereSeparator: \.isASCIIWhitespace).joined(separator: [space]).text
    }

    private static func nameOfBareAddress(_ words: [UInt8], comment: [UInt8]) -> String {
        words.trimmed.elementsEqual(comment) ? name(Array(comment.dropFirst().dropLast())) : name(words)
    }
}
