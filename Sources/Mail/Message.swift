// SPDX-License-Identifier: GPL-2.0-only

public import ByteText
public import Diagnostics

/// A mail message: header fields and a body whose transfer encoding is undone.
///
/// Bytes are kept. A patch in a latin1 mail stays in latin1, since it is meant for a file; only what is text for
/// people (header fields, the commit message) is converted, when it is asked for by ``text(at:)``. Parsing never fails:
/// what can't be decoded is kept as it came and told in ``diagnostics``.
///
/// Lines of the body are named by their index in ``body``, from 0, as everywhere in a ``ByteText/Lines``; a
/// `Diagnostics.Location` counts them from 1, and ``location(at:)`` makes one.
public struct Message: Sendable {
    /// Where the message stands in the input.
    public let source: MessageSource

    /// The header fields in their order.
    public let headers: [HeaderField]

    /// The text of the message: of every text part, one after the other, with the transfer encoding and
    /// `format=flowed` undone. Lines end in LF; a CR in front of it is the line's own, as in a patch to a file with CR
    /// LF.
    public let body: Lines

    /// Which lines of ``body`` came from which MIME part, in ascending order and without gaps.
    public let parts: [BodyPart]

    /// What could not be read as it was meant.
    public let diagnostics: [Diagnostic]
}

/// A run of body lines that came from one MIME part.
public struct BodyPart: Sendable, Hashable {
    /// Indexes of the part's lines in ``Message/body``, from 0.
    public let lines: Range<Int>

    /// The media type in lower case, `text/plain` where none is given.
    public let mediaType: String

    /// The charset in lower case, or nil where none is given.
    public let charset: String?

    /// ``charset``, looked up once for all lines.
    let textCharset: Charset?

    /// The name that an attachment is given, or nil.
    public let fileName: String?

    /// Whether the part is `format=flowed`; its lines are joined already.
    public let isFlowed: Bool

    /// Line of the source file on which the part's text begins.
    public let sourceLine: Int

    /// For each line of the part, how many lines below ``sourceLine`` it stands in the source; nil where line for
    /// line equals (7bit, 8bit), empty where nothing is known (base64): then each line stands on the first.
    public let lineOffsets: [Int]?
}

extension Message {
    /// The part that the body line at `index` came from.
    public func part(at index: Int) -> BodyPart? {
        var low = 0
        var high = parts.count
        while low < high {
            let middle = (low + high) / 2
            if parts[middle].lines.upperBound <= index { low = middle + 1 } else { high = middle }
        }
        return low < parts.count && parts[low].lines.contains(index) ? parts[low] : nil
    }

    /// The body line at `index` as text, converted from the charset of its part.
    ///
    /// A line that is not in that charset is read as UTF-8 where it can be, else as latin1. A CR at its end is no text.
    public func text(at index: Int) -> String {
        text(at: index, part: part(at: index))
    }

    /// The body lines in `range` as text; like ``text(at:)`` on each.
    public func text(in range: Range<Int>) -> [String] {
        range.map { text(at: $0) }
    }

    /// Line of the source file, from 1, on which the body line at `index` stands.
    public func sourceLine(at index: Int) -> Int {
        guard let part = part(at: index) ?? parts.last else { return source.firstLine }
        let below = index - part.lines.lowerBound
        guard let offsets = part.lineOffsets else { return part.sourceLine + below }
        return part.sourceLine + (below < offsets.count ? offsets[below] : offsets.last ?? 0)
    }

    /// The place of the body line at `index`: its number in the body, and the line of the source file.
    public func location(at index: Int) -> Location {
        Location(bodyLine: index + 1, mail: SourceLine(file: source.file, line: sourceLine(at: index)))
    }

    private func text(at index: Int, part: BodyPart?) -> String {
        var line = body[index]
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        return part?.textCharset?.decode(line) ?? line.headerText
    }
}
