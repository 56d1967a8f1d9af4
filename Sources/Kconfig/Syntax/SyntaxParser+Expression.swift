// SPDX-License-Identifier: GPL-2.0-only

extension SyntaxParser {
    /// Reads an expression, nil where there is none.
    ///
    /// `!` binds tightest, then `&&`, then `||`; comparisons stand between two operands only. Operators wait on a stack
    /// of our own: a file may nest as deep as it likes.
    mutating func parseExpression() -> ExpressionIndex? {
        pending.removeAll(keepingCapacity: true)
        operands.removeAll(keepingCapacity: true)
        var open = 0
        while true {
            // In front of an operand.
            while token == .not || token == .openParenthesis {
                if token == .openParenthesis { open += 1 }
                pending.append(token)
                advance()
            }
            guard let operand = parseOperand() else { return nil }
            operands.append(operand)
            // Behind one.
            while token == .closeParenthesis, open > 0 {
                guard reduce(to: .openParenthesis) else { return nil }
                open -= 1
                advance()
            }
            guard token == .and || token == .or else { break }
            reduce(above: token)
            pending.append(token)
            advance()
        }
        guard open == 0, reduce(to: nil), operands.count == 1 else { return nil }
        return operands.last
    }

    /// A symbol or constant, or two of them compared.
    private mutating func parseOperand() -> ExpressionIndex? {
        guard token == .word || token == .quoted else { return nil }
        let left = keepWord()
        advance()
        guard case .comparison(let comparison) = token else { return keep(.operand(left)) }
        advance()
        guard token == .word || token == .quoted else { return nil }
        let right = keepWord()
        advance()
        return keep(.comparison(comparison, left, right))
    }

    /// Makes parts of all operators that bind at least as tightly as `token`.
    private mutating func reduce(above token: Token) {
        while let last = pending.last, last != .openParenthesis, last.strength >= token.strength {
            guard reduceLast() else { return }
        }
    }

    /// Makes parts of all operators down to `token`, which is taken away; down to the first where it is nil.
    private mutating func reduce(to token: Token?) -> Bool {
        while let last = pending.last {
            if last == token {
                pending.removeLast()
                return true
            }
            guard reduceLast() else { return false }
        }
        return token == nil
    }

    private mutating func reduceLast() -> Bool {
        guard let token = pending.popLast(), let right = operands.popLast() else { return false }
        if token == .not {
            operands.append(keep(.not(right)))
            return true
        }
        guard let left = operands.popLast() else { return false }
        operands.append(keep(token == .and ? .and(left, right) : .or(left, right)))
        return true
    }
}

extension Token {
    /// How tightly an operator binds.
    fileprivate var strength: Int {
        switch self {
        case .not: 3
        case .and: 2
        case .or: 1
        default: 0
        }
    }
}
