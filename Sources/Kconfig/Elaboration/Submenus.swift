// SPDX-License-Identifier: GPL-2.0-only

/// Which entries form a submenu below a symbol that they depend on, though nobody wrote one.
struct Submenus {
    /// The follower whose symbols are marked.
    private var marked = -1

    /// The mark of the follower, and for each symbol that of the last follower whose conditions name it: anywhere, and
    /// as something that must not be `n`.
    private var mark: UInt32 = 0
    private var named: [UInt32]
    private var needed: [UInt32]

    private var waiting: [(Int32, isNeeded: Bool)] = []
    private var comparing = PrintedExpressions()

    init(symbols: Int) {
        named = Array(repeating: 0, count: symbols)
        needed = Array(repeating: 0, count: symbols)
    }

    /// Whether the entry `follower` belongs into the submenu of `symbol` at `entry`, which stands in front of it.
    ///
    /// It does where its condition (the prompt's, or without one its dependencies) can't hold without the symbol, or
    /// names it and holds all that the symbol's own prompt needs. What both inherit needs no look: where that names the
    /// symbol, the symbol depends on itself.
    mutating func belongs(_ follower: Int, below symbol: SymbolID, _ entry: Int, _ tree: KconfigTree) -> Bool {
        if marked != follower {
            marked = follower
            mark += 1
            markSymbols(of: tree.entries[follower].ownDependencies, in: tree)
            let prompt = tree.entries[follower].prompt
            if prompt >= 0 { markSymbols(of: tree.properties[Int(prompt)].ownCondition, in: tree) }
        }
        guard named[Int(symbol.index)] == mark else { return false }
        if needed[Int(symbol.index)] == mark { return true }
        guard let condition = condition(of: follower, tree) else { return false }
        return comparing.holds(condition, allOf: self.condition(ofPrompt: entry, tree), for: symbol, tree)
    }

    private mutating func condition(of entry: Int, _ tree: KconfigTree) -> PrintedExpressions.ID? {
        tree.entries[entry].prompt >= 0
            ? condition(ofPrompt: entry, tree) : comparing.dependencies(of: entry, tree)
    }

    private mutating func condition(ofPrompt entry: Int, _ tree: KconfigTree) -> PrintedExpressions.ID? {
        let prompt = tree.entries[entry].prompt
        return prompt < 0 ? nil : comparing.condition(of: Int(prompt), tree)
    }

    /// Marks what the expression names; it is a tree as long as the text that it comes from, and walked once.
    private mutating func markSymbols(of expression: ExpressionID, in tree: KconfigTree) {
        guard expression != .yes else { return }
        waiting.append((expression.index, true))
        while let (next, isNeeded) = waiting.popLast() {
            let node = tree.expressions.nodes[Int(next)]
            switch node.kind {
            case .yes: break
            case .symbol:
                named[Int(node.left)] = mark
                if isNeeded { needed[Int(node.left)] = mark }
            case .not: waiting.append((node.left, false))
            case .and, .or:
                let isNeeded = isNeeded && node.kind == .and
                waiting.append((node.right, isNeeded))
                waiting.append((node.left, isNeeded))
            default:
                named[Int(node.left)] = mark
                named[Int(node.right)] = mark
                let other = SymbolID(index: node.right)
                let isPositive =
                    node.kind == .equal ? other == .yes || other == .mod : node.kind == .unequal && other == .no
                if isNeeded, isPositive { needed[Int(node.left)] = mark }
            }
        }
    }
}
