// SPDX-License-Identifier: GPL-2.0-only

/// A part of an expression as it is written: an operand, or an operator on the parts in front of it.
///
/// The parts of a file stand in one array, operands before their operators, so that an expression can be walked
/// without recursion, however deep it is nested.
public enum SyntaxExpression: Sendable, Hashable {
    /// A name or a constant.
    case operand(WordIndex)
    /// Two operands compared.
    case comparison(Comparison, WordIndex, WordIndex)
    /// `!x`
    case not(ExpressionIndex)
    /// `x && y`
    case and(ExpressionIndex, ExpressionIndex)
    /// `x || y`
    case or(ExpressionIndex, ExpressionIndex)
}

/// How two operands are compared.
public enum Comparison: UInt8, Sendable, Hashable, CaseIterable {
    /// `=`
    case equal
    /// `!=`
    case unequal
    /// `<`
    case less
    /// `<=`
    case lessOrEqual
    /// `>`
    case greater
    /// `>=`
    case greaterOrEqual
}

/// The place of a ``Word`` in ``KconfigFile/words``.
public struct WordIndex: Sendable, Hashable {
    /// The place, from 0.
    public let position: UInt32

    init(_ position: Int) { self.position = UInt32(truncatingIfNeeded: position) }
}

/// The place of a ``SyntaxExpression`` in ``KconfigFile/expressions``.
public struct ExpressionIndex: Sendable, Hashable {
    /// The place, from 0.
    public let position: UInt32

    init(_ position: Int) { self.position = UInt32(truncatingIfNeeded: position) }
}
