// SPDX-License-Identifier: GPL-2.0-only

/// The pairing of rows with columns that gains most, each used at most once.
///
/// The Hungarian method with potentials, one shortest augmenting path for each row (Kuhn 1955, Munkres 1957, in the
/// form of Jonker and Volgenant): at most rows² × columns steps. A pair without gain is left unpaired. Of pairings
/// that gain the same, the one found by taking rows in their order and columns by the lowest index is given, so the
/// result depends on the input alone.
///
/// `gain[row][column]` must not be negative. Returns the column of each row, or nil.
func bestAssignment(gain: [[Int]]) -> [Int?] {
    guard let width = gain.first?.count, width > 0 else { return gain.map { _ in nil } }
    guard gain.count <= width else {
        let transposed = (0..<width).map { column in gain.map { $0[column] } }
        var columns: [Int?] = Array(repeating: nil, count: gain.count)
        for (column, row) in bestAssignment(gain: transposed).enumerated() {
            if let row { columns[row] = column }
        }
        return columns
    }
    let columnOfRow = cheapestColumns(gain)
    return columnOfRow.enumerated().map { row, column in gain[row][column] > 0 ? column : nil }
}

/// The column of each row where every row gets one; there are at least as many columns as rows.
private func cheapestColumns(_ gain: [[Int]]) -> [Int] {
    let width = gain.first?.count ?? 0
    // Index 0 is a column (and a row) outside the matrix, from which each augmenting path starts.
    var rowPotential = Array(repeating: 0, count: gain.count + 1)
    var columnPotential = Array(repeating: 0, count: width + 1)
    var rowOfColumn = Array(repeating: 0, count: width + 1)
    var previous = Array(repeating: 0, count: width + 1)
    for row in 1...gain.count {
        rowOfColumn[0] = row
        var column = 0
        var distance = Array(repeating: Int.max, count: width + 1)
        var isDone = Array(repeating: false, count: width + 1)
        repeat {
            isDone[column] = true
            let current = rowOfColumn[column]
            let gains = gain[current - 1]
            var step = Int.max
            var next = 0
            for candidate in 1...width where !isDone[candidate] {
                let reduced = -gains[candidate - 1] - rowPotential[current] - columnPotential[candidate]
                if reduced < distance[candidate] {
                    distance[candidate] = reduced
                    previous[candidate] = column
                }
                if distance[candidate] < step {
                    step = distance[candidate]
                    next = candidate
                }
            }
            for index in 0...width {
                if isDone[index] {
                    rowPotential[rowOfColumn[index]] += step
                    columnPotential[index] -= step
                } else if distance[index] != Int.max {
                    distance[index] -= step
                }
            }
            column = next
        } while rowOfColumn[column] != 0
        while column != 0 {
            rowOfColumn[column] = rowOfColumn[previous[column]]
            column = previous[column]
        }
    }
    var columns = Array(repeating: 0, count: gain.count)
    for column in 1...width where rowOfColumn[column] != 0 { columns[rowOfColumn[column] - 1] = column - 1 }
    return columns
}
