// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import PatchSeries

/// A file of which only those lines are known that hunks have shown.
///
/// A hunk tells two things: which lines it expects, and where. The lines count; the place is a hint, since `git apply`
/// takes a hunk wherever its lines stand. So nothing is said against a hunk unless lines that are known stand where it
/// belongs, nearly fit, and differ: any other hunk may well fit among the lines that nobody has shown.
struct PartialFile {
    /// The known lines, in ascending position.
    private(set) var known: [KnownLine] = []

    /// A known line.
    struct KnownLine {
        /// Its place in the file as the last patch has left it, from 0, if all hunks stand where they say.
        var position: Int
        /// The line without its end.
        var content: ArraySlice<UInt8>
        /// Whether LF ends it.
        var hasNewline: Bool
        /// Whether a hunk of the same patch has shown it: no other hunk of that patch may take it again.
        var isTaken = false

        /// Whether `line` of a hunk may be this one.
        func fits(_ line: HunkLine) -> Bool {
            !isTaken && hasNewline == line.hasNewline && content == line.content
        }
    }

    /// Positions beyond this are those of no file.
    static let farthest = 1 << 40

    /// Forgets which lines the patch before has taken.
    mutating func beginPatch() {
        for index in known.indices { known[index].isTaken = false }
    }

    /// Applies `hunk` and returns what became of it.
    mutating func apply(_ hunk: Hunk, _ budget: inout WorkBudget) -> HunkOutcome {
        let before = hunk.lines.filter { $0.kind != .addition }
        let expected = min(max(0, hunk.newStart - 1), Self.farthest)
        guard !budget.isExhausted else {
            known = []
            return .unknown
        }

        let overlap = compare(before, at: expected, &budget)
        if overlap.differing == 0 {
            splice(hunk, before.count, at: expected, &budget)
            return overlap.matching == before.count && !before.isEmpty ? .exact : .unknown
        }
        if let place = place(of: before, near: expected, &budget) {
            splice(hunk, before.count, at: place.position, &budget)
            return place.isWhollyKnown ? .moved(by: place.position - expected) : .unknown
        }
        let after = hunk.lines.filter { $0.kind != .deletion }
        if let place = place(of: after, near: expected, &budget), place.isWhollyKnown {
            return .alreadyApplied(line: place.position + 1)
        }
        if let fit = nearestFit(of: before, near: expected, &budget) { return .doesNotApply(fit) }
        // What is known here and what the hunk shows are not of the same place: the positions are worth nothing.
        known = []
        return .unknown
    }

    /// How many known lines of those at `position` are, and are not, as `lines` say.
    private func compare(
        _ lines: [HunkLine], at position: Int, _ budget: inout WorkBudget
    ) -> (matching: Int, differing: Int, isTelling: Bool) {
        var (matching, differing, isTelling) = (0, 0, false)
        var index = firstIndex(notBefore: position)
        while index < known.count, known[index].position < position + lines.count {
            budget.spend(1)
            let line = lines[known[index].position - position]
            if known[index].fits(line) {
                matching += 1
                isTelling = isTelling || line.content.isTelling
            } else {
                differing += 1
            }
            index += 1
        }
        return (matching, differing, isTelling)
    }

    /// The nearest place at which no known line speaks against `lines`, and some that tell speak for them.
    private func place(
        of lines: [HunkLine], near expected: Int, _ budget: inout WorkBudget
    ) -> (position: Int, isWhollyKnown: Bool)? {
        guard !lines.isEmpty else { return nil }
        var candidates: Set<Int> = []
        var offsets: [ArraySlice<UInt8>: [Int]] = [:]
        for (offset, line) in lines.enumerated() where line.content.isTelling {
            if offsets[line.content, default: []].count < 8 { offsets[line.content, default: []].append(offset) }
        }
        for line in known {
            for offset in offsets[line.content] ?? [] { candidates.insert(line.position - offset) }
        }
        budget.spend(known.count + lines.count)
        let nearestFirst = candidates.filter { $0 >= 0 }.sorted {
            (abs($0 - expected), -$0) < (abs($1 - expected), -$1)
        }
        for position in nearestFirst {
            guard !budget.isExhausted else { return nil }
            let overlap = compare(lines, at: position, &budget)
            if overlap.differing == 0, overlap.isTelling, overlap.matching >= min(2, lines.count) {
                return (position, overlap.matching == lines.count)
            }
        }
        return nil
    }

    /// Puts what `hunk` makes in the place of its `count` lines at `position`.
    private mutating func splice(_ hunk: Hunk, _ count: Int, at position: Int, _ budget: inout WorkBudget) {
        let first = firstIndex(notBefore: position)
        let last = firstIndex(notBefore: position + count)
        var made: [KnownLine] = []
        for line in hunk.lines where line.kind != .deletion {
            made.append(
                KnownLine(
                    position: position + made.count, content: line.content, hasNewline: line.hasNewline, isTaken: true))
        }
        let shift = made.count - count
        known.replaceSubrange(first..<last, with: made)
        if shift != 0 {
            for index in (first + made.count)..<known.count { known[index].position += shift }
        }
        budget.spend(hunk.lines.count + known.count - first)
    }

    /// Index of the first known line that does not stand before `position`.
    private func firstIndex(notBefore position: Int) -> Int {
        var range = 0..<known.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = known[middle].position < position ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}

extension PartialFile {
    /// What differs between `lines` and the known ones around `expected`; nil where they have too little in common to
    /// be the same place.
    private func nearestFit(of lines: [HunkLine], near expected: Int, _ budget: inout WorkBudget) -> NearestFit? {
        let slack = 8
        let start = max(0, expected - slack)
        let columns = lines.count + 2 * slack
        let cells = lines.count * columns
        guard cells <= 1_000_000, !budget.isExhausted else { return nil }
        budget.spend(cells)
        var window = [KnownLine?](repeating: nil, count: columns)
        for line in known[firstIndex(notBefore: start)...].prefix(while: { $0.position < start + columns }) {
            window[line.position - start] = line
        }
        let alignment = Alignment(rows: lines.count, columns: columns) { row, column in
            window[column].map { $0.fits(lines[row]) ? .equal : .different } ?? .unknown
        }
        let matching = alignment.pairs
        guard matching.count >= max(2, alignment.steps.count),
            matching.contains(where: { lines[$0.row].content.isTelling })
        else { return nil }
        let differences = alignment.steps.prefix(NearestFit.differencesTold).map { step in
            NearestFit.Difference(
                line: start + step.column + 1, expected: step.takesRow ? Array(lines[step.row].content) : nil,
                found: step.takesColumn ? window[step.column].map { Array($0.content) } : nil)
        }
        return NearestFit(
            line: start + alignment.start + 1, matching: matching.count, of: lines.count,
            differences: Array(differences))
    }
}

extension ArraySlice<UInt8> {
    /// Whether the line tells one place of a file from another, as a blank line or a lone brace does not.
    fileprivate var isTelling: Bool { lazy.filter { !$0.isASCIIWhitespace }.prefix(3).count > 2 }
}
