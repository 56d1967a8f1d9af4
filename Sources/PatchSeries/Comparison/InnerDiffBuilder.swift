// SPDX-License-Identifier: GPL-2.0-only

import ByteText

/// Gathers the lines of an inner diff into hunks. A hunk stays within the message or within one file.
struct InnerDiffBuilder {
    /// How many lines the hunks hold.
    private(set) var lineCount = 0

    private let old: PatchText
    private let new: PatchText
    private var hunks: [InnerDiff.InnerHunk] = []
    private var current: InnerDiff.InnerHunk?
    /// Where the hunk stands: what the lines of one file have in common in both versions, nil in the message.
    private var section: Int32?
    /// Lines of the new version behind the last difference that both have, not shown yet.
    private var pending: Range<Int> = 0..<0

    /// Gathers a diff of `old` and `new`.
    init(old: PatchText, new: PatchText) {
        self.old = old
        self.new = new
    }

    /// The line at `index` of the old version, which the new one does not have.
    mutating func remove(_ index: Int) { add(.removed, old, index) }

    /// The line at `index` of the new version, which the old one does not have.
    mutating func add(_ index: Int) { add(.added, new, index) }

    /// Lines that both have.
    mutating func keep(_ run: LineDifference.Run) {
        guard run.count > 0 else { return }
        pending = run.new..<run.new + run.count
        if current != nil, run.count > 2 * InnerDiff.context { close() }
    }

    /// The hunks.
    mutating func finished() -> [InnerDiff.InnerHunk] {
        close()
        return hunks
    }

    private mutating func add(_ change: InnerDiff.Change, _ text: PatchText, _ index: Int) {
        if text.lines[index].kind == .separator { return }
        let place = section(of: index, in: text)
        if current != nil, place != section { close() }
        if current == nil {
            section = place
            current = InnerDiff.InnerHunk(heading: heading(text, index), lines: [])
            let leading = pending.suffix(InnerDiff.context).filter { section(of: $0, in: new) == place }
            for line in leading { append(.same, new, line) }
        } else {
            for line in pending { append(.same, new, line) }
        }
        pending = 0..<0
        append(change, text, index)
    }

    private mutating func append(_ change: InnerDiff.Change, _ text: PatchText, _ index: Int) {
        let line = text.lines[index]
        guard let role = line.role else { return }
        current?.lines.append(InnerDiff.Line(change: change, role: role, text: line.content.text))
        lineCount += 1
    }

    /// Ends the hunk with its context; what is pending may still lead in the next one.
    private mutating func close() {
        guard current != nil else { return }
        for line in pending.prefix(InnerDiff.context) where section(of: line, in: new) == section {
            append(.same, new, line)
        }
        if let current { hunks.append(current) }
        current = nil
    }

    private func section(of index: Int, in text: PatchText) -> Int32? {
        text.lines[index].fileLine.map { text.tokens[$0] }
    }

    /// The place of the line at `index`, for people.
    private func heading(_ text: PatchText, _ index: Int) -> String {
        let line = text.lines[index]
        switch line.part {
        case .author: return "author"
        case .title: return "title"
        case .message: return "message"
        case .trailers: return "trailers"
        case .diff: break
        }
        let places = [line.fileLine, line.hunkLine].compactMap { $0 }
        return places.map { text.lines[$0].content.text }.filter { !$0.isEmpty }.joined(separator: ": ")
    }
}

extension PatchText.Line {
    /// What the line is in an inner diff; nil for separators, which are not shown.
    fileprivate var role: InnerDiff.Role? {
        switch kind {
        case .text: .message
        case .file: .file
        case .separator: nil
        case .hunk: .hunk
        case .context: .context
        case .addition: .addition
        case .deletion: .deletion
        case .note: .note
        }
    }
}
