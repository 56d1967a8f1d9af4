// SPDX-License-Identifier: GPL-2.0-only

/// A variable of a formula, or its negation.
///
/// Numbered as DIMACS does: from 1, negations below 0.
public struct Literal: Sendable, Hashable {
    /// The number.
    public let number: Int32

    /// The literal with a number other than 0.
    public init(number: Int32) { self.number = number }

    /// The negation.
    public static prefix func ! (literal: Literal) -> Literal { Literal(number: 0 &- literal.number) }
}
