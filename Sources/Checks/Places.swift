// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
public import Diagnostics
internal import Mail
public import PatchSeries

/// Where a finding stands, with the line as it reads there.
struct Place {
    /// The place in the mail and in the tree.
    var location: Location

    /// The line that is meant; nil for a mail or a series as a whole.
    var excerpt: String?

    /// The series as a whole.
    static let series = Place(location: .series, excerpt: nil)
}

extension Message {
    /// Line of the source file on which body line `bodyLine` (from 1) stands, transfer decoding counted back.
    func sourceLine(ofBodyLine bodyLine: Int) -> SourceLine {
        let index = bodyLine - 1
        guard let part = parts.first(where: { $0.lines.contains(index) }) else {
            return SourceLine(file: source.file, line: source.firstLine)
        }
        let distance = index - part.lines.lowerBound
        guard let offsets = part.lineOffsets else {
            return SourceLine(file: source.file, line: part.sourceLine + distance)
        }
        let offset = offsets.indices.contains(distance) ? offsets[distance] : 0
        return SourceLine(file: source.file, line: part.sourceLine + offset)
    }

    /// The place of body line `line` (from 1), in the mail that `reference` names.
    func place(line: Int, of reference: PatchReference, tree: SourceLine? = nil) -> Place {
        Place(
            location: Location(patch: reference, bodyLine: line, mail: sourceLine(ofBodyLine: line), tree: tree),
            excerpt: body.indices.contains(line - 1) ? clipped(body[line - 1]) : nil)
    }

    /// The place of the last header field called `name`; of the message as a whole where there is none.
    func place(header name: String, of reference: PatchReference) -> Place {
        let wanted = name.lowercased()
        guard let field = headers.last(where: { $0.name.lowercased() == wanted }) else { return place(of: reference) }
        return Place(
            location: Location(patch: reference, mail: SourceLine(file: source.file, line: field.line)),
            excerpt: clipped("\(field.name): \(field.value)".utf8))
    }

    /// The place of the message as a whole.
    func place(of reference: PatchReference) -> Place {
        let start = SourceLine(file: source.file, line: source.firstLine)
        return Place(location: Location(patch: reference, mail: start), excerpt: nil)
    }
}

extension Series {
    /// What the patch at `index` of ``patches`` is called: by its number, or by its position where it has none.
    public func reference(ofPatchAt index: Int) -> PatchReference {
        PatchReference(number: patches[index].subject.number ?? index + 1, title: patches[index].subject.title)
    }
}

extension CoverLetter {
    /// What the cover letter is called.
    var reference: PatchReference { PatchReference(number: 0, title: subject.title) }

    /// The place of body line `line` (from 1).
    func place(line: Int) -> Place { message.place(line: line, of: reference) }

    /// The place of the header field called `name`.
    func place(header name: String) -> Place { message.place(header: name, of: reference) }
}

/// `bytes` as text, cut where a reader has seen enough: a line of 100 MB is no excerpt.
func clipped(_ bytes: some Collection<UInt8>, to limit: Int = 400) -> String {
    let head = Array(bytes.prefix(limit + 1))
    return head.count <= limit ? head.text : head.prefix(limit).text + "…"
}

/// `name` in quotes for a message: cut where it is long, its control and directional characters spelled out.
func quoted(_ name: String, to limit: Int = 100) -> String {
    var text = "\""
    for (index, scalar) in name.unicodeScalars.enumerated() {
        guard index < limit else { return text + "…\"" }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
            text += "<U+" + hexadecimal(scalar.value) + ">"
        default: text.unicodeScalars.append(scalar)
        }
    }
    return text + "\""
}

/// A code point's number as Unicode writes it: at least four capital digits.
func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

/// `count` things called `noun`: `1 line`, `2 lines`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
