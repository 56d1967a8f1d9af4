// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Diagnostics

extension Message {
    /// Reads a message; whatever `raw` holds, there is one.
    public init(parsing raw: RawMessage, limits: MailLimits = MailLimits()) {
        var parser = MessageParser(source: raw.source, limits: limits)
        let bytes = raw.bytes.count > limits.messageBytes ? Array(raw.bytes[..<limits.messageBytes]) : raw.bytes
        if raw.isCut || bytes.count < raw.bytes.count { parser.reportCut(behind: bytes[...]) }
        let (headers, bodyStart, line) = parser.readHeader(bytes)
        parser.readBody(bytes[bodyStart...], line: line, headers: headers)
        self.init(
            source: raw.source, headers: headers, body: Lines(parser.body), parts: parser.parts,
            diagnostics: parser.diagnostics)
    }

    /// Reads the message that `bytes` hold, which came from `file`.
    public init(parsing bytes: [UInt8], file: String = "-") {
        self.init(parsing: RawMessage(bytes: bytes, source: MessageSource(file: file)))
    }
}

/// The body, parts and diagnostics of a message while it is being read.
private struct MessageParser {
    let source: MessageSource
    let limits: MailLimits
    var body: [UInt8] = []
    var parts: [BodyPart] = []
    var diagnostics: [Diagnostic] = []
    private var lineCount = 0
    /// Whether lines were left out, so that no more are to be read.
    private var isFull = false

    init(source: MessageSource, limits: MailLimits) {
        self.source = source
        self.limits = limits
    }

    /// The header fields, the offset at which the body begins, and its line of the source.
    mutating func readHeader(_ bytes: [UInt8]) -> (fields: [HeaderField], bodyStart: Int, line: Int) {
        // Blank lines before the first field are skipped, as `git mailinfo` skips them.
        let start = bytes.firstIndex { !$0.isASCIIWhitespace } ?? bytes.count
        let skipped = bytes[..<start].count { $0 == UInt8(ascii: "\n") }
        let first = source.firstLine + skipped
        let extent = HeaderBlock(bytes[start...], line: first, maximum: limits.headerFields)
        // The fields get a buffer of their own, so that they don't keep the undecoded body alive.
        let header = HeaderBlock(
            Array(bytes[start..<extent.bodyStart])[...], line: first, maximum: limits.headerFields)
        if let line = header.firstFieldLeftOut { report(.headerFieldsLeftOut(line: line)) }
        return (header.fields, extent.bodyStart, first + extent.lineCount)
    }

    mutating func readBody(_ bytes: ArraySlice<UInt8>, line: Int, headers: [HeaderField]) {
        let description = PartDescription(headers)
        guard description.isMultipart else {
            return append(
                MIMELeaf(description: description, range: bytes.startIndex..<bytes.endIndex, line: line), of: bytes,
                isOnly: true)
        }
        let tree = MIMEParts(bytes, line: line, description: description, limits: limits)
        for fault in tree.faults { report(fault) }
        // HTML is read only where nothing else is there to read.
        let texts = tree.leaves.filter(\.description.isText)
        let plain = texts.filter { $0.description.mediaType != "text/html" }
        let chosen = plain.isEmpty ? texts : plain
        for leaf in chosen where !isFull { append(leaf, of: bytes, isOnly: chosen.count == 1) }
    }

    private mutating func append(_ leaf: MIMELeaf, of bytes: ArraySlice<UInt8>, isOnly: Bool) {
        let text = PartText(leaf, of: bytes, lines: limits.lines - lineCount)
        for fault in text.faults { report(fault) }
        isFull = text.isCut
        if isOnly, body.isEmpty {
            body = Array(text.bytes)
        } else {
            body += text.bytes
            if let last = body.last, last != UInt8(ascii: "\n") { body.append(UInt8(ascii: "\n")) }
        }
        let count = text.bytes.lineCount
        parts.append(
            BodyPart(
                lines: lineCount..<lineCount + count, mediaType: leaf.description.mediaType, charset: text.charset,
                textCharset: text.charset.map { Charset(name: $0) },
                fileName: leaf.description.disposition["filename"] ?? leaf.description.type["name"],
                isFlowed: text.isFlowed, sourceLine: leaf.line, lineOffsets: text.lineOffsets))
        lineCount += count
    }

    mutating func reportCut(behind bytes: ArraySlice<UInt8>) {
        report(.cut(limit: limits.messageBytes, line: source.firstLine + bytes.newlineCount))
    }

    private mutating func report(_ fault: MailFault) {
        diagnostics.append(fault.diagnostic(in: source.file))
    }
}
