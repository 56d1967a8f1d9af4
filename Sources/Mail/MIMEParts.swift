// SPDX-License-Identifier: GPL-2.0-only

import ByteText

/// A leaf of the MIME tree: bytes that are no multipart themselves.
struct MIMELeaf {
    var description: PartDescription
    var range: Range<Int>
    /// Line of the source on which `range` begins.
    var line: Int
}

/// What the header fields of a part (or of the message) say about its content.
struct PartDescription {
    var type: ContentType
    var encoding: TransferEncoding
    var disposition: ContentType

    init(_ fields: [HeaderField]) {
        func field(_ name: StaticString) -> [UInt8] { fields.last { $0.isNamed(name) }?.unfolded ?? [] }
        type = ContentType(field("Content-Type"))
        encoding = TransferEncoding(name: ContentType(field("Content-Transfer-Encoding")).value)
        disposition = ContentType(field("Content-Disposition"))
    }

    /// The media type, `text/plain` where none is given.
    var mediaType: String { type.value.contains("/") ? type.value : "text/plain" }

    var isMultipart: Bool { type.value.hasPrefix("multipart/") }

    /// Whether people read it: text, or an attachment that is called a patch.
    var isText: Bool {
        if mediaType.hasPrefix("text/") {
            return !["text/calendar", "text/vcard", "text/x-vcard", "text/rtf"].contains(mediaType)
        }
        let name = (disposition["filename"] ?? type["name"] ?? "").lowercased()
        return mediaType == "application/x-patch" || [".patch", ".diff"].contains { name.hasSuffix($0) }
    }
}

/// The leaves of a multipart, found in one pass over its lines with a stack of the boundaries that are open.
struct MIMEParts {
    private(set) var leaves: [MIMELeaf] = []
    /// What is wrong with the structure.
    private(set) var faults: [MailFault] = []

    /// A multipart whose end has not come yet.
    private struct Open {
        var boundary: [UInt8]
        var line: Int
        var hasParts = false
    }

    /// Walks `body`, which begins on `line` of the source and is described by `description`.
    init(_ body: ArraySlice<UInt8>, line firstLine: Int, description: PartDescription, limits: MailLimits) {
        guard let boundary = Self.boundary(of: description) else {
            readWhole(body, line: firstLine, description: description)
            return
        }
        var open = [Open(boundary: boundary, line: firstLine)]
        var current: MIMELeaf?
        var partCount = 0
        var position = body.startIndex
        var line = firstLine

        func finish(at end: Int) {
            guard var leaf = current else { return }
            current = nil
            leaf.range = leaf.range.lowerBound..<end
            leaves.append(leaf)
        }

        while position < body.endIndex, !open.isEmpty {
            let end = body[position...].lineEnd
            let next = min(end + 1, body.endIndex)
            guard let delimiter = Self.delimiter(body[position..<end], open: open) else {
                position = next
                line += 1
                continue
            }
            finish(at: position)
            // A boundary of an outer multipart ends the inner ones that it finds open.
            for inner in open[(delimiter.level + 1)...] { faults.append(.notClosed(line: inner.line)) }
            open.removeSubrange((delimiter.level + 1)...)
            open[delimiter.level].hasParts = true
            position = next
            line += 1
            if delimiter.isClosing {
                open.removeLast()
                continue
            }
            partCount += 1
            guard partCount <= limits.parts else {
                faults.append(.tooMany(line: line))
                return
            }
            let header = HeaderBlock(body[position...], line: line, maximum: limits.headerFields)
            if let left = header.firstFieldLeftOut { faults.append(.headerFieldsLeftOut(line: left)) }
            position = header.bodyStart
            line += header.lineCount
            var part = PartDescription(header.fields)
            if part.isMultipart, let boundary = Self.boundary(of: part) {
                if open.count < limits.nesting {
                    open.append(Open(boundary: boundary, line: line))
                } else {
                    faults.append(.tooDeep(line: line))
                }
            } else {
                if part.isMultipart {
                    faults.append(.missingBoundary(line: line))
                    part.type = ContentType([])
                }
                current = MIMELeaf(description: part, range: position..<position, line: line)
            }
        }
        finish(at: body.endIndex)
        if let outer = open.first, !outer.hasParts {
            readWhole(body, line: firstLine, description: description)
        } else {
            for multipart in open.reversed() { faults.append(.notClosed(line: multipart.line)) }
        }
    }

    /// Takes the whole `body` for text.
    private mutating func readWhole(_ body: ArraySlice<UInt8>, line: Int, description: PartDescription) {
        faults.append(.missingBoundary(line: line))
        var whole = description
        whole.type = ContentType([])
        leaves = [MIMELeaf(description: whole, range: body.startIndex..<body.endIndex, line: line)]
    }

    private static func boundary(of part: PartDescription) -> [UInt8]? {
        guard let boundary = part.type["boundary"], (1...200).contains(boundary.utf8.count) else { return nil }
        return Array(boundary.utf8)
    }

    /// Which open multipart `line` delimits, the innermost first.
    private static func delimiter(_ line: ArraySlice<UInt8>, open: [Open]) -> (level: Int, isClosing: Bool)? {
        guard line.hasPrefix("--") else { return nil }
        let text = line.dropFirst(2)
        for level in open.indices.reversed() where text.starts(with: open[level].boundary) {
            let rest = text.dropFirst(open[level].boundary.count).trimmedEnd
            if rest.isEmpty { return (level, false) }
            if rest.equals("--") { return (level, true) }
        }
        return nil
    }
}
