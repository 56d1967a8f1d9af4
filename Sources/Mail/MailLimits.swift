// SPDX-License-Identifier: GPL-2.0-only

/// How much of a message is read: bounds that real mail never meets and hostile mail can't pass.
///
/// What lies beyond a limit is left out and told in ``Message/diagnostics``.
public struct MailLimits: Sendable, Hashable {
    /// Bytes of one message, headers included.
    public var messageBytes: Int

    /// Lines of one message's body. Each takes memory of its own here and in all that is made of the message, and a
    /// byte of mail can be a line.
    public var lines: Int

    /// Header fields of one message, those of its MIME parts not counted.
    public var headerFields: Int

    /// MIME parts of one message.
    public var parts: Int

    /// Multiparts that may stand in each other.
    public var nesting: Int

    /// Limits; 64 MiB, 4 Mi lines, 10,000 header fields, 1,000 parts and a nesting of 32 unless told.
    public init(
        messageBytes: Int = 64 << 20, lines: Int = 4 << 20, headerFields: Int = 10_000, parts: Int = 1_000,
        nesting: Int = 32
    ) {
        self.messageBytes = messageBytes
        self.lines = lines
        self.headerFields = headerFields
        self.parts = parts
        self.nesting = nesting
    }
}
