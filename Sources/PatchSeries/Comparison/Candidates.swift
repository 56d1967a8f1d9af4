// SPDX-License-Identifier: GPL-2.0-only

extension Matching {
    /// A pair that would be cheaper than its two patches alone, and by how much.
    struct Candidate {
        var row: Int
        var column: Int
        var gain: Int
    }

    /// The candidates that gain most together. They fall into groups that share no patch; each group is an
    /// assignment problem of its own, and one that is too large is taken greedily by gain.
    static func choice(
        of candidates: [Candidate], rows: Int, columns: Int
    ) -> (pairs: [Candidate], isExact: Bool) {
        var pairs: [Candidate] = []
        var isExact = true
        for group in groups(of: candidates, rows: rows, columns: columns) {
            let groupRows = distinct(group.map(\.row))
            let groupColumns = distinct(group.map(\.column))
            let (low, high) = (min(groupRows.count, groupColumns.count), max(groupRows.count, groupColumns.count))
            if low.multipliedReportingOverflow(by: low).partialValue <= assignmentSteps / high {
                pairs += assigned(group, rows: groupRows, columns: groupColumns)
            } else {
                isExact = false
                pairs += greedy(group)
            }
        }
        return (pairs.sorted { $0.row < $1.row }, isExact)
    }

    private static func assigned(_ group: [Candidate], rows: [Int], columns: [Int]) -> [Candidate] {
        var rowPlace: [Int: Int] = [:]
        var columnPlace: [Int: Int] = [:]
        for (place, row) in rows.enumerated() { rowPlace[row] = place }
        for (place, column) in columns.enumerated() { columnPlace[column] = place }
        var gain = Array(repeating: Array(repeating: 0, count: columns.count), count: rows.count)
        for candidate in group {
            guard let row = rowPlace[candidate.row], let column = columnPlace[candidate.column] else { continue }
            gain[row][column] = candidate.gain
        }
        return bestAssignment(gain: gain).enumerated().compactMap { row, column in
            column.map { Candidate(row: rows[row], column: columns[$0], gain: gain[row][$0]) }
        }
    }

    private static func greedy(_ group: [Candidate]) -> [Candidate] {
        var takenRows: Set<Int> = []
        var takenColumns: Set<Int> = []
        let ordered = group.sorted { ($1.gain, $0.row, $0.column) < ($0.gain, $1.row, $1.column) }
        return ordered.filter { candidate in
            guard !takenRows.contains(candidate.row), !takenColumns.contains(candidate.column) else { return false }
            takenRows.insert(candidate.row)
            takenColumns.insert(candidate.column)
            return true
        }
    }

    /// The candidates in groups that share no row and no column, each group in the order of `candidates`.
    private static func groups(of candidates: [Candidate], rows: Int, columns: Int) -> [[Candidate]] {
        var parent = Array(0..<rows + columns)
        func root(_ node: Int) -> Int {
            var node = node
            while parent[node] != node {
                parent[node] = parent[parent[node]]
                node = parent[node]
            }
            return node
        }
        for candidate in candidates {
            let (left, right) = (root(candidate.row), root(rows + candidate.column))
            parent[max(left, right)] = min(left, right)
        }
        var place: [Int: Int] = [:]
        var groups: [[Candidate]] = []
        for candidate in candidates {
            let key = root(candidate.row)
            if let known = place[key] {
                groups[known].append(candidate)
            } else {
                place[key] = groups.count
                groups.append([candidate])
            }
        }
        return groups
    }

    private static func distinct(_ numbers: [Int]) -> [Int] {
        var result: [Int] = []
        for number in numbers.sorted() where number != result.last { result.append(number) }
        return result
    }
}
