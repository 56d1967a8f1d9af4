// SPDX-License-Identifier: GPL-2.0-only

/// Finds out whether there can be symbols that depend on each other in a circle.
///
/// One walk over all symbols and expressions; where it comes back to what it is in, ``DependencyCheck`` has to look
/// closer. A choice and its members are one: each needs all others.
struct CircleSearch {
    private let tree: KconfigTree
    private let symbolCount: Int

    /// For each symbol, then each expression: 0 where it was not seen, 1 where it is open, 2 where it is done.
    private var colors: [UInt8]

    /// What is to be entered, and, as complements, what is to be left.
    private var waiting: [Int32] = []
    private var found = false

    /// For each symbol, where it stands when each stands behind all that it depends on, from 1; 0 where nobody got to
    /// it.
    private(set) var places: [Int]
    private var lastPlace = 0

    init(_ tree: KconfigTree) {
        self.tree = tree
        symbolCount = tree.symbols.count
        colors = Array(repeating: 0, count: symbolCount + tree.expressions.count)
        waiting.reserveCapacity(1 << 12)
        places = Array(repeating: 0, count: symbolCount)
    }

    /// Whether there is one.
    mutating func run() -> Bool {
        for start in 0..<symbolCount {
            if colors[start] == 0, tree.symbols[start].firstEntry >= 0 {
                push(symbol: Int32(truncatingIfNeeded: start))
                walk()
            }
            if found { return true }
        }
        return false
    }

    private mutating func walk() {
        while let node = waiting.popLast(), !found {
            guard node >= 0 else {
                leave(Int(~node))
                continue
            }
            let index = Int(node)
            guard colors[index] == 0 else { continue }
            colors[index] = 1
            waiting.append(~node)
            if index < symbolCount {
                pushNeeds(of: index)
            } else {
                pushParts(of: tree.expressions.nodes[index - symbolCount])
            }
        }
    }

    private mutating func leave(_ node: Int) {
        colors[node] = 2
        guard node < symbolCount else { return }
        lastPlace += 1
        places[node] = lastPlace
    }

    /// The symbols that the lines of `symbol` name; the choice where they name a member. No search is under way.
    mutating func targets(of symbol: Int32) -> [Int32] {
        var targets: [Int32] = []
        var looked: [Int] = []
        pushNeeds(of: Int(symbol))
        while let node = waiting.popLast() {
            let index = Int(node)
            if index < symbolCount {
                targets.append(node)
            } else if colors[index] == 0 {
                colors[index] = 2
                looked.append(index)
                pushParts(of: tree.expressions.nodes[index - symbolCount])
            }
        }
        for index in looked { colors[index] = 0 }
        return targets
    }

    private mutating func pushNeeds(of symbol: Int) {
        pushLines(of: symbol)
        guard tree.symbols[symbol].name < 0 else { return }
        for member in tree.choiceMembers[tree.symbols[symbol].firstEntry] ?? [] { pushLines(of: Int(member.index)) }
    }

    private mutating func pushParts(of expression: ExpressionTable.Node) {
        switch expression.kind {
        case .yes: break
        case .symbol: push(symbol: expression.left)
        case .not: push(part: expression.left)
        case .and, .or:
            push(part: expression.left)
            push(part: expression.right)
        default:
            push(symbol: expression.left)
            push(symbol: expression.right)
        }
    }

    private mutating func push(_ node: Int) {
        switch colors[node] {
        case 0: waiting.append(Int32(truncatingIfNeeded: node))
        case 1: found = true
        default: break
        }
    }

    private mutating func push(_ expression: ExpressionID?) {
        if let expression, expression != .yes { push(part: expression.index) }
    }

    /// An expression that is a symbol alone is that symbol.
    private mutating func push(part: Int32) {
        let expression = tree.expressions.nodes[Int(part)]
        if expression.kind == .symbol {
            push(symbol: expression.left)
        } else {
            push(symbolCount + Int(part))
        }
    }

    private mutating func push(symbol: Int32) {
        let choice = tree.symbols[Int(symbol)].choice
        if choice >= 0 {
            push(Int(tree.entries[Int(choice)].symbol))
        } else if tree.symbols[Int(symbol)].name >= 0 || colors[Int(symbol)] == 0 {
            // Its members name a choice with a mode: that is no circle.
            push(Int(symbol))
        }
    }

    private mutating func pushLines(of symbol: Int) {
        push(tree.symbols[symbol].dependencies)
        push(tree.symbols[symbol].reverse)
        push(tree.symbols[symbol].implied)
        let isChoice = tree.symbols[symbol].name < 0
        var property = tree.symbols[symbol].firstProperty
        while property >= 0 {
            let kind = tree.properties[Int(property)].kind
            if kind != .select, kind != .imply {
                push(tree.properties[Int(property)].condition)
                if kind == .defaultValue, !isChoice { push(tree.properties[Int(property)].value) }
            }
            property = tree.properties[Int(property)].next
        }
    }
}
