// SPDX-License-Identifier: GPL-2.0-only

import ByteText

extension Message {
    /// The last field called `name`: where a mail has two, `git mailinfo` goes by the last as well.
    public func field(_ name: StaticString) -> HeaderField? {
        headers.last { $0.isNamed(name) }
    }

    /// The fields called `name`, in their order.
    public func fields(_ name: StaticString) -> [HeaderField] {
        headers.filter { $0.isNamed(name) }
    }

    /// The subject, decoded and unfolded; empty where there is none.
    public var subject: String { field("Subject")?.value ?? "" }

    /// The addresses of all fields called `name` (`From`, `To`, `Cc`, `Reply-To`, `X-Original-From`), in their order.
    public func addresses(_ name: StaticString) -> [Address] {
        fields(name).flatMap { Address.list($0.unfolded) }
    }

    /// The `From:` address, the first where there are several.
    public var from: Address? { field("From").flatMap { Address.list($0.unfolded).first } }

    /// The message id without its angle brackets.
    public var messageID: String? { (field("Message-Id")?.unfolded).flatMap { messageIDs(in: $0).first } }

    /// The ids of the messages that this one answers, without angle brackets.
    public var inReplyTo: [String] { (field("In-Reply-To")?.unfolded).map { messageIDs(in: $0) } ?? [] }

    /// The ids of the conversation that led to this message, oldest first, without angle brackets.
    public var references: [String] { (field("References")?.unfolded).map { messageIDs(in: $0) } ?? [] }

    /// The moment of the `Date:` field, nil where it can't be read.
    public var date: MailDate? { field("Date").flatMap { MailDate(parsing: $0.unfolded) } }
}

/// The ids that stand in `text` between angle brackets; a lone word with an `@` where there are no brackets.
private func messageIDs(in text: [UInt8]) -> [String] {
    var ids: [String] = []
    var start: Int?
    for (index, byte) in text.enumerated() {
        if byte == UInt8(ascii: "<") {
            start = index + 1
        } else if byte == UInt8(ascii: ">"), let begin = start {
            let id = text[begin..<index].filter { !$0.isASCIIWhitespace }
            if !id.isEmpty { ids.append(id.text) }
            start = nil
        }
    }
    if ids.isEmpty {
        let word = text.trimmed
        if word.contains(UInt8(ascii: "@")), !word.contains(where: \.isASCIIWhitespace) { ids.append(word.text) }
    }
    return ids
}
