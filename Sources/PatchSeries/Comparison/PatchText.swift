// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Mail
import SourceTrees

/// A patch as the lines that are compared: author, title, message, then the diff without what a rebase changes.
///
/// The form is that of `git range-diff`: a line for each file in place of the four to eight of git's header, hunk
/// headers without numbers but with the heading, and every line of a hunk with its marker. `index` lines, positions
/// and the diffstat are left out.
struct PatchText {
    /// The lines, message first.
    private(set) var lines: [Line] = []

    /// Index in ``lines`` of the first line of the diff.
    private(set) var diffStart = 0

    /// The numbers of ``lines`` from an interner: what is compared.
    private(set) var tokens: [Int32] = []

    /// How many lines of the diff there are, blank separators aside: what it costs to call it new or gone.
    private(set) var diffSize = 0

    /// A line of a patch.
    struct Line {
        /// What it is a part of.
        var part: Part
        /// The line, without its marker.
        var content: ArraySlice<UInt8>
        /// What it is.
        var kind: Kind
        /// Index in the patch's `diff` of the file that it belongs to; nil outside the diff.
        var file: Int?
        /// Index in ``PatchText/lines`` of the line that names the file; nil outside the diff.
        var fileLine: Int?
        /// Index in ``PatchText/lines`` of the header of the hunk; nil outside of hunks.
        var hunkLine: Int?
    }

    /// What a line is a part of.
    enum Part {
        case author, title, message, trailers, diff
    }

    /// What a line is; the raw value tells equal bytes of different kinds apart.
    enum Kind: UInt8 {
        case text = 0
        case file = 1
        case separator = 2
        case hunk = 3
        case context = 0x20
        case addition = 0x2b
        case deletion = 0x2d
        case note = 0x5c
    }

    /// The lines of `patch`, numbered by `interner`.
    init(_ patch: Patch, interner: inout LineInterner) {
        addMessage(of: patch)
        diffStart = lines.count
        for (index, file) in patch.diff.enumerated() {
            if index > 0 { add("", .separator, .diff) }
            let fileLine = lines.count
            add(Self.title(of: file), .file, .diff, file: index, fileLine: fileLine)
            addHunks(of: file, index: index, fileLine: fileLine)
            addBinary(of: file, index: index, fileLine: fileLine, in: patch)
        }
        tokens.reserveCapacity(lines.count)
        for line in lines { tokens.append(interner.number(of: line.content, marker: line.kind.rawValue)) }
        diffSize = lines[diffStart...].count { $0.kind != .separator }
    }

    /// The numbers of the diff's lines.
    var diffTokens: ArraySlice<Int32> { tokens[diffStart...] }

    /// The numbers of the lines that tell what the patch changes.
    var changeTokens: [Int32] { lines.indices.lazy.filter { lines[$0].isChange }.map { tokens[$0] } }

    /// The numbers of the lines of `part`.
    func tokens(of part: Part) -> [Int32] { lines.indices.lazy.filter { lines[$0].part == part }.map { tokens[$0] } }
}

extension PatchText.Line {
    /// Whether the line tells what the patch changes, not what stands around the change.
    var isChange: Bool { kind == .addition || kind == .deletion || kind == .file || kind == .note }
}

extension PatchText {
    private mutating func add(
        _ content: ArraySlice<UInt8>, _ kind: Kind, _ part: Part, file: Int? = nil, fileLine: Int? = nil,
        hunkLine: Int? = nil
    ) {
        lines.append(
            Line(part: part, content: content, kind: kind, file: file, fileLine: fileLine, hunkLine: hunkLine))
    }

    private mutating func add(
        _ text: String, _ kind: Kind, _ part: Part, file: Int? = nil, fileLine: Int? = nil, hunkLine: Int? = nil
    ) {
        add(Array(text.utf8)[...], kind, part, file: file, fileLine: fileLine, hunkLine: hunkLine)
    }

    private mutating func addMessage(of patch: Patch) {
        if let author = patch.author { add("Author: \(author)", .text, .author) }
        add(patch.subject.title, .text, .title)
        let firstTrailer = patch.commitMessage.trailers.first?.line ?? Int.max
        for line in patch.commitMessage.lines {
            // White space at the end of a message's line is what git strips.
            let content = Array(line.text.utf8).trimmedEnd
            let part: Part = line.number >= firstTrailer ? .trailers : .message
            add(content, .text, part)
        }
    }

    private mutating func addHunks(of file: FileDiff, index: Int, fileLine: Int) {
        for hunk in file.hunks {
            let hunkLine = lines.count
            add(hunk.heading.trimmed, .hunk, .diff, file: index, fileLine: fileLine, hunkLine: hunkLine)
            for line in hunk.lines {
                let kind: Kind =
                    switch line.kind {
                    case .context: .context
                    case .addition: .addition
                    case .deletion: .deletion
                    }
                add(line.content, kind, .diff, file: index, fileLine: fileLine, hunkLine: hunkLine)
                guard !line.hasNewline else { continue }
                let note = "\\ No newline at end of file"
                add(note, .note, .diff, file: index, fileLine: fileLine, hunkLine: hunkLine)
            }
        }
    }

    /// A binary change is compared by the blob that it makes, where the diff names it, else by its data.
    private mutating func addBinary(of file: FileDiff, index: Int, fileLine: Int, in patch: Patch) {
        guard let binary = file.binary else { return }
        if let id = file.newID {
            add("Binary file, blob \(id.prefix(7))", .note, .diff, file: index, fileLine: fileLine)
        } else if case .data(let range) = binary {
            let body = patch.message.body
            for number in range where body.indices.contains(number - 1) {
                add(body[number - 1], .note, .diff, file: index, fileLine: fileLine)
            }
        } else {
            add("Binary file", .note, .diff, file: index, fileLine: fileLine)
        }
    }

    /// What becomes of a file, on one line.
    private static func title(of file: FileDiff) -> String {
        var title =
            switch file.status {
            case .modified: file.path
            case .added: "\(file.path) (new)"
            case .deleted: "\(file.path) (deleted)"
            case .renamed: "\(file.oldPath ?? "") => \(file.path)"
            case .copied: "\(file.oldPath ?? "") => \(file.path) (copied)"
            }
        if let old = file.oldMode, let new = file.newMode, old != new {
            title += " (mode change \(old.octal) => \(new.octal))"
        }
        return title
    }
}
