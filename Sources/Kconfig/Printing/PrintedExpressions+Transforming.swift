// SPDX-License-Identifier: GPL-2.0-only

extension PrintedExpressions {
    /// The expression with `!` pulled inwards and comparisons of bools made plain: `expr_transform()`.
    mutating func transformed(_ id: ID, _ tree: KconfigTree) -> ID {
        budget -= 1
        var node = self[id]
        var id = id
        switch node.kind {
        case .and, .or:
            let left = transformed(left(node), tree)
            let right = transformed(right(node), tree)
            return table.make(node.kind, left.index, right.index)
        case .not:
            id = table.make(.not, transformed(left(node), tree).index, 0)
            node = self[id]
        default: break
        }
        switch node.kind {
        case .equal where isBool(node.left, tree):
            if node.right == Self.no { return table.make(.not, symbol(node.left).index, 0) }
            if node.right == Self.mod { return symbol(Self.no) }
            if node.right == Self.yes { return symbol(node.left) }
        case .unequal where isBool(node.left, tree):
            if node.right == Self.no { return symbol(node.left) }
            if node.right == Self.mod { return symbol(Self.yes) }
            if node.right == Self.yes { return table.make(.not, symbol(node.left).index, 0) }
        case .not: return negated(left(node), tree) ?? id
        default: break
        }
        return id
    }

    /// What `!` in front of a part comes to; nil where it stays.
    private mutating func negated(_ id: ID, _ tree: KconfigTree) -> ID? {
        let part = self[id]
        switch part.kind {
        case .not: return left(part)
        case .equal: return table.make(.unequal, part.left, part.right)
        case .unequal: return table.make(.equal, part.left, part.right)
        case .lessOrEqual: return table.make(.greater, part.left, part.right)
        case .greaterOrEqual: return table.make(.less, part.left, part.right)
        case .less: return table.make(.greaterOrEqual, part.left, part.right)
        case .greater: return table.make(.lessOrEqual, part.left, part.right)
        case .or, .and:
            let left = table.make(.not, part.left, 0)
            let right = table.make(.not, part.right, 0)
            let turned = table.make(part.kind == .or ? .and : .or, left.index, right.index)
            return transformed(turned, tree)
        case .symbol where part.left == Self.yes: return symbol(Self.no)
        case .symbol where part.left == Self.mod: return symbol(Self.mod)
        case .symbol where part.left == Self.no: return symbol(Self.yes)
        default: return nil
        }
    }

    private func isBool(_ index: Int32, _ tree: KconfigTree) -> Bool { tree.symbols[Int(index)].type == .bool }

    /// The expression compared with `n`, inside out: `expr_trans_compare()`.
    mutating func compared(_ id: ID?, isEqual: Bool) -> ID {
        let kind: ExpressionTable.Kind = isEqual ? .equal : .unequal
        guard let id else {
            let no = symbol(Self.no)
            return isEqual ? no : table.make(.not, no.index, 0)
        }
        let node = self[id]
        switch node.kind {
        case .and, .or:
            let left = compared(left(node), isEqual: true)
            let right = compared(right(node), isEqual: true)
            let turned = table.make(node.kind == .and ? .or : .and, left.index, right.index)
            return isEqual ? turned : table.make(.not, turned.index, 0)
        case .not: return compared(left(node), isEqual: !isEqual)
        case .symbol: return table.make(kind, node.left, Self.no)
        case .yes: return table.make(kind, Self.yes, Self.no)
        default: return isEqual ? table.make(.not, id.index, 0) : id
        }
    }

    /// The expression without `y` and `n` that decide nothing: `expr_eliminate_yn()`.
    mutating func withoutConstants(_ id: ID) -> ID {
        let node = self[id]
        guard node.kind == .and || node.kind == .or else { return id }
        let left = withoutConstants(left(node))
        let right = withoutConstants(right(node))
        let neutral = node.kind == .and ? Self.yes : Self.no
        let deciding = node.kind == .and ? Self.no : Self.yes
        if isSymbol(left, deciding) { return left }
        if isSymbol(left, neutral) { return right }
        if isSymbol(right, deciding) { return right }
        if isSymbol(right, neutral) { return left }
        // The parts were rewritten; the C program keeps the whole where neither is a constant, which is the same.
        return table.make(node.kind, left.index, right.index)
    }
}
