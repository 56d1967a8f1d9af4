// SPDX-License-Identifier: GPL-2.0-only

@testable import PatchSeries
import Testing

/// The largest gain of any pairing, by trying them all.
private func largestGain(_ gain: [[Int]], from row: Int = 0, taken: Set<Int> = []) -> Int {
    guard row < gain.count else { return 0 }
    var best = largestGain(gain, from: row + 1, taken: taken)
    for column in gain[row].indices where !taken.contains(column) {
        best = max(best, gain[row][column] + largestGain(gain, from: row + 1, taken: taken.union([column])))
    }
    return best
}

@Suite struct AssignmentTests {
    @Test func gainsAsMuchAsTheBestOfAllPairings() {
        var random = SplitMix64(seed: 11)
        for _ in 0..<600 {
            let (rows, columns) = (Int.random(in: 1...5, using: &random), Int.random(in: 1...5, using: &random))
            let gain = (0..<rows).map { _ in
                (0..<columns).map { _ in max(0, Int.random(in: -6...12, using: &random)) }
            }
            let chosen = bestAssignment(gain: gain)
            let used = chosen.compactMap { $0 }
            #expect(Set(used).count == used.count)
            let gained = zip(gain, chosen).map { row, column in column.map { row[$0] } ?? 0 }
            #expect(gained.reduce(0, +) == largestGain(gain), "\(gain)")
        }
    }

    @Test func leavesPairsWithoutGainAlone() {
        #expect(bestAssignment(gain: [[0, 0], [0, 3]]) == [nil, 1])
        #expect(bestAssignment(gain: [[0], [0]]) == [nil, nil])
        #expect(bestAssignment(gain: []).isEmpty)
    }

    @Test func keepsTheOrderWhereGainsAreEqual() {
        #expect(bestAssignment(gain: [[5, 5, 5], [5, 5, 5], [5, 5, 5]]) == [0, 1, 2])
    }

    @Test func solvesGroupsThatShareNoPatchOneByOne() {
        let candidates = [
            Matching.Candidate(row: 0, column: 3, gain: 4), Matching.Candidate(row: 2, column: 1, gain: 5),
            Matching.Candidate(row: 2, column: 3, gain: 8),
        ]
        let (pairs, isExact) = Matching.choice(of: candidates, rows: 3, columns: 4)
        #expect(isExact)
        #expect(pairs.map { [$0.row, $0.column, $0.gain] } == [[0, 3, 4], [2, 1, 5]])
    }
}
