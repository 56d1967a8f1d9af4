// SPDX-License-Identifier: GPL-2.0-only

/// Rows (what is expected) laid on columns (what is there), with as few differences as possible.
///
/// All rows are used; the columns before the first and behind the last used one cost nothing. A row laid on a column
/// that differs is one difference, as is a row without column and a column without row in between. A column of which
/// nothing is known is nearly as bad: what is known to be equal goes first.
struct Alignment {
    /// The rows that lie on an equal column, last one first.
    private(set) var pairs: [(row: Int, column: Int)] = []

    /// The first column that is used.
    private(set) var start = 0

    /// The differences, in order.
    private(set) var steps: [Step] = []

    /// How a row and a column compare, with what it costs to lay one on the other.
    ///
    /// An equal pair pays, so that of two ways with as many differences the one with more equal lines is taken.
    enum Fit: Int32 {
        case equal = -1
        case unknown = 5
        case different = 6
    }

    /// A difference.
    struct Step {
        var row: Int
        var column: Int
        var takesRow: Bool
        var takesColumn: Bool
    }

    /// Lays `rows` on `columns`; `fit` compares a row with a column.
    init(rows: Int, columns: Int, fit: (Int, Int) -> Fit) {
        // costs[row][column]: differences up to there. The first row of the table is free: any start will do.
        let width = columns + 1
        let skip = Fit.different.rawValue
        var costs = [Int32](repeating: 0, count: (rows + 1) * width)
        for row in 1...max(1, rows) where row <= rows {
            costs[row * width] = Int32(row) * skip
            for column in 1..<width {
                let diagonal = costs[(row - 1) * width + column - 1] + fit(row - 1, column - 1).rawValue
                let skippedRow = costs[(row - 1) * width + column] + skip
                let skippedColumn = costs[row * width + column - 1] + skip
                costs[row * width + column] = min(diagonal, skippedRow, skippedColumn)
            }
        }
        let end = (0..<width).min { costs[rows * width + $0] < costs[rows * width + $1] } ?? 0
        var (row, column) = (rows, end)
        while row > 0 {
            let cost = costs[row * width + column]
            let diagonal = column > 0 ? fit(row - 1, column - 1) : .different
            if column > 0, costs[(row - 1) * width + column - 1] + diagonal.rawValue == cost {
                (row, column) = (row - 1, column - 1)
                switch diagonal {
                case .equal: pairs.append((row, column))
                case .unknown: break
                case .different: steps.append(Step(row: row, column: column, takesRow: true, takesColumn: true))
                }
            } else if costs[(row - 1) * width + column] + skip == cost {
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
