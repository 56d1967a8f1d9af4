// SPDX-License-Identifier: GPL-2.0-only

public import ByteText
public import Diagnostics

/// A mail message: header fields and a body whose transfer encoding is undone.
///
/// Bytes are kept. A patch in a latin1 mail stays in latin1, since it is meant for a file; only what is text for
/// people (header fields, the commit message) is converted, when it is asked for. Parsing never fails: what can't be
/// decoded is kept as it came and told in ``diagnostics``.
public struct Message: Sendable {
    /// Where the message stands in the input.
    public let source: MessageSource

    /// The header fields in their order.
    public let headers: [HeaderField]

    /// The text of the message: of every text part, one after the other, with the transfer encoding undone and line
    /// ends made LF.
    public let body: Lines

    /// Which lines of ``body`` came from which MIME part.
    public let parts: [BodyPart]

    /// What could not be read as it was meant.
    public let diagnostics: [Diagnostic]
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

/// A header field.
public struct HeaderField: Sendable, Hashable {
    /// The name as it was written.
    public let name: String

    /// The value as it stands there, folded and encoded.
    public let rawValue: [UInt8]

    /// The value as text: unfolded, RFC 2047 words decoded, raw bytes read as UTF-8 where they are, else as latin1.
    public let value: String

    /// Line of the message's source file, from 1.
    public let line: Int
}

/// A run of body lines that came from one MIME part.
public struct BodyPart: Sendable, Hashable {
    /// Indexes of the part's lines in ``Message/body``, from 0.
    public let lines: Range<Int>

    /// The media type in lower case, `text/plain` where none is given.
    public let mediaType: String

    /// The charset in lower case, or nil where none is given.
    public let charset: String?

    /// Whether the part is `format=flowed`.
    public let isFlowed: Bool

    /// Line of the source file on which the part's text begins.
    public let sourceLine: Int

    /// For each line of the part, how many lines below ``sourceLine`` it stands in the source; nil where line for
    /// line equals (7bit, 8bit). Base64 has no lines: there every value is 0.
    public let lineOffsets: [Int]?
}
