// SPDX-License-Identifier: GPL-2.0-only

import ByteText

extension LineImage {
    /// The place that a hunk which fits nowhere comes nearest to, or nil where no line of it that tells anything is
    /// in the file.
    ///
    /// Every line of the hunk that is rare in the file votes for the place that it would put the hunk at; the winner
    /// is then compared line by line. That is linear in the size of the file, whatever stands in it.
    func nearestFit(of lines: HunkLines, budget: inout WorkBudget) -> NearestFit? {
        let pattern = lines.preImage
        guard !pattern.isEmpty, count > 0, !budget.isExhausted else { return nil }
        budget.spend(2 * (count + pattern.count))

        let place = mostVoted(pattern, expected: lines.expected, occurrences: occurrences(of: pattern))
        guard let place else { return nil }
        return compare(pattern, around: place, &budget)
    }

    /// Where each distinct line of `pattern` stands in the file; nil for one that stands in too many places to tell.
    private func occurrences(of pattern: [Line]) -> [ArraySlice<UInt8>: [Int]?] {
        var places: [ArraySlice<UInt8>: [Int]?] = [:]
        for line in pattern { places[content(of: line)] = .some([]) }
        // Lengths first: hashing every line of the file would cost more than the whole search.
        let lengths = Set(pattern.map(\.length))
        for index in 0..<count where lengths.contains(self[index].length) {
            let content = content(of: self[index])
            guard let entry = places[content], let known = entry else { continue }
            places[content] = known.count < 32 ? .some(known + [index]) : .some(nil)
        }
        return places
    }

    private func mostVoted(
        _ pattern: [Line], expected: Int, occurrences: [ArraySlice<UInt8>: [Int]?]
    ) -> Int? {
        var votes: [Int: Int] = [:]
        for (offset, line) in pattern.enumerated() {
            let content = content(of: line)
            guard let entry = occurrences[content], let places = entry else { continue }
            // A blank line or a lone brace stands anywhere.
            let weight = content.count { !$0.isASCIIWhitespace } > 2 ? 4 : 1
            for place in places { votes[place - offset, default: 0] += weight }
        }
        let best = votes.max { one, other in
            if one.value != other.value { return one.value < other.value }
            let (near, far) = (abs(one.key - expected), abs(other.key - expected))
            return near != far ? near > far : one.key > other.key
        }
        guard let best, best.value > 1 else { return nil }
        return best.key
    }

    /// Aligns `pattern` with the lines around `place`.
    private func compare(_ pattern: [Line], around place: Int, _ budget: inout WorkBudget) -> NearestFit? {
        let slack = 8
        let window = max(0, place - slack)..<min(count, max(0, place + pattern.count + slack))
        guard !window.isEmpty else { return nil }
        let cells = pattern.count * window.count
        guard cells <= 1_000_000 else { return comparePositions(pattern, at: place) }
        budget.spend(cells)
        let alignment = Alignment(rows: pattern.count, columns: window.count) { row, column in
            let line = self[window.lowerBound + column]
            let isEqual = line.hasNewline == pattern[row].hasNewline && haveEqualContent(line, pattern[row])
            return isEqual ? .equal : .different
        }
        guard !alignment.pairs.isEmpty else { return nil }
        let differences = alignment.steps.prefix(NearestFit.differencesTold).map { step in
            NearestFit.Difference(
                line: window.lowerBound + step.column + 1,
                expected: step.takesRow ? Array(content(of: pattern[step.row])) : nil,
                found: step.takesColumn ? Array(content(of: self[window.lowerBound + step.column])) : nil)
        }
        return NearestFit(
            line: window.lowerBound + alignment.start + 1, matching: alignment.pairs.count, of: pattern.count,
            differences: Array(differences))
    }

    /// Compares line with line at a fixed place: for hunks that are too long to be aligned.
    private func comparePositions(_ pattern: [Line], at place: Int) -> NearestFit? {
        var matching = 0
        var differences: [NearestFit.Difference] = []
        for (offset, line) in pattern.enumerated() {
            let index = place + offset
            let found = (0..<count).contains(index) ? self[index] : nil
            if let found, found.hasNewline == line.hasNewline, haveEqualContent(found, line) {
                matching += 1
            } else if differences.count < NearestFit.differencesTold {
                differences.append(
                    NearestFit.Difference(
                        line: max(0, index) + 1, expected: Array(content(of: line)),
                        found: found.map { Array(content(of: $0)) }))
            }
        }
        guard matching > 0 else { return nil }
        return NearestFit(line: max(0, place) + 1, matching: matching, of: pattern.count, differences: differences)
    }
}

extension NearestFit {
    /// How many differing lines are told: a reader needs the first few.
    static let differencesTold = 20
}
