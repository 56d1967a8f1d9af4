// SPDX-License-Identifier: GPL-2.0-only

extension PrintedExpressions {
    /// The expression without operands that say nothing new: `expr_eliminate_dups()`.
    mutating func withoutDuplicates(_ id: ID, _ tree: KconfigTree) -> ID {
        let outerChanges = changes
        var allChanges = 0
        // Up to 6.11 one pass goes through the operands as well, and what changes there is a change of the whole.
        defer { changes = outerChanges + (tree.dialect.keepsConstants ? allChanges : 0) }
        var id = id
        repeat {
            changes = 0
            let node = self[id]
            if node.kind == .and || node.kind == .or {
                var left = withoutDuplicates(left(node), tree)
                var right = withoutDuplicates(right(node), tree)
                joinOperands(node.kind, &left, &right, tree)
                id = table.make(node.kind, left.index, right.index)
            }
            allChanges += changes
            if changes > 0 || !tree.dialect.keepsConstants { id = withoutConstants(id) }
        } while changes > 0 && budget > 0
        return id
    }

    /// Joins each operand of one side with each of the other where two make one: `expr_eliminate_dups1()`.
    private mutating func joinOperands(
        _ kind: ExpressionTable.Kind, _ first: inout ID, _ second: inout ID, _ tree: KconfigTree
    ) {
        if self[first].kind == kind {
            let node = self[first]
            var left = left(node)
            var right = right(node)
            joinOperands(kind, &left, &second, tree)
            joinOperands(kind, &right, &second, tree)
            first = table.make(kind, left.index, right.index)
            return
        }
        if self[second].kind == kind {
            let node = self[second]
            var left = left(node)
            var right = right(node)
            joinOperands(kind, &first, &left, tree)
            joinOperands(kind, &first, &right, tree)
            second = table.make(kind, left.index, right.index)
            return
        }
        budget -= 1
        guard budget > 0,
            let joined = kind == .and ? conjunction(first, second, tree) : disjunction(first, second, tree)
        else { return }
        first = symbol(kind == .and ? Self.yes : Self.no)
        second = joined
        changes += 1
    }

    /// The symbol that an operand is about, if it is one that can be joined: a symbol, compared or negated.
    private func subject(_ id: ID, allowingNegatedComparison: Bool) -> Int32? {
        let node = self[id]
        switch node.kind {
        case .symbol, .equal, .unequal: return node.left
        case .not:
            let part = self[left(node)]
            switch part.kind {
            case .symbol: return part.left
            case .equal, .unequal: return allowingNegatedComparison ? part.left : nil
            default: return nil
            }
        default: return nil
        }
    }

    /// The bool or tristate that both operands are about.
    private func commonSubject(_ first: ID, _ second: ID, _ tree: KconfigTree) -> (Int32, SymbolType)? {
        guard let one = subject(first, allowingNegatedComparison: true),
            let other = subject(second, allowingNegatedComparison: false), one == other
        else { return nil }
        let type = tree.symbols[Int(one)].type
        return type == .bool || type == .tristate ? (one, type) : nil
    }

    private func isPair(_ first: Int32, _ second: Int32, _ one: Int32, _ other: Int32) -> Bool {
        first == one && second == other || first == other && second == one
    }

    /// `first || second` as one operand: `expr_join_or()`.
    private mutating func disjunction(_ first: ID, _ second: ID, _ tree: KconfigTree) -> ID? {
        if areEqual(first, second) { return first }
        guard let (subject, type) = commonSubject(first, second, tree) else { return nil }
        let one = self[first]
        let other = self[second]
        if type == .tristate, one.kind == .equal, other.kind == .equal {
            for (missing, a, b) in [
                (Self.no, Self.yes, Self.mod), (Self.mod, Self.yes, Self.no), (Self.yes, Self.mod, Self.no),
            ] where isPair(one.right, other.right, a, b) {
                return table.make(.unequal, subject, missing)
            }
        }
        if type == .bool {
            let isNegated = one.kind == .not && self[left(one)].kind == .symbol && other.kind == .symbol
            let isNegating = other.kind == .not && self[left(other)].kind == .symbol && one.kind == .symbol
            if isNegated || isNegating { return symbol(Self.yes) }
        }
        return nil
    }

    /// `first && second` as one operand: `expr_join_and()`.
    private mutating func conjunction(_ first: ID, _ second: ID, _ tree: KconfigTree) -> ID? {
        if areEqual(first, second) { return first }
        guard let (subject, type) = commonSubject(first, second, tree) else { return nil }
        let one = self[first]
        let other = self[second]
        // A symbol and a comparison of it, whichever comes first.
        for (plain, compared) in [(one, other), (other, one)] where plain.kind == .symbol {
            if compared.kind == .equal, compared.right == Self.yes { return table.make(.equal, subject, Self.yes) }
            if compared.kind == .unequal, compared.right == Self.no { return symbol(subject) }
            if compared.kind == .unequal, compared.right == Self.mod { return table.make(.equal, subject, Self.yes) }
        }
        guard type == .tristate else { return nil }
        for (equal, unequal) in [(one, other), (other, one)] where equal.kind == .equal && unequal.kind == .unequal {
            guard tree.symbols[Int(equal.right)].isConstant, tree.symbols[Int(unequal.right)].isConstant else {
                continue
            }
            return equal.right != unequal.right ? table.make(.equal, subject, equal.right) : symbol(Self.no)
        }
        if one.kind == .unequal, other.kind == .unequal {
            for (left, a, b) in [
                (Self.mod, Self.yes, Self.no), (Self.no, Self.yes, Self.mod), (Self.yes, Self.mod, Self.no),
            ] where isPair(one.right, other.right, a, b) {
                return table.make(.equal, subject, left)
            }
        }
        return nil
    }
}
