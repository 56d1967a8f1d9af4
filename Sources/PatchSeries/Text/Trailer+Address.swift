// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Mail

extension Trailer {
    /// The address in a trailer's value, and what stands behind it as a comment.
    ///
    /// Kernel trailers carry comments as `# 5.10+` (stable), `# for the PCI part`, `[maintainer: note]` and `(note)`.
    static func addressAndComment(in value: String) -> (Address?, String?) {
        let bytes = value.utf8
        if let open = bytes.lastIndex(of: UInt8(ascii: "<")).map({ lastOpening(in: bytes, fallback: $0) }),
            let close = bytes[open...].firstIndex(of: UInt8(ascii: ">"))
        {
            let email = String(value[bytes.index(after: open)..<close]).trimmed
            let name = unquoted(String(value[..<open]).trimmed)
            let rest = String(value[bytes.index(after: close)...]).trimmed
            return (email.isEmpty ? nil : Address(name: name, email: email), comment(in: rest))
        }
        // An address without angle brackets, as in `Cc: stable@vger.kernel.org # 5.10+`.
        let hash = bytes.firstIndex(of: UInt8(ascii: "#"))
        let words = value[..<(hash ?? value.endIndex)].utf8.split(separator: UInt8(ascii: " "))
        let note = hash.flatMap { comment(in: String(value[$0...])) }
        guard let first = words.first, isAddress(first) else { return (nil, note) }
        let behind = words.dropFirst().map { String($0) ?? "" }.joined(separator: " ")
        return (Address(name: "", email: String(first) ?? ""), note ?? comment(in: behind))
    }

    /// The `<` of the address: the first one with an `@` behind it and before its `>`, so that a link in the comment
    /// (`<https://…>`) is none.
    private static func lastOpening(in bytes: String.UTF8View, fallback: String.Index) -> String.Index {
        var open: String.Index?
        var sawAt = false
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "<"):
                open = index
                sawAt = false
            case UInt8(ascii: "@"): sawAt = true
            case UInt8(ascii: ">"): if let open, sawAt { return open }
            default: break
            }
        }
        return fallback
    }

    /// What a comment says, without the `#` or the brackets around it; nil where there is none.
    private static func comment(in text: String) -> String? {
        var bytes = Array(text.utf8)[...].trimmed
        if bytes.first == UInt8(ascii: "#") {
            bytes = bytes.dropFirst().trimmed
        } else if bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") {
            bytes = bytes.dropFirst().dropLast().trimmed
        } else if bytes.first == UInt8(ascii: "("), bytes.last == UInt8(ascii: ")") {
            bytes = bytes.dropFirst().dropLast().trimmed
        }
        return bytes.isEmpty ? nil : bytes.text
    }

    private static func unquoted(_ name: String) -> String {
        guard name.utf8.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") else { return name }
        return String(name.dropFirst().dropLast())
    }

    private static func isAddress(_ word: Substring.UTF8View) -> Bool {
        guard let at = word.firstIndex(of: UInt8(ascii: "@")) else { return false }
        return at != word.startIndex && word.index(after: at) != word.endIndex
    }
}
