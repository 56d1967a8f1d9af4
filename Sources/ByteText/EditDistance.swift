// SPDX-License-Identifier: GPL-2.0-only

extension [UInt8] {
    /// How many bytes have to be put in, taken out, exchanged or swapped with their neighbour to make `other` of this;
    /// `limit` + 1 where it is more than `limit`, or one of them is longer than any name.
    public func editDistance(to other: [UInt8], limit: Int) -> Int {
        guard abs(count - other.count) <= limit, count < 256 else { return limit + 1 }
        var before: [Int] = []
        var previous = Array<Int>(0...other.count)
        for row in indices {
            var current = [row + 1]
            for column in other.indices {
                var cost = Swift.min(
                    previous[column + 1] + 1, current[column] + 1,
                    previous[column] + (self[row] == other[column] ? 0 : 1))
                if row > 0, column > 0, self[row] == other[column - 1], self[row - 1] == other[column] {
                    cost = Swift.min(cost, before[column - 1] + 1)
                }
                current.append(cost)
            }
            (before, previous) = (previous, current)
        }
        return Swift.min(previous[other.count], limit + 1)
    }
}
