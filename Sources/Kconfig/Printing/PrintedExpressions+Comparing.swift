// SPDX-License-Identifier: GPL-2.0-only

extension PrintedExpressions {
    /// Whether `condition` can be met only where `symbol` is not `n`, or names it and holds all operands of `basis`:
    /// what makes an entry one of a submenu.
    mutating func holds(_ condition: ID, allOf basis: ID?, for symbol: SymbolID, _ tree: KconfigTree) -> Bool {
        guard fits(condition), names(condition, symbol.index) else { return false }
        if needs(condition, symbol.index) { return true }
        if let basis, !fits(basis) { return false }
        var whole = prepared(condition, tree)
        var rest = prepared(basis, tree)
        eliminateEqual(&whole, &rest)
        return isSymbol(rest, Self.yes)
    }

    private mutating func prepared(_ id: ID?, _ tree: KconfigTree) -> ID {
        let compared = compared(id, isEqual: false)
        return withoutDuplicates(transformed(compared, tree), tree)
    }

    /// `expr_contains_symbol()`
    private func names(_ id: ID, _ symbol: Int32) -> Bool {
        let node = self[id]
        switch node.kind {
        case .yes: return false
        case .symbol: return node.left == symbol
        case .not: return names(left(node), symbol)
        case .and, .or: return names(left(node), symbol) || names(right(node), symbol)
        default: return node.left == symbol || node.right == symbol
        }
    }

    /// `expr_depends_symbol()`
    private func needs(_ id: ID, _ symbol: Int32) -> Bool {
        let node = self[id]
        switch node.kind {
        case .and: return needs(left(node), symbol) || needs(right(node), symbol)
        case .symbol: return node.left == symbol
        case .equal: return node.left == symbol && (node.right == Self.yes || node.right == Self.mod)
        case .unequal: return node.left == symbol && node.right == Self.no
        default: return false
        }
    }

    /// Whether two expressions have the same operands, in any order: `expr_eq()`.
    mutating func areEqual(_ first: ID, _ second: ID) -> Bool {
        if first == second { return true }
        budget -= 1
        let one = self[first]
        let other = self[second]
        guard one.kind == other.kind, budget > 0 else { return false }
        switch one.kind {
        case .and, .or:
            let outerChanges = changes
            defer { changes = outerChanges }
            var one = first
            var other = second
            eliminateEqual(&one, &other)
            return self[one].kind == .symbol && one == other
        case .not: return areEqual(left(one), left(other))
        default: return false
        }
    }

    /// Takes away the operands that both have: `expr_eliminate_eq()`.
    mutating func eliminateEqual(_ first: inout ID, _ second: inout ID) {
        let kind = self[first].kind
        if kind == .and || kind == .or { eliminateOperands(kind, &first, &second) }
        let other = self[second].kind
        if other != self[first].kind, other == .and || other == .or { eliminateOperands(other, &first, &second) }
        first = withoutConstants(first)
        second = withoutConstants(second)
    }

    private mutating func eliminateOperands(_ kind: ExpressionTable.Kind, _ first: inout ID, _ second: inout ID) {
        if self[first].kind == kind {
            let node = self[first]
            var left = left(node)
            var right = right(node)
            eliminateOperands(kind, &left, &second)
            eliminateOperands(kind, &right, &second)
            first = table.make(kind, left.index, right.index)
            return
        }
        if self[second].kind == kind {
            let node = self[second]
            var left = left(node)
            var right = right(node)
            eliminateOperands(kind, &first, &left)
            eliminateOperands(kind, &first, &right)
            second = table.make(kind, left.index, right.index)
            return
        }
        budget -= 1
        let isConstant = isSymbol(first, Self.yes) || isSymbol(first, Self.no)
        guard !(first == second && isConstant), areEqual(first, second) else { return }
        changes += 1
        first = symbol(kind == .or ? Self.no : Self.yes)
        second = first
    }
}
