// SPDX-License-Identifier: GPL-2.0-only

/// Which symbol and which expression of a tree is which of another one: by name, and by what it is made of.
struct TreeMapping {
    /// For each symbol of the one tree its number in the other, -1 where there is none of its name.
    private var symbols: [Int32]

    /// For each expression of the one tree its number in the other, -1 where nothing there is written like it.
    private var expressions: [Int32]

    /// The mapping of the symbols and expressions of `source` to those of `target`.
    init(from source: KconfigTree, to target: KconfigTree) {
        symbols = Self.symbols(source, target)
        expressions = []
        expressions.reserveCapacity(source.expressions.count)
        for node in source.expressions.nodes { expressions.append(map(node, target)) }
    }

    /// The symbol of the other tree that `id` is.
    func symbol(_ id: SymbolID) -> SymbolID? {
        let mapped = symbols[Int(id.index)]
        return mapped < 0 ? nil : SymbolID(index: mapped)
    }

    /// The expression of the other tree that `id` is.
    func expression(_ id: ExpressionID) -> ExpressionID? {
        let mapped = expressions[Int(id.index)]
        return mapped < 0 ? nil : ExpressionID(index: mapped)
    }

    /// Whether `id`, where there is one, is `other`.
    func isSame(_ id: ExpressionID?, _ other: ExpressionID?) -> Bool {
        guard let id, let other else { return id == nil && other == nil }
        return expression(id) == other
    }

    private func map(_ node: ExpressionTable.Node, _ target: KconfigTree) -> Int32 {
        let (left, right): (Int32, Int32) =
            switch node.kind {
            case .yes: (0, 0)
            case .symbol: (symbols[Int(node.left)], 0)
            case .not: (expressions[Int(node.left)], 0)
            case .and, .or: (expressions[Int(node.left)], expressions[Int(node.right)])
            default: (symbols[Int(node.left)], symbols[Int(node.right)])
            }
        if node.kind == .yes { return 0 }
        guard left >= 0, right >= 0 else { return -1 }
        return target.expressions.existing(node.kind, left, right)?.index ?? -1
    }

    private static func symbols(_ source: KconfigTree, _ target: KconfigTree) -> [Int32] {
        // Names first: several symbols and constants have the same.
        var names = [Int](repeating: -1, count: source.names.count)
        for index in names.indices {
            names[index] = target.names.existingIndex(of: source.names.bytes(of: index)) ?? -1
        }
        var symbols = source.symbols.map { symbol -> Int32 in
            guard symbol.name >= 0, names[Int(symbol.name)] >= 0 else { return -1 }
            let name = names[Int(symbol.name)]
            return symbol.isConstant ? target.constantOfName[name] : target.symbolOfName[name]
        }
        // A choice has no name: it is the one that its first member is in.
        for (entry, members) in source.choiceMembers {
            guard let first = members.first, symbols[Int(first.index)] >= 0 else { continue }
            let choice = target.symbols[Int(symbols[Int(first.index)])].choice
            if choice >= 0 { symbols[Int(source.entries[Int(entry)].symbol)] = target.entries[Int(choice)].symbol }
        }
        return symbols
    }
}
