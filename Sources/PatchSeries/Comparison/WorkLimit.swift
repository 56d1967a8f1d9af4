// SPDX-License-Identifier: GPL-2.0-only

/// How much work is left to do: a count of elementary steps, never of seconds, so that the same input gives the same
/// result on every machine.
struct WorkLimit {
    /// Steps that are left.
    private(set) var steps: Int

    /// A limit of `steps`.
    init(steps: Int) { self.steps = steps }

    /// Takes `count` steps; false where they are not left any more.
    @inline(__always)
    mutating func spend(_ count: Int) -> Bool {
        guard count <= steps else {
            steps = 0
            return false
        }
        steps -= count
        return true
    }
}
