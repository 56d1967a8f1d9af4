// SPDX-License-Identifier: GPL-2.0-only

/// Which symbols of a tree can have a say in the value of which.
///
/// Made once a tree; the values of a symbol that is not among the ``dependents(of:)`` of another can't change with it.
public struct ReferenceGraph: Sendable {
    /// The nodes: first the symbols, then the expressions.
    private let symbolCount: Int

    /// For each node the nodes that are made of it, one after the other; ``starts`` tells where those of each begin.
    private let users: [Int32]
    private let starts: [Int32]

    /// The references of `tree`.
    public init(of tree: KconfigTree) {
        var edges = Edges(of: tree)
        symbolCount = tree.symbols.count
        let count = tree.symbols.count + tree.expressions.count
        (users, starts) = edges.sorted(nodes: count)
    }

    /// What one of `changed` can have a say in, by way of others perhaps, themselves included.
    public func reach(of changed: some Sequence<SymbolID>) -> Reach {
        var isReached = [Bool](repeating: false, count: starts.count - 1)
        var waiting: [Int32] = []
        for id in changed where id.index > 2 && !isReached[Int(id.index)] {
            isReached[Int(id.index)] = true
            waiting.append(id.index)
        }
        while let node = waiting.popLast() {
            for user in users[Int(starts[Int(node)])..<Int(starts[Int(node) + 1])] where !isReached[Int(user)] {
                isReached[Int(user)] = true
                waiting.append(user)
            }
        }
        return Reach(isReached: isReached, symbolCount: symbolCount)
    }

    /// Symbols and expressions whose values can change.
    public struct Reach: Sendable {
        fileprivate let isReached: [Bool]
        fileprivate let symbolCount: Int

        /// The symbols, ascending.
        public var symbols: [SymbolID] {
            (0..<symbolCount).filter { isReached[$0] }.map { SymbolID(index: Int32(truncatingIfNeeded: $0)) }
        }

        /// Whether the value of `symbol` can change.
        public func contains(_ symbol: SymbolID) -> Bool { isReached[Int(symbol.index)] }

        /// Whether the value of `expression` can change.
        func contains(_ expression: ExpressionID) -> Bool { isReached[symbolCount + Int(expression.index)] }

        /// Whether it can change what `select`, a line of `tree`, demands of its target, or what that depends on; the
        /// value of the target itself has no say in whether its dependencies are met.
        public func contains(_ select: MenuAttribute, of tree: KconfigTree) -> Bool {
            guard let source = select.symbol, let target = select.target else { return false }
            if contains(source) || contains(tree.modules) { return true }
            if contains(tree.properties[Int(select.index)].condition) { return true }
            return tree.symbols[Int(target.index)].dependencies.map { contains($0) } ?? false
        }
    }
}

/// The references of a tree, each from what is used to what uses it.
private struct Edges {
    private var used: [Int32] = []
    private var users: [Int32] = []
    private let symbolCount: Int32

    init(of tree: KconfigTree) {
        symbolCount = Int32(truncatingIfNeeded: tree.symbols.count)
        for index in 0..<Int32(truncatingIfNeeded: tree.expressions.count) {
            let id = ExpressionID(index: index)
            switch tree.expressions[id] {
            case .yes: break
            case .symbol(let symbol): add(symbol.index, usedBy: node(id))
            case .comparison(_, let left, let right):
                add(left.index, usedBy: node(id))
                add(right.index, usedBy: node(id))
            case .not(let operand): add(node(operand), usedBy: node(id))
            case .and(let left, let right), .or(let left, let right):
                add(node(left), usedBy: node(id))
                add(node(right), usedBy: node(id))
            }
        }
        for (index, symbol) in tree.symbols.enumerated() {
            let user = Int32(truncatingIfNeeded: index)
            for expression in [symbol.dependencies, symbol.reverse, symbol.implied] {
                if let expression { add(node(expression), usedBy: user) }
            }
            tree.forEachProperty(of: SymbolID(index: user)) { property in
                let property = tree.properties[property]
                // What a `select` does is in the reverse dependencies of its target.
                guard property.kind != .select, property.kind != .imply else { return }
                add(node(property.condition), usedBy: user)
                if property.kind == .defaultValue || property.kind == .range { add(node(property.value), usedBy: user) }
            }
        }
        // Each member of a choice has a say in all others.
        for (entry, members) in tree.choiceMembers.sorted(by: { $0.key < $1.key }) {
            let choice = tree.entries[Int(entry)].symbol
            for member in members {
                add(member.index, usedBy: choice)
                add(choice, usedBy: member.index)
            }
        }
    }

    private func node(_ id: ExpressionID) -> Int32 { symbolCount + id.index }

    private mutating func add(_ node: Int32, usedBy user: Int32) {
        used.append(node)
        users.append(user)
    }

    /// The users in the order of what they use, and where those of each node begin.
    mutating func sorted(nodes: Int) -> (users: [Int32], starts: [Int32]) {
        var starts = [Int32](repeating: 0, count: nodes + 1)
        for node in used { starts[Int(node) + 1] += 1 }
        for node in 0..<nodes { starts[node + 1] += starts[node] }
        var next = starts
        var sorted = [Int32](repeating: 0, count: users.count)
        for (node, user) in zip(used, users) {
            sorted[Int(next[Int(node)])] = user
            next[Int(node)] += 1
        }
        return (sorted, starts)
    }
}
