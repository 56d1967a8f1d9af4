// SPDX-License-Identifier: GPL-2.0-only

/// Pairs the patches of two series by their diffs.
///
/// Patches with equal diffs are paired first, in order, equal titles before others. The rest is an assignment problem
/// as in `git range-diff`: a pair costs the lines of the difference of the two diffs, a patch left alone 60 % of its
/// lines, and the cheapest choice for all together is taken. Two things keep it fast where git's form is cubic in all
/// patches: a pair whose lines in common, order aside, can't make it cheaper than two patches alone is never compared
/// in order; and patches that no such pair connects are different problems, solved one by one.
struct Matching {
    /// For each old patch the new one that it is paired with, and why.
    private(set) var pairs: [Pair?]

    /// What was left out for its size.
    private(set) var limitations: [SeriesComparison.Limitation] = []

    /// Whether patch `index` of the new series is in a pair.
    private(set) var isTaken: [Bool]

    /// The other half of a pair.
    struct Pair {
        var new: Int
        var evidence: SeriesComparison.Evidence
    }

    /// Steps that holding every patch against every other one may take before only titles are compared.
    static let comparisonSteps = 400_000_000

    /// Steps of the assignment above which it is approached.
    static let assignmentSteps = 2_000_000_000

    /// Steps that comparing one pair in order may take; beyond it the lines in common, order aside, count.
    static let pairSteps = 4_000_000

    /// Pairs `old` with `new`; `titles` are what they are called.
    init(
        old: [PatchText], new: [PatchText], titles: (old: [String], new: [String]), matcher: inout LineMatcher
    ) {
        pairs = Array(repeating: nil, count: old.count)
        isTaken = Array(repeating: false, count: new.count)
        pairEqualDiffs(old, new, titles: titles)
        pairSimilarDiffs(old, new, matcher: &matcher)
        pairEqualTitles(titles)
    }

    private mutating func pair(_ old: Int, _ new: Int, _ evidence: SeriesComparison.Evidence) {
        pairs[old] = Pair(new: new, evidence: evidence)
        isTaken[new] = true
    }
}

extension Matching {
    /// Pairs patches whose diffs are equal but for positions; of several, those of one title, then in order.
    private mutating func pairEqualDiffs(
        _ old: [PatchText], _ new: [PatchText], titles: (old: [String], new: [String])
    ) {
        struct Named: Hashable {
            var diff: ArraySlice<Int32>
            var title: String
        }
        var named: [Named: [Int]] = [:]
        var unnamed: [ArraySlice<Int32>: [Int]] = [:]
        for index in new.indices.reversed() where !new[index].diffTokens.isEmpty {
            named[Named(diff: new[index].diffTokens, title: titles.new[index]), default: []].append(index)
            unnamed[new[index].diffTokens, default: []].append(index)
        }
        for index in old.indices where !old[index].diffTokens.isEmpty {
            if let found = named[Named(diff: old[index].diffTokens, title: titles.old[index])]?.popLast() {
                pair(index, found, .equalDiffs)
            }
        }
        for index in old.indices where pairs[index] == nil && !old[index].diffTokens.isEmpty {
            while let found = unnamed[old[index].diffTokens]?.popLast() {
                if isTaken[found] { continue }
                pair(index, found, .equalDiffs)
                break
            }
        }
    }

    /// Pairs what is left by the cheapest assignment.
    private mutating func pairSimilarDiffs(_ old: [PatchText], _ new: [PatchText], matcher: inout LineMatcher) {
        let oldIndexes = old.indices.filter { pairs[$0] == nil && old[$0].diffSize > 0 }
        let newIndexes = new.indices.filter { !isTaken[$0] && new[$0].diffSize > 0 }
        guard !oldIndexes.isEmpty, !newIndexes.isEmpty else { return }
        let oldBags = oldIndexes.map { LineBag(old[$0].diffTokens.lazy.map(Int64.init)) }
        let newBags = newIndexes.map { LineBag(new[$0].diffTokens.lazy.map(Int64.init)) }
        guard Self.steps(oldBags, newBags) <= Self.comparisonSteps else {
            limitations.append(.pairedByTitleOnly)
            return
        }
        var total = WorkLimit(steps: Self.comparisonSteps)
        var candidates: [Candidate] = []
        for (row, oldBag) in oldBags.enumerated() {
            let oldText = old[oldIndexes[row]]
            for (column, newBag) in newBags.enumerated() {
                let newText = new[newIndexes[column]]
                let alone = oldText.diffSize * 60 / 100 + newText.diffSize * 60 / 100
                let least = oldBag.total + newBag.total - 2 * oldBag.sharedCount(with: newBag)
                guard least < alone else { continue }
                var limit = WorkLimit(steps: min(Self.pairSteps, total.steps))
                let before = limit.steps
                let difference = matcher.difference(oldText.diffTokens, newText.diffTokens, limit: &limit)
                _ = total.spend(before - limit.steps)
                let cost = difference.isComplete ? difference.unifiedSize : least
                if cost < alone { candidates.append(Candidate(row: row, column: column, gain: alone - cost)) }
            }
        }
        let chosen = Self.choice(of: candidates, rows: oldIndexes.count, columns: newIndexes.count)
        if !chosen.isExact { limitations.append(.pairingApproximated) }
        for candidate in chosen.pairs {
            pair(oldIndexes[candidate.row], newIndexes[candidate.column], .similarDiffs)
        }
    }

    /// Pairs patches whose title is equal and stands once on each side among those left.
    private mutating func pairEqualTitles(_ titles: (old: [String], new: [String])) {
        var places: [String: (old: [Int], new: [Int])] = [:]
        for index in titles.old.indices where pairs[index] == nil && !titles.old[index].isEmpty {
            places[titles.old[index], default: ([], [])].old.append(index)
        }
        for index in titles.new.indices where !isTaken[index] {
            places[titles.new[index]]?.new.append(index)
        }
        for index in titles.old.indices where pairs[index] == nil {
            guard let place = places[titles.old[index]], place.old.count == 1, place.new.count == 1 else { continue }
            pair(index, place.new[0], .equalTitles)
        }
    }

    /// Steps that counting the lines in common of all pairs takes.
    private static func steps(_ old: [LineBag], _ new: [LineBag]) -> Int {
        let oldLines = old.reduce(0) { $0 + $1.values.count }
        let newLines = new.reduce(0) { $0 + $1.values.count }
        let left = oldLines.multipliedReportingOverflow(by: new.count)
        let right = newLines.multipliedReportingOverflow(by: old.count)
        if left.overflow || right.overflow { return Int.max }
        let sum = left.partialValue.addingReportingOverflow(right.partialValue)
        return sum.overflow ? Int.max : sum.partialValue
    }
}
