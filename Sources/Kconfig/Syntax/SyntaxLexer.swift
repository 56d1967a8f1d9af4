// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// Cuts the bytes of a Kconfig file into tokens, as `scripts/kconfig/lexer.l` does.
///
/// A view of memory that somebody else keeps alive: it lives no longer than a call of ``KconfigFile/init(parsing:)``.
struct SyntaxLexer {
    let bytes: UnsafeBufferPointer<UInt8>

    /// Offset of the byte to be looked at next.
    var position = 0

    /// Line that ``position`` stands on, from 1.
    var line: UInt32 = 1

    /// The word of the last token, where it is one.
    private(set) var word = Word(start: 0, count: 0, form: [], hash: 0)

    /// What was passed over.
    var faults: [SyntaxFault] = []

    // Held here, for a look at what is static costs a call each time.
    private let classes: [ByteClass]
    private let keywords = Keyword.slots

    /// More faults are not kept.
    private static let mostFaults = 1000

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ syntax: Dialect.Syntax) {
        self.bytes = bytes
        classes = syntax.contains(.barePaths) ? Self.byteClassesWithPaths : Self.byteClasses
    }

    mutating func report(_ kind: SyntaxFault.Kind, line: UInt32? = nil) {
        guard faults.count < Self.mostFaults else { return }
        let last = faults.count == Self.mostFaults - 1
        faults.append(SyntaxFault(kind: last ? .more : kind, line: line ?? self.line))
    }

    /// The next token; white space, comments and escaped line ends are skipped.
    @inline(__always)
    mutating func next() -> Token {
        let end = bytes.count
        while position < end {
            let byte = bytes[position]
            let kind = classes[Int(byte)]
            switch kind {
            case .blank: position += 1
            case .word: return readWord()
            case .newline:
                position += 1
                line &+= 1
                return .endOfLine
            default:
                if let token = readOther(byte, kind) { return token }
            }
        }
        return .endOfFile
    }

    /// Skips to the end of the line, escaped line ends included, and behind it.
    mutating func skipLine() {
        while true {
            switch next() {
            case .endOfLine, .endOfFile: return
            default: continue
            }
        }
    }

    /// Offset of the next LF, or of the end of the file.
    func endOfLine(from start: Int) -> Int {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, 0x0a, bytes.count - start)
        else { return bytes.count }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}

extension SyntaxLexer {
    /// A word: a keyword where it is spelt like one, for the language reserves them everywhere.
    @inline(__always)
    private mutating func readWord() -> Token {
        let start = position
        var hash = Word.emptyHash
        let end = bytes.count
        while position < end {
            let byte = bytes[position]
            let kind = classes[Int(byte)]
            if kind != .word {
                if kind == .dollar { return readToken(from: start) }
                break
            }
            hash = Word.hash(byte, continuing: hash)
            position += 1
        }
        word = Word(start: UInt32(truncatingIfNeeded: start), count: UInt32(position - start), form: [], hash: hash)
        // Keywords are of small letters.
        guard bytes[start] >= UInt8(ascii: "a"), position - start > 1, position - start <= Keyword.longest,
            let keyword = Keyword(UnsafeBufferPointer(rebasing: bytes[start..<position]), hash: hash, in: keywords)
        else { return .word }
        return .keyword(keyword)
    }

