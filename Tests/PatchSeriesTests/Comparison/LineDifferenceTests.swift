// SPDX-License-Identifier: GPL-2.0-only

@testable import PatchSeries
import Testing

/// The length of the longest common subsequence, by the table that every textbook has.
private func longestCommon(_ old: [Int32], _ new: [Int32]) -> Int {
    var row = Array(repeating: 0, count: new.count + 1)
    for line in old {
        var diagonal = 0
        for (index, other) in new.enumerated() {
            let above = row[index + 1]
            row[index + 1] = line == other ? diagonal + 1 : max(above, row[index])
            diagonal = above
        }
    }
    return row[new.count]
}

private func difference(_ old: [Int32], _ new: [Int32], steps: Int = 1_000_000) -> LineDifference {
    var matcher = LineMatcher(vocabulary: 64)
    var limit = WorkLimit(steps: steps)
    return matcher.difference(old[...], new[...], limit: &limit)
}

@Suite struct LineDifferenceTests {
    @Test func findsALongestCommonSubsequenceOfManySmallTexts() {
        var random = SplitMix64(seed: 7)
        var matcher = LineMatcher(vocabulary: 8)
        for _ in 0..<4000 {
            let letters = UInt64(Int.random(in: 1...6, using: &random))
            let old = (0..<Int.random(in: 0...14, using: &random)).map { _ in Int32(random.next() % letters) }
            let new = (0..<Int.random(in: 0...14, using: &random)).map { _ in Int32(random.next() % letters) }
            var limit = WorkLimit(steps: 1_000_000)
            let found = matcher.difference(old[...], new[...], limit: &limit)
            #expect(found.isComplete)
            #expect(found.common == longestCommon(old, new), "\(old) \(new)")
            var (a, b) = (0, 0)
            for run in found.runs {
                #expect(run.old >= a && run.new >= b && run.count > 0)
                #expect(old[run.old..<run.old + run.count] == new[run.new..<run.new + run.count])
                (a, b) = (run.old + run.count, run.new + run.count)
            }
        }
    }

    @Test func saysWhereTheLimitLeftSomethingOut() {
        let old = (0..<60).map { Int32($0) }
        let found = difference(old, Array(old.reversed()), steps: 200)
        #expect(!found.isComplete)
        #expect(difference(old, Array(old.reversed())).isComplete)
    }

    @Test func findsEqualEndsWithoutALimit() {
        let found = difference([1, 2, 3, 4, 9], [1, 2, 5, 4, 9], steps: 0)
        #expect(found.common == 4)
    }

    /// The figures are those of `diff -U3`: header lines of hunks and all lines below them.
    @Test func countsTheLinesOfAUnifiedDiff() {
        let ten = (0..<10).map { Int32($0) }
        #expect(difference(ten, ten).unifiedSize == 0)
        #expect(difference(ten, [0, 1, 2, 3, 4, 50, 6, 7, 8, 9]).unifiedSize == 1 + 3 + 2 + 3)
        #expect(difference([], [1, 2]).unifiedSize == 3)
        #expect(difference([1], [1, 2]).unifiedSize == 3)
    }

    @Test func joinsHunksThatSixLinesPart() {
        let (eight, nine) = ((0..<8).map { Int32($0) }, (0..<9).map { Int32($0) })
        #expect(difference(eight, [50, 1, 2, 3, 4, 5, 6, 51]).unifiedSize == 1 + 2 + 6 + 2)
        #expect(difference(nine, [50, 1, 2, 3, 4, 5, 6, 7, 51]).unifiedSize == 1 + 2 + 3 + 1 + 3 + 2)
    }
}

/// A generator whose numbers are the same in every run.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}
