// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
public import Mail

extension Message {
    /// Who sent the message.
    ///
    /// Lists and relays that break DKIM put themselves into `From:` as `Jane Doe via LIST <list@example.org>`; the
    /// person then stands in `X-Original-From:` or `Reply-To:`.
    public var sender: Address? {
        guard let from else { return nil }
        guard let name = from.nameBeforeVia else { return from }
        if let original = addresses("X-Original-From").first ?? addresses("X-Google-Original-From").first {
            return original.nameBeforeVia == nil ? original : Address(name: name, email: original.email)
        }
        let replies = addresses("Reply-To").filter { $0.email.lowercased() != from.email.lowercased() }
        // A list that sets Reply-To: to itself as well has the person under the same name.
        guard let person = replies.first(where: { $0.name == name }) ?? (replies.count == 1 ? replies.first : nil)
        else { return Address(name: name, email: from.email) }
        return Address(name: person.name.isEmpty ? name : person.name, email: person.email)
    }
}

extension Address {
    /// The name in front of ` via `, or nil where it is an ordinary one.
    var nameBeforeVia: String? {
        let words = name.utf8.split(separator: UInt8(ascii: " "))
        guard let via = words.dropFirst().lastIndex(where: { $0.elementsEqual("via".utf8) }), via + 1 < words.count
        else {
            return nil
        }
        let front = words[..<via].map { String($0) ?? "" }.joined(separator: " ")
        let isQuoted = front.utf8.count > 2 && front.hasPrefix("'") && front.hasSuffix("'")
        return isQuoted ? String(front.dropFirst().dropLast()) : front
    }
}
