// SPDX-License-Identifier: GPL-2.0-only

/// The text of a MIME part with all undone that was done to it for transport.
struct PartText {
    /// The text: bytes in the part's charset, or UTF-8 where that charset has no lines of its own.
    private(set) var bytes: ArraySlice<UInt8>

    /// Where the lines stand in the source; see ``BodyPart/lineOffsets``.
    private(set) var lineOffsets: [Int]?

    /// The charset in lower case, nil where none is given.
    private(set) var charset: String?

    /// Whether the text was `format=flowed`.
    let isFlowed: Bool

    /// Whether there were more lines than were wanted.
    private(set) var isCut = false

    /// What could not be read as it was meant.
    private(set) var faults: [MailFault] = []

    /// Line of the source on which the text begins.
    private let firstLine: Int

    /// Reads `leaf`, whose range lies in `body`, up to `maximum` lines.
    init(_ leaf: MIMELeaf, of body: ArraySlice<UInt8>, lines maximum: Int) {
        let type = leaf.description.type
        bytes = body[leaf.range]
        firstLine = leaf.line
        charset = type["charset"].flatMap { $0.isEmpty ? nil : $0.lowercased() }
        isFlowed = type["format"]?.lowercased() == "flowed"
        undo(leaf.description.encoding, lines: maximum)
        checkCharset()
        bytes = bytes.withoutTransportLineEnds
        cut(atLine: maximum)
        if isFlowed { join(deletingSpaces: type["delsp"]?.lowercased() == "yes") }
    }

    private mutating func undo(_ encoding: TransferEncoding, lines maximum: Int) {
        let encoded = bytes
        switch encoding {
        case .identity: break
        case .unknown(let name):
            faults.append(.unknownTransferEncoding(name, line: firstLine))
        case .quotedPrintable:
            let decoded = decodingQuotedPrintable(encoded, lines: maximum)
            if let fault = decoded.firstFault {
                faults.append(.brokenQuotedPrintable(line: firstLine + encoded[..<fault].newlineCount))
            }
            (bytes, lineOffsets) = (decoded.bytes[...], decoded.lineOffsets)
        case .base64:
            let decoded = decodingBase64(encoded)
            if let fault = decoded.firstFault {
                faults.append(.brokenBase64(line: firstLine + encoded[..<fault].newlineCount))
            }
            (bytes, lineOffsets) = (decoded.bytes[...], [])
        }
    }

    private mutating func checkCharset() {
        guard let name = charset else { return }
        let known = Charset(name: name)
        if known.isWide, let converted = known.decode(bytes) {
            (bytes, charset) = (Array(converted.utf8)[...], "utf-8")
            lineOffsets = []
        } else if !known.isKnown {
            faults.append(.unknownCharset(name, line: firstLine))
        } else if let line = known.firstForeignLine(of: bytes) {
            faults.append(.foreignText(name, line: sourceLine(at: line)))
        }
    }

    private mutating func cut(atLine maximum: Int) {
        let kept = bytes.prefix(lines: maximum)
        guard kept.endIndex < bytes.endIndex else { return }
        isCut = true
        faults.append(.tooManyLines(line: sourceLine(at: maximum)))
        bytes = kept
        if let offsets = lineOffsets, offsets.count > maximum { lineOffsets = Array(offsets[..<maximum]) }
    }

    private mutating func join(deletingSpaces: Bool) {
        let flowed = undoingFlowed(bytes, lineOffsets: lineOffsets, deletesSpace: deletingSpaces)
        bytes = flowed.bytes[...]
        lineOffsets = lineOffsets?.isEmpty == true ? [] : flowed.lineOffsets
    }

    /// Line of the source on which the line at `index` stands.
    private func sourceLine(at index: Int) -> Int {
        guard let offsets = lineOffsets else { return firstLine + index }
        return firstLine + (index < offsets.count ? offsets[index] : 0)
    }
}
