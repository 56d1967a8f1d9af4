// SPDX-License-Identifier: GPL-2.0-only

/// The difference of two sequences of lines: the runs of lines that both have, in order.
struct LineDifference: Equatable {
    /// Runs of equal lines, ascending on both sides; neighbours are joined.
    private(set) var runs: [Run] = []

    /// Lines of the old side.
    let oldCount: Int

    /// Lines of the new side.
    let newCount: Int

    /// Whether the work limit let every part be compared; where not, lines may be missing from ``runs``.
    private(set) var isComplete = true

    /// Lines that both sides have.
    struct Run: Equatable {
        /// First line on the old side.
        var old: Int
        /// First line on the new side.
        var new: Int
        /// How many lines.
        var count: Int
    }

    /// The number of lines that both sides have, in order.
    var common: Int { runs.reduce(0) { $0 + $1.count } }

    /// The number of lines of a unified diff with three lines of context, a line for each hunk header included.
    ///
    /// It is the measure by which `git range-diff` pairs patches (`diffsize` in its range-diff.c).
    var unifiedSize: Int {
        let context = 3
        let common = common
        guard common < max(oldCount, newCount) else { return 0 }
        var size = oldCount + newCount - 2 * common + 1
        for run in runs {
            let isAtStart = run.old == 0 && run.new == 0
            let isAtEnd = run.old + run.count == oldCount && run.new + run.count == newCount
            if isAtStart || isAtEnd {
                size += min(run.count, context)
            } else if run.count <= 2 * context {
                size += run.count
            } else {
                size += 2 * context + 1
            }
        }
        return size
    }

    fileprivate init(oldCount: Int, newCount: Int) {
        self.oldCount = oldCount
        self.newCount = newCount
    }

    fileprivate mutating func append(old: Int, new: Int, count: Int) {
        guard count > 0 else { return }
        if let last = runs.last, last.old + last.count == old, last.new + last.count == new {
            runs[runs.count - 1].count += count
        } else {
            runs.append(Run(old: old, new: new, count: count))
        }
    }

    fileprivate mutating func leaveOut() { isComplete = false }
}

/// Finds differences of lines by Myers' algorithm in linear space, with the memory kept from one pair to the next.
///
/// Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986: the middle snake is searched from both
/// ends at once, and the two boxes that it leaves are compared the same way. The recursion is as deep as the
/// logarithm of the difference. Lines that stand on one side only are taken out first: they are differences in any
/// case, and without them a long text that shares little costs little.
struct LineMatcher {
    /// For each line number, in which comparison it was last seen on the old and on the new side.
    private var seenOld: [Int32]
    private var seenNew: [Int32]
    private var generation: Int32 = 0
    /// The furthest points reached from the front and from the back, by diagonal.
    private var forward: [Int] = []
    private var backward: [Int] = []
    /// The lines that stand on both sides, and where each stood.
    private var oldLines: [Int32] = []
    private var newLines: [Int32] = []
    private var oldPlaces: [Int] = []
    private var newPlaces: [Int] = []

    /// A matcher for lines whose numbers are smaller than `vocabulary`.
    init(vocabulary: Int) {
        seenOld = Array(repeating: 0, count: vocabulary)
        seenNew = Array(repeating: 0, count: vocabulary)
    }

    /// The difference of `old` and `new`, as far as `limit` lets it be found.
    mutating func difference(
        _ old: ArraySlice<Int32>, _ new: ArraySlice<Int32>, limit: inout WorkLimit
    ) -> LineDifference {
        var result = LineDifference(oldCount: old.count, newCount: new.count)
        let shorter = min(old.count, new.count)
        var prefix = 0
        while prefix < shorter, old[old.startIndex + prefix] == new[new.startIndex + prefix] { prefix += 1 }
        var suffix = 0
        while suffix < shorter - prefix, old[old.endIndex - 1 - suffix] == new[new.endIndex - 1 - suffix] {
            suffix += 1
        }
        result.append(old: 0, new: 0, count: prefix)
        keepSharedLines(old.dropFirst(prefix).dropLast(suffix), new.dropFirst(prefix).dropLast(suffix), offset: prefix)
        let diagonals = 2 * (oldLines.count + newLines.count + 2) + 1
        if forward.count < diagonals {
            forward = Array(repeating: 0, count: diagonals)
            backward = Array(repeating: 0, count: diagonals)
        }
        if limit.spend(old.count + new.count) {
            compare(0..<oldLines.count, 0..<newLines.count, into: &result, limit: &limit)
        } else {
            result.leaveOut()
        }
        result.append(old: old.count - suffix, new: new.count - suffix, count: suffix)
        return result
    }

