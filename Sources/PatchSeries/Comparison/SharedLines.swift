// SPDX-License-Identifier: GPL-2.0-only

/// A bag of numbers: each with how often it occurs, ascending.
struct LineBag {
    /// The numbers, ascending, each once.
    private(set) var values: [Int64] = []

    /// How often each occurs.
    private(set) var counts: [Int32] = []

    /// How many numbers there are, each as often as it occurs.
    private(set) var total = 0

    /// A bag of `numbers`.
    init(_ numbers: some Sequence<Int64>) {
        for number in numbers.sorted() {
            if number == values.last {
                counts[counts.count - 1] += 1
            } else {
                values.append(number)
                counts.append(1)
            }
            total += 1
        }
    }

    /// How many numbers both bags hold.
    func sharedCount(with other: LineBag) -> Int {
        var shared = 0
        merge(with: other) { _, left, right in shared += Int(min(left, right)) }
        return shared
    }

    /// What is in this bag and not in `other`.
    func subtracting(_ other: LineBag) -> LineBag {
        var rest = LineBag([])
        merge(with: other) { value, left, right in
            guard left > right else { return }
            rest.values.append(value)
            rest.counts.append(left - right)
            rest.total += Int(left - right)
        }
        return rest
    }

    /// Calls `body` with each number of this bag, and how often it occurs in this one and in `other`.
    private func merge(with other: LineBag, _ body: (Int64, Int32, Int32) -> Void) {
        var right = 0
        for left in values.indices {
            while right < other.values.count, other.values[right] < values[left] { right += 1 }
            let isShared = right < other.values.count && other.values[right] == values[left]
            body(values[left], counts[left], isShared ? other.counts[right] : 0)
        }
    }
}
