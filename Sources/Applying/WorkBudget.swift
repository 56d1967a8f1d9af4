// SPDX-License-Identifier: GPL-2.0-only

/// How much work a series may still cause, counted in compared lines.
///
/// Work is counted, not timed: the same series comes to the same end on every machine. The whole of a kernel release
/// (some 400,000 hunks) spends a thousandth of it.
struct WorkBudget {
    /// Steps taken so far.
    private(set) var spent = 0

    /// Steps that may be taken.
    let limit: Int

    /// Bytes of binary data that may still be inflated.
    private(set) var bytesLeft = 512 << 20

    /// A budget of `limit` steps.
    init(limit: Int = 1_000_000_000) { self.limit = limit }

    /// Counts `steps`.
    mutating func spend(_ steps: Int) { spent += steps }

    /// Counts `bytes` of binary data.
    mutating func spend(bytes: Int) { bytesLeft = max(0, bytesLeft - bytes) }

    /// Whether nothing is left.
    var isExhausted: Bool { spent > limit }
}