    private mutating func keepSharedLines(_ old: ArraySlice<Int32>, _ new: ArraySlice<Int32>, offset: Int) {
        generation += 1
        for line in old { seenOld[Int(line)] = generation }
        for line in new { seenNew[Int(line)] = generation }
        oldLines.removeAll(keepingCapacity: true)
        newLines.removeAll(keepingCapacity: true)
        oldPlaces.removeAll(keepingCapacity: true)
        newPlaces.removeAll(keepingCapacity: true)
        for (index, line) in old.enumerated() where seenNew[Int(line)] == generation {
            oldLines.append(line)
            oldPlaces.append(offset + index)
        }
        for (index, line) in new.enumerated() where seenOld[Int(line)] == generation {
            newLines.append(line)
            newPlaces.append(offset + index)
        }
    }

    /// Compares a box, the part that both begin and end with first.
    private mutating func compare(
        _ old: Range<Int>, _ new: Range<Int>, into result: inout LineDifference, limit: inout WorkLimit
    ) {
        var (old, new) = (old, new)
        while let a = old.first, let b = new.first, oldLines[a] == newLines[b] {
            result.append(old: oldPlaces[a], new: newPlaces[b], count: 1)
            old = old.dropFirst()
            new = new.dropFirst()
        }
        var suffix = 0
        while let a = old.last, let b = new.last, oldLines[a] == newLines[b] {
            suffix += 1
            old = old.dropLast()
            new = new.dropLast()
        }
        let tail = (old: old.upperBound, new: new.upperBound)
        if !old.isEmpty, !new.isEmpty {
            if let snake = middleSnake(old, new, limit: &limit) {
                compare(old.lowerBound..<snake.old.lowerBound, new.lowerBound..<snake.new, into: &result, limit: &limit)
                for step in 0..<snake.old.count {
                    let (a, b) = (snake.old.lowerBound + step, snake.new + step)
                    result.append(old: oldPlaces[a], new: newPlaces[b], count: 1)
                }
                compare(
                    snake.old.upperBound..<old.upperBound, (snake.new + snake.old.count)..<new.upperBound,
                    into: &result, limit: &limit)
            } else {
                result.leaveOut()
            }
        }
        for step in 0..<suffix {
            result.append(old: oldPlaces[tail.old + step], new: newPlaces[tail.new + step], count: 1)
        }
    }

    /// The middle snake of a box: a run of equal lines (perhaps empty) that some shortest way passes halfway. Nil
    /// where the limit ended the search.
    private mutating func middleSnake(
        _ old: Range<Int>, _ new: Range<Int>, limit: inout WorkLimit
    ) -> (old: Range<Int>, new: Int)? {
        let (n, m) = (old.count, new.count)
        let delta = n - m
        let isOdd = delta & 1 != 0
        let half = (n + m + 1) / 2
        // Diagonals run from -half-1 to half+1; the backward ones are counted from the box's other corner.
        let zero = half + 1
        forward[zero + 1] = 0
        backward[zero + 1] = 0
        var steps = 0
        for d in 0...half {
            guard limit.spend(steps + 2 * d + 2) else { return nil }
            steps = 0
            for k in stride(from: -d, through: d, by: 2) {
                var x: Int
                if k == -d || (k != d && forward[zero + k - 1] < forward[zero + k + 1]) {
                    x = forward[zero + k + 1]
                } else {
                    x = forward[zero + k - 1] + 1
                }
                let start = x
                while x < n, x - k < m, oldLines[old.lowerBound + x] == newLines[new.lowerBound + x - k] { x += 1 }
                forward[zero + k] = x
                steps += x - start
                let opposite = delta - k
                if isOdd, abs(opposite) <= d - 1, x + backward[zero + opposite] >= n {
                    return (old.lowerBound + start..<old.lowerBound + x, new.lowerBound + start - k)
                }
            }
            for k in stride(from: -d, through: d, by: 2) {
                var x: Int
                if k == -d || (k != d && backward[zero + k - 1] < backward[zero + k + 1]) {
                    x = backward[zero + k + 1]
                } else {
                    x = backward[zero + k - 1] + 1
                }
                let start = x
                while x < n, x - k < m, oldLines[old.upperBound - 1 - x] == newLines[new.upperBound - 1 - x + k] {
                    x += 1
                }
                backward[zero + k] = x
                steps += x - start
                let opposite = delta - k
                if !isOdd, abs(opposite) <= d, x + forward[zero + opposite] >= n {
                    return (old.upperBound - x..<old.upperBound - start, new.upperBound - x + k)
                }
            }
        }
        return nil
    }
}
