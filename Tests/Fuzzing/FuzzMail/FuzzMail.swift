// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Mail

/// Reads `input` as a mailbox and as one mail, and asks of what comes out all that can be asked.
///
/// The first byte picks the limits: with small ones the fuzzer finds the ways beyond them.
func fuzz(_ input: [UInt8]) {
    guard let first = input.first else { return }
    let limits =
        first & 1 == 0
        ? MailLimits() : MailLimits(messageBytes: 512, lines: 12, headerFields: 8, parts: 4, nesting: 2)
    let bytes = Array(input.dropFirst())
    var messages = [Message(parsing: RawMessage(bytes: bytes, source: MessageSource(file: "x")), limits: limits)]
    let quoting: MboxQuoting = first & 2 == 0 ? .automatic : .mboxrd
    let mailbox = Mailbox(bytes: bytes, limits: limits, quoting: quoting)
    while let message = try? mailbox.nextMessage() { messages.append(message) }
    for message in messages { look(at: message, lines: bytes.count { $0 == 0x0a } + 1) }
    for conversation in Conversation.conversations(in: messages) {
        precondition(!conversation.roots.isEmpty, "a circle of references was not broken")
        for root in conversation.roots { _ = conversation.descendants(of: root) }
    }
}

/// Holds `message` to what its types promise; its source has `lines` lines.
private func look(at message: Message, lines: Int) {
    var next = 0
    for part in message.parts {
        precondition(part.lines.lowerBound == next, "the parts leave a gap")
        let places = part.lineOffsets?.count ?? 0
        precondition(places == 0 || places == part.lines.count, "a line has no place")
        next = part.lines.upperBound
    }
    precondition(next == message.body.count, "the parts do not cover the body")
    for index in message.body.indices {
        precondition(message.part(at: index) != nil, "a line is of no part")
        precondition((1...lines).contains(message.sourceLine(at: index)), "a line is from nowhere")
        if index < 100 { _ = message.text(at: index) }
    }
    for header in message.headers {
        precondition((1...lines).contains(header.line), "a field is from nowhere")
        _ = header.value
        _ = Address.list(header.value)
    }
    _ = (message.subject, message.from, message.messageID, message.inReplyTo, message.references, message.date)
    _ = (message.addresses("Cc"), message.diagnostics)
}
