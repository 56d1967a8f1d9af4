// SPDX-License-Identifier: GPL-2.0-only

/// The rows of a comparison in their order, before what differs is looked at.
struct RowPlan {
    /// The rows: in the order of the new series, a dropped patch behind what became of the one in front of it.
    private(set) var rows: [Planned] = []

    /// A row.
    struct Planned {
        var old: Int?
        var new: Int?
        var evidence: SeriesComparison.Evidence?
        /// Split or merged; nil where the text of the two decides.
        var fate: SeriesComparison.Fate?
        var isMoved = false
        var isPrimary = true
    }

    /// Orders what `matching` and `parts` found.
    init(matching: Matching, parts: Parts?, oldCount: Int, newCount: Int) {
        let splits = parts?.splits ?? []
        let merges = parts?.merges ?? []
        let splitOld = Set(splits.map(\.old))
        let mergedNew = Set(merges.map(\.new))
        let moved = Self.moved(matching.pairs.map { $0?.new })
        // Rows by new patch, and the dropped patches by the new one that they are shown behind.
        var byNew: [[Planned]] = Array(repeating: [], count: newCount)
        var isGone = Array(repeating: true, count: oldCount)
        for (index, pair) in matching.pairs.enumerated() {
            guard let pair else { continue }
            let fate: SeriesComparison.Fate? =
                splitOld.contains(index) ? .split : mergedNew.contains(pair.new) ? .merged : nil
            byNew[pair.new].append(
                Planned(old: index, new: pair.new, evidence: pair.evidence, fate: fate, isMoved: moved.contains(index)))
            isGone[index] = false
        }
        for (parts, fate) in [(splits, SeriesComparison.Fate.split), (merges, .merged)] {
            for part in parts {
                byNew[part.new].append(
                    Planned(old: part.old, new: part.new, evidence: .sharedLines, fate: fate, isPrimary: false))
                isGone[part.old] = false
            }
        }
        var dropped: [[Int]] = Array(repeating: [], count: newCount + 1)
        var place = 0
        for index in 0..<oldCount {
            if let pair = matching.pairs[index] {
                place = pair.new + 1
            } else if isGone[index] {
                dropped[place].append(index)
            }
        }
        for index in 0...newCount {
            rows += dropped[index].map { Planned(old: $0) }
            guard index < newCount else { break }
            rows += byNew[index].isEmpty ? [Planned(new: index)] : byNew[index]
        }
    }

    /// The old patches that changed their place: those outside the longest run of pairs that kept their order.
    private static func moved(_ partners: [Int?]) -> Set<Int> {
        let pairs = partners.enumerated().compactMap { old, new in new.map { (old: old, new: $0) } }
        // Patience sorting: the pair that ends the best run of each length, and the pair in front of each.
        var ends: [Int] = []
        var previous: [Int?] = []
        for index in pairs.indices {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].new < pairs[index].new { low = middle + 1 } else { high = middle }
            }
            previous.append(low > 0 ? ends[low - 1] : nil)
            if low == ends.count { ends.append(index) } else { ends[low] = index }
        }
        var moved = Set(pairs.map(\.old))
        var place = ends.last
        while let index = place {
            moved.remove(pairs[index].old)
            place = previous[index]
        }
        return moved
    }
}