    /// What is no word: operators, quotes, macros, comments. Nil where it has no meaning for the parser.
    private mutating func readOther(_ byte: UInt8, _ kind: ByteClass) -> Token? {
        switch kind {
        case .comment:
            position = endOfLine(from: position)
            return nil
        case .quote: return readQuoted(by: byte)
        case .dollar: return readToken(from: position)
        case .backslash where position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "\n"):
            position += 2
            line &+= 1
            return nil
        case .operator:
            if let token = readOperator(byte) { return token }
        default: break
        }
        report(.ignoredByte(byte))
        position += 1
        return nil
    }

    private mutating func readOperator(_ byte: UInt8) -> Token? {
        let following = position + 1 < bytes.count ? bytes[position + 1] : 0
        let isDoubled = following == UInt8(ascii: "=")
        let token: (Token, length: Int)? =
            switch byte {
            case UInt8(ascii: "("): (.openParenthesis, 1)
            case UInt8(ascii: ")"): (.closeParenthesis, 1)
            case UInt8(ascii: "="): (.comparison(.equal), 1)
            case UInt8(ascii: "!"): isDoubled ? (.comparison(.unequal), 2) : (.not, 1)
            case UInt8(ascii: "<"): isDoubled ? (.comparison(.lessOrEqual), 2) : (.comparison(.less), 1)
            case UInt8(ascii: ">"): isDoubled ? (.comparison(.greaterOrEqual), 2) : (.comparison(.greater), 1)
            case UInt8(ascii: ":"): isDoubled ? (.assignment(.simple), 2) : nil
            case UInt8(ascii: "+"): isDoubled ? (.assignment(.append), 2) : nil
            case UInt8(ascii: "&"): following == byte ? (.and, 2) : nil
            case UInt8(ascii: "|"): following == byte ? (.or, 2) : nil
            default: nil
            }
        guard let token else { return nil }
        position += token.length
        return token.0
    }

    /// A text in quotes. Where the closing one is missing, the rest of the line is the text.
    private mutating func readQuoted(by quote: UInt8) -> Token {
        position += 1
        let start = position
        var form: Word.Form = .quoted
        var hash = Word.emptyHash
        var isClosed = false
        scan: while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case quote:
                isClosed = true
                break scan
            case UInt8(ascii: "\n"): break scan
            case UInt8(ascii: "\\"):
                form.insert(.escapes)
                position += position + 1 < bytes.count && bytes[position + 1] != UInt8(ascii: "\n") ? 2 : 1
            case UInt8(ascii: "$"):
                form.insert(.macros)
                skipReference()
            default:
                hash = Word.hash(byte, continuing: hash)
                position += 1
            }
        }
        let isPlain = form == .quoted
        word = Word(
            start: UInt32(truncatingIfNeeded: start), count: UInt32(position - start), form: form,
            hash: isPlain ? hash : 0)
        if isClosed { position += 1 } else { report(.openQuote) }
        return .quoted
    }

    /// A word, from `start`, in which a `$` stands: it goes on through references to macros, blanks in them included.
    private mutating func readToken(from start: Int) -> Token {
        while position < bytes.count {
            let kind = classes[Int(bytes[position])]
            if kind == .dollar {
                skipReference()
            } else if kind == .word {
                position += 1
            } else {
                break
            }
        }
        word = Word(
            start: UInt32(truncatingIfNeeded: start), count: UInt32(position - start), form: .macros, hash: 0)
        return .word
    }

    /// Steps behind a `$`, and behind the parentheses that follow it.
    private mutating func skipReference() {
        position += 1
        guard position < bytes.count, bytes[position] == UInt8(ascii: "(") else { return }
        var depth = 0
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
            if bytes[position] == UInt8(ascii: "(") { depth += 1 }
            if bytes[position] == UInt8(ascii: ")") { depth -= 1 }
            position += 1
            if depth == 0 { return }
        }
        report(.openReference)
    }

    /// What a byte may begin.
    private enum ByteClass: UInt8 {
        case other, blank, newline, word, comment, quote, dollar, backslash, `operator`
    }

    private static let byteClassesWithPaths: [ByteClass] = byteClasses.enumerated().map { value, kind in
        "./".utf8.contains(UInt8(value)) ? .word : kind
    }

    private static let byteClasses: [ByteClass] = (0...255).map { value in
        let byte = UInt8(value)
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"): return .blank
        case UInt8(ascii: "\n"): return .newline
        case UInt8(ascii: "#"): return .comment
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .quote
        case UInt8(ascii: "$"): return .dollar
        case UInt8(ascii: "\\"): return .backslash
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            return .word
        default: return "()=!<>:+&|".utf8.contains(byte) ? .operator : .other
        }
    }
}
