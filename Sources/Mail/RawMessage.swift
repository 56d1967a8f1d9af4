// SPDX-License-Identifier: GPL-2.0-only

/// The bytes of one message as a mailbox holds them, its `From ` line removed and its quoting undone.
public struct RawMessage: Sendable, Hashable {
    /// Header fields, an empty line, the body; transfer-encoded, with the line ends of the mailbox.
    public var bytes: [UInt8]

    /// Where the first byte stands.
    public var source: MessageSource

    /// Whether the message is longer than ``MailLimits/messageBytes`` and its end is left out.
    public var isCut: Bool

    /// A message of `bytes`, found at `source`.
    public init(bytes: [UInt8], source: MessageSource, isCut: Bool = false) {
        self.bytes = bytes
        self.source = source
        self.isCut = isCut
    }
}

/// Where a message stands in the input.
public struct MessageSource: Sendable, Hashable {
    /// The file as the user named it, `-` for standard input.
    public var file: String

    /// Line of ``file``, from 1, on which the message's first header field stands.
    public var firstLine: Int

    /// A message in `file`, beginning on `firstLine`.
    public init(file: String, firstLine: Int = 1) {
        self.file = file
        self.firstLine = firstLine
    }
}
