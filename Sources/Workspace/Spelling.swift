// SPDX-License-Identifier: GPL-2.0-only

extension String {
    /// The one of `names` that this was most likely meant to be, for "did you mean"; nil where none is near.
    public func nearest(among names: [String]) -> String? {
        let limit = max(1, count / 3)
        var best: (name: String, distance: Int)?
        for name in names {
            let distance = distance(to: name, limit: limit)
            if distance <= limit, distance < best?.distance ?? .max { best = (name, distance) }
        }
        return best?.name
    }

    /// How many letters have to be put in, taken out, exchanged or swapped with their neighbour; `limit` + 1 if more.
    private func distance(to other: String, limit: Int) -> Int {
        let (left, right) = (Array(utf8), Array(other.utf8))
        guard abs(left.count - right.count) <= limit, left.count < 256 else { return limit + 1 }
        var before: [Int] = []
        var previous = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                var cost = Swift.min(
                    previous[column + 1] + 1, current[column] + 1,
                    previous[column] + (left[row] == right[column] ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = Swift.min(cost, before[column - 1] + 1)
                }
                current.append(cost)
            }
            (before, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
