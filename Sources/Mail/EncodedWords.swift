// SPDX-License-Identifier: GPL-2.0-only

import ByteText

/// The text of a header value with its RFC 2047 encoded words, `=?utf-8?q?J=C3=A9r=C3=B4me?=`, decoded.
///
/// White space between two encoded words vanishes, and neighbours of one charset are joined before they are converted:
/// mailers cut words in the middle of a character. A word that can't be decoded is kept as it stands and makes
/// `isExact` false. Spaces inside a word are legal nowhere and common everywhere: they are let through.
func decodingEncodedWords(_ bytes: [UInt8]) -> (text: String, isExact: Bool) {
    guard bytes.firstPair("=?", from: 0) != nil else { return (bytes.headerText, true) }
    var text = ""
    var isExact = true
    var pending: EncodedWord?
    var position = 0
    // Behind the last `?=` no word can end, and looking for it again and again would make decoding quadratic.
    let lastEnd = bytes.lastWordEnd

    func flush() {
        guard let word = pending else { return }
        pending = nil
        if let decoded = word.charset.decode(word.content[...]) {
            text += decoded
        } else {
            text += bytes[word.start..<word.end].headerText
            isExact = false
        }
    }

    while let start = bytes.firstPair("=?", from: position) {
        let between = bytes[position..<start]
        let word = start < lastEnd ? EncodedWord(bytes, at: start) : nil
        if let word, word.charset == pending?.charset, between.allSatisfy(\.isASCIIWhitespace) {
            pending?.content += word.content
            pending?.end = word.end
            position = word.end
            continue
        }
        let wasWord = pending != nil
        flush()
        if !wasWord || word == nil || !between.allSatisfy(\.isASCIIWhitespace) { text += between.headerText }
        if let word {
            pending = word
            position = word.end
        } else {
            // Not a word: its first two bytes are plain text, what follows may still hold one.
            text += "=?"
            position = start + 2
            isExact = false
        }
    }
    flush()
    text += bytes[position...].headerText
    return (text, isExact)
}

/// One encoded word, its transfer encoding undone.
private struct EncodedWord {
    let charset: Charset
    var content: [UInt8]
    /// Where its `=?` stands.
    let start: Int
    /// Where its `?=` ends.
    var end: Int

    /// The word whose `=?` stands at `start`; nil where none is complete there.
    init?(_ bytes: [UInt8], at start: Int) {
        let question = UInt8(ascii: "?")
        guard let charsetEnd = bytes[(start + 2)...].firstIndex(of: question), charsetEnd + 3 < bytes.count,
            bytes[charsetEnd + 2] == question, let textEnd = bytes.firstPair("?=", from: charsetEnd + 3)
        else { return nil }
        let text = bytes[charsetEnd + 3..<textEnd]
        switch bytes[charsetEnd + 1].asciiLowercased {
        case UInt8(ascii: "q"): content = decodingQ(text)
        case UInt8(ascii: "b"): content = decodingBase64(text).bytes
        default: return nil
        }
        // RFC 2231 lets a language stand behind the charset: `utf-8*en`.
        let name = bytes[start + 2..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }
        charset = Charset(name: name.text)
        self.start = start
        end = textEnd + 2
    }
}

/// The Q encoding of RFC 2047: quoted-printable in which `_` is a space.
private func decodingQ(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
        let byte = text[index]
        if byte == UInt8(ascii: "="), let decoded = text.hexadecimalByte(at: index + 1) {
            result.append(decoded)
            index += 3
        } else {
            result.append(byte == UInt8(ascii: "_") ? UInt8(ascii: " ") : byte)
            index += 1
        }
    }
    return result
}

extension [UInt8] {
    /// Offset of the next place from `start` at which the two bytes of `pair` stand.
    fileprivate func firstPair(_ pair: StaticString, from start: Int) -> Int? {
        var index = start
        while index + 1 < count {
            if self[index] == pair.utf8Start[0], self[index + 1] == pair.utf8Start[1] { return index }
            index += 1
        }
        return nil
    }

    /// Offset of the last `?=`, -1 where there is none.
    fileprivate var lastWordEnd: Int {
        var index = count - 2
        while index >= 0 {
            if self[index] == UInt8(ascii: "?"), self[index + 1] == UInt8(ascii: "=") { return index }
            index -= 1
        }
        return -1
    }
}

extension Collection<UInt8> {
    /// Bytes of a header as text: UTF-8 where they are, else latin1.
    var headerText: String { String(validating: self, as: UTF8.self) ?? Charset.latin1.text(of: Array(self)[...]) }
}
