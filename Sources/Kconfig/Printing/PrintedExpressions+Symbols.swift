// SPDX-License-Identifier: GPL-2.0-only

extension PrintedExpressions {
    /// What the symbol depends on: one of its places.
    mutating func dependencies(of symbol: SymbolID, _ tree: KconfigTree) -> ID? {
        var result: ID?
        guard tree.symbols[Int(symbol.index)].dependencies != nil else { return nil }
        var entry = tree.symbols[Int(symbol.index)].firstEntry
        while entry >= 0 {
            if tree.countsAsPlace(Int(entry)) { result = or(result, dependencies(of: Int(entry), tree)) }
            entry = tree.entries[Int(entry)].nextOfSymbol
        }
        return result
    }

    /// What selects the symbol, or implies it: one alternative for each line.
    mutating func alternatives(
        of symbol: SymbolID, _ kind: Property.Kind, in lines: [Int32], _ tree: KconfigTree
    ) -> [ID] {
        var result: [ID] = []
        for line in lines where tree.properties[Int(line)].kind == kind {
            let source = tree.entries[Int(tree.properties[Int(line)].entry)].symbol
            let condition = condition(of: Int(line), tree)
            result.append(and(self.symbol(source), condition) ?? self.symbol(source))
        }
        guard kind == .select, tree.symbols[Int(symbol.index)].name < 0, tree.dialect.choices == .modal else {
            return result
        }
        var entry = tree.symbols[Int(symbol.index)].firstEntry
        while entry >= 0 {
            let prompt = tree.entries[Int(entry)].prompt
            entry = tree.entries[Int(entry)].nextOfSymbol
            guard prompt >= 0, !tree.symbols[Int(symbol.index)].isOptional else { continue }
            result.append(and(condition(of: Int(prompt), tree), self.symbol(Self.mod)) ?? self.symbol(Self.mod))
        }
        return result
    }

    /// The symbols that the expression names, from left to right.
    func symbols(in id: ID?) -> [Int32] {
        var result: [Int32] = []
        var waiting = id.map { [$0] } ?? []
        while let next = waiting.popLast() {
            let node = self[next]
            switch node.kind {
            case .yes: break
            case .symbol: result.append(node.left)
            case .not: waiting.append(left(node))
            case .and, .or: waiting += [right(node), left(node)]
            default: result += [node.left, node.right]
            }
        }
        return result
    }
}

extension KconfigTree {
    /// Whether what the entry depends on counts for its symbol: not that of a choice with members, nor of a member.
    func countsAsPlace(_ entry: Int) -> Bool {
        if isChoice(entry) { return false }
        guard dialect.choices == .plain, let parent = statedParent(of: entry) else { return true }
        return !isChoice(parent)
    }

    /// The lines that select or imply each symbol, in the order in which they are collected.
    func reverseLines() -> [Int32: [Int32]] {
        var result: [Int32: [Int32]] = [:]
        for line in reverseOrder {
            if case .symbol(let target) = expressions[properties[Int(line)].value] {
                result[target.index, default: []].append(line)
            }
        }
        return result
    }
}
