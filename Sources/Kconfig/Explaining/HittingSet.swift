// SPDX-License-Identifier: GPL-2.0-only

/// The smallest set of numbers that has one of each of `sets`, the first one among equals; nil where looking for it
/// takes more than `budget` steps, or more than a thousand comparisons a step on average.
func smallestHittingSet(of sets: [[Int]], budget: Int = 200_000) -> [Int]? {
    var steps = 0
    var comparisons = 0
    var chosen: [Int] = []

    /// Whether the sets can be hit with `left` more numbers.
    func search(_ left: Int) -> Bool? {
        steps += 1
        if steps > budget || comparisons > 1000 * budget { return nil }
        let firstOpen = sets.first { set in
            comparisons += set.count * (1 + chosen.count)
            return !set.contains { chosen.contains($0) }
        }
        guard let open = firstOpen else { return true }
        guard left > 0 else { return false }
        for number in open {
            chosen.append(number)
            guard let isFound = search(left - 1) else { return nil }
            if isFound { return true }
            chosen.removeLast()
        }
        return false
    }

    for size in 0...max(sets.count, 1) {
        chosen = []
        guard let isFound = search(size) else { return nil }
        if isFound { return chosen.sorted() }
    }
    return nil
}
