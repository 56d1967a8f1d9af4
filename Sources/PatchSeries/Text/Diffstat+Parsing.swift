// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText

extension Diffstat {
    /// The last diffstat in `lines`, or nil where there is none.
    ///
    /// It is found by its last line (`2 files changed, …`), or where that is missing by a row at the end of a run.
    init?(in lines: [BodyLine]) {
        let parsed = lines.indices.reversed().lazy.compactMap { index in
            Totals(lines[index]).map { (index, $0) }
        }.first
        var rows: [Row] = []
        var first: Int
        if let (index, totals) = parsed {
            first = index
            while first > 0, let row = Row(lines[first - 1], isInBlock: true) {
                rows.append(row)
                first -= 1
            }
            self.totals = totals
            var last = index
            while last + 1 < lines.count, Self.isSummary(lines[last + 1].text) { last += 1 }
            summaries = Array(lines[(index + 1)..<(last + 1)])
            self.lines = lines[first].number...lines[last].number
        } else {
            guard let end = lines.indices.last(where: { Row(lines[$0], isInBlock: false) != nil }) else { return nil }
            first = end + 1
            while first > 0, let row = Row(lines[first - 1], isInBlock: false) {
                rows.append(row)
                first -= 1
            }
            totals = nil
            summaries = []
            self.lines = lines[first].number...lines[end].number
        }
        self.rows = rows.reversed()
    }

    /// Whether `text` is a line of `--summary`.
    private static func isSummary(_ text: String) -> Bool {
        let words = text.utf8.split(separator: UInt8(ascii: " "), maxSplits: 3)
        guard words.count >= 2, text.utf8.first == UInt8(ascii: " ") else { return false }
        func isWord(_ index: Int, _ word: String) -> Bool { words[index].elementsEqual(word.utf8) }
        func isMode(_ index: Int) -> Bool {
            words.count > index && words[index].count == 6 && words[index].allSatisfy { (0x30...0x37).contains($0) }
        }
        if isWord(0, "create") || isWord(0, "delete") { return isWord(1, "mode") && isMode(2) }
        if isWord(0, "mode") { return isWord(1, "change") && isMode(2) }
        return (isWord(0, "rename") || isWord(0, "copy") || isWord(0, "rewrite")) && text.utf8.last == UInt8(ascii: ")")
    }
}

extension Diffstat.Row {
    /// The row ` drivers/pwm/core.c | 12 ++++---` that `line` holds, or nil. Inside a block that ends in a line of
    /// totals the space in front may be missing; mail programs eat it.
    fileprivate init?(_ line: BodyLine, isInBlock: Bool) {
        let bytes = line.text.utf8
        guard isInBlock || bytes.first == UInt8(ascii: " "),
            let bar = bytes.lastIndex(of: UInt8(ascii: "|"))
        else { return nil }
        let path = String(line.text[..<bar]).trimmed.withoutCompactSummary
        let figures = bytes[bytes.index(after: bar)...].split(separator: UInt8(ascii: " "))
        guard !path.isEmpty, let first = figures.first else { return nil }
        if first.elementsEqual("Bin".utf8) {
            changes = nil
        } else {
            guard let count = first.decimal, figures.count <= 2 else { return nil }
            let graph = figures.count == 2 ? figures[1] : bytes[bytes.endIndex...]
            guard graph.allSatisfy({ $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }),
                isInBlock || count == 0 || !graph.isEmpty
            else { return nil }
            changes = count
        }
        self.path = path
        self.line = line.number
    }
}

extension Diffstat.Totals {
    /// The figures of ` 3 files changed, 12 insertions(+), 1 deletion(-)`, or nil where `line` is no such line.
    fileprivate init?(_ line: BodyLine) {
        let parts = line.text.utf8.split(separator: UInt8(ascii: ",")).map {
            $0.split(separator: UInt8(ascii: " "))
        }
        guard let head = parts.first, head.count == 3, let files = head[0].decimal,
            head[1].elementsEqual("file".utf8) || head[1].elementsEqual("files".utf8),
            head[2].elementsEqual("changed".utf8), parts.count <= 3
        else { return nil }
        self.files = files
        insertions = 0
        deletions = 0
        self.line = line.number
        for part in parts.dropFirst() {
            guard part.count == 2, let figure = part[0].decimal else { return nil }
            if part[1].starts(with: "insertion".utf8) {
                insertions = figure
            } else if part[1].starts(with: "deletion".utf8) {
                deletions = figure
            } else {
                return nil
            }
        }
    }
}

extension String {
    /// The path of a row without what `git diff --compact-summary` puts behind it: ` (new +x)`, ` (gone)`.
    fileprivate var withoutCompactSummary: String {
        guard utf8.last == UInt8(ascii: ")"), let open = utf8.lastIndex(of: UInt8(ascii: "(")), open > startIndex,
            ["(new)", "(new +l)", "(new +x)", "(gone)", "(mode +l)", "(mode -l)", "(mode +x)", "(mode -x)"]
                .contains(self[open...])
        else { return self }
        return String(self[..<open]).trimmed
    }
}
