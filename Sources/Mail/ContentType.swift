// SPDX-License-Identifier: GPL-2.0-only

import ByteText

/// A header value of the shape `text/plain; charset="utf-8"; format=flowed`.
struct ContentType {
    /// What stands before the first semicolon, in lower case and without comments.
    var value: String

    /// The parameters, names in lower case, in their order. The continuations of RFC 2231 (`name*0=`) are joined.
    private var parameters: [(name: String, value: String)] = []

    /// Takes an unfolded header value apart; what is not understood is left out.
    init(_ text: [UInt8]) {
        var pieces = text.splitOutsideQuotes(at: UInt8(ascii: ";")).makeIterator()
        let front = (pieces.next() ?? []).prefix { $0 != UInt8(ascii: "(") }
        value = front.filter { !$0.isASCIIWhitespace }.text.lowercased()
        while let piece = pieces.next() {
            guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = piece[..<equals].trimmed.text.lowercased()
            append(name, piece[(equals + 1)...].trimmed.unquoted.text)
        }
    }

    /// The value of parameter `name`.
    subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

    private mutating func append(_ name: String, _ value: String) {
        guard let star = name.firstIndex(of: "*") else { return parameters.append((name, value)) }
        let plain = String(name[..<star])
        let section = name[name.index(after: star)...]
        if let last = parameters.indices.last, parameters[last].name == plain, section != "0", section != "0*" {
            parameters[last].value += value
        } else {
            // An extended value: charset'language'text, percent-encoded. Only its end is ever looked at (`.patch`).
            parameters.append((plain, value.split(separator: "'").last.map(String.init) ?? value))
        }
    }
}

extension [UInt8] {
    /// The pieces between `separator`, which means nothing within double quotes.
    fileprivate func splitOutsideQuotes(at separator: UInt8) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var start = 0
        var isQuoted = false
        var index = 0
        while index < count {
            switch self[index] {
            case UInt8(ascii: "\\") where isQuoted: index += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case separator where !isQuoted:
                pieces.append(self[start..<index])
                start = index + 1
            default: break
            }
            index += 1
        }
        pieces.append(self[start...])
        return pieces
    }
}

extension ArraySlice<UInt8> {
    /// The slice without its double quotes, `\x` read as `x`; up to the first space or comment where there are none.
    fileprivate var unquoted: [UInt8] {
        guard first == UInt8(ascii: "\"") else {
            return Array(prefix { !$0.isASCIIWhitespace && $0 != UInt8(ascii: "(") })
        }
        var result: [UInt8] = []
        var index = startIndex + 1
        while index < endIndex, self[index] != UInt8(ascii: "\"") {
            if self[index] == UInt8(ascii: "\\"), index + 1 < endIndex { index += 1 }
            result.append(self[index])
            index += 1
        }
        return result
    }
}
