// SPDX-License-Identifier: GPL-2.0-only

/// Rows (what is expected) laid on columns (what is there), with as few differences as possible.
///
/// All rows are used; the columns before the first and behind the last used one cost nothing. A row laid on a column
/// that differs is one difference, as is a row without column and a column without row in between.
struct Alignment {
    /// How many rows lie on an equal column.
    private(set) var matching = 0

    /// The first column that is used.
    private(set) var start = 0

    /// The differences, in order.
    private(set) var steps: [Step] = []

    /// A difference.
    struct Step {
        var row: Int
        var column: Int
        var takesRow: Bool
        var takesColumn: Bool
    }

    /// Lays `rows` on `columns`; `areEqual` compares a row with a column.
    init(rows: Int, columns: Int, areEqual: (Int, Int) -> Bool) {
        // costs[row][column]: differences up to there. The first row of the table is free: any start will do.
        let width = columns + 1
        var costs = [Int32](repeating: 0, count: (rows + 1) * width)
        for row in 1...max(1, rows) where row <= rows {
            costs[row * width] = Int32(row)
            for column in 1..<width {
                let diagonal = costs[(row - 1) * width + column - 1] + (areEqual(row - 1, column - 1) ? 0 : 1)
                let skippedRow = costs[(row - 1) * width + column] + 1
                let skippedColumn = costs[row * width + column - 1] + 1
                costs[row * width + column] = min(diagonal, skippedRow, skippedColumn)
            }
        }
        let end = (0..<width).min { costs[rows * width + $0] < costs[rows * width + $1] } ?? 0
        var (row, column) = (rows, end)
        while row > 0 {
            let cost = costs[row * width + column]
            if column > 0, areEqual(row - 1, column - 1), costs[(row - 1) * width + column - 1] == cost {
                matching += 1
                (row, column) = (row - 1, column - 1)
            } else if column > 0, costs[(row - 1) * width + column - 1] + 1 == cost {
                (row, column) = (row - 1, column - 1)
                steps.append(Step(row: row, column: column, takesRow: true, takesColumn: true))
            } else if costs[(row - 1) * width + column] + 1 == cost {
                row -= 1
                steps.append(Step(row: row, column: column, takesRow: true, takesColumn: false))
            } else {
                column -= 1
                steps.append(Step(row: row, column: column, takesRow: false, takesColumn: true))
            }
        }
        start = column
        steps.reverse()
    }
}
