// SPDX-License-Identifier: GPL-2.0-only

/// Expressions as `conf` prints them, and as it compares them to shape the menu.
///
/// `scripts/kconfig/expr.c` rewrites the conditions that it puts together: it pulls `!` inwards, drops what stands
/// there twice, makes one comparison of two. Their values stay what they are, so evaluation does without. What is
/// printed, or held against each other, has to be rewritten the same way, step by step; that is done here, for the few
/// expressions that it is asked for.
///
/// Nil stands for the condition that nobody wrote. An expression that is larger than any sane one is left as it is.
struct PrintedExpressions {
    typealias ID = ExpressionID

    var table = ExpressionTable(room: 1 << 6)

    /// The types of the symbols, which decide what a comparison is rewritten to.
    private var ofEntries: [Int32: ID?] = [:]
    private var ofProperties: [Int32: ID?] = [:]

    /// How often something was rewritten in the pass at hand: `trans_count`.
    var changes = 0

    /// Steps that may still be made; what takes more is hostile.
    var budget = 20_000_000

    /// More operands than this an expression is not rewritten with.
    static let mostOperands = 600

    static let yes = SymbolID.yes.index
    static let mod = SymbolID.mod.index
    static let no = SymbolID.no.index
}

extension PrintedExpressions {
    /// What the entry depends on.
    mutating func dependencies(of entry: Int, _ tree: KconfigTree) -> ID? {
        // From the outermost menu inwards: files may nest them as deep as they like.
        var path = [entry]
        while let last = path.last, ofEntries[Int32(last)] == nil, last != KconfigTree.root {
            guard let parent = tree.statedParent(of: last) else { break }
            path.append(parent)
        }
        var outer: ID?
        for entry in path.reversed() {
            if let known = ofEntries[Int32(entry)] {
                outer = known
                continue
            }
            let parent = entry == KconfigTree.root ? nil : tree.statedParent(of: entry)
            if let parent, tree.dialect.choices == .modal, tree.isChoice(parent) {
                outer = symbol(tree.entries[parent].symbol)
            }
            outer = joined(outer, tree.entries[entry].ownDependencies, tree)
            if isBoolInTristateChoice(entry, parent, tree), let parent {
                outer = and(table.make(.equal, tree.entries[parent].symbol, Self.yes), outer)
            }
            ofEntries[Int32(entry)] = outer
        }
        return outer
    }

    /// The condition of the property.
    mutating func condition(of property: Int, _ tree: KconfigTree) -> ID? {
        if let known = ofProperties[Int32(property)] { return known }
        let outer = dependencies(of: Int(tree.properties[property].entry), tree)
        let result = joined(outer, tree.properties[property].ownCondition, tree)
        ofProperties[Int32(property)] = result
        return result
    }

    /// `outer && own`, rewritten.
    private mutating func joined(_ outer: ID?, _ own: ExpressionID, _ tree: KconfigTree) -> ID? {
        let own = taken(own, tree).flatMap { fits($0) ? transformed($0, tree) : $0 }
        guard let whole = and(outer, own) else { return nil }
        return fits(whole) ? withoutDuplicates(whole, tree) : whole
    }

    private func isBoolInTristateChoice(_ entry: Int, _ parent: Int?, _ tree: KconfigTree) -> Bool {
        guard let parent, tree.dialect.choices == .modal, tree.isChoice(parent) else { return false }
        let symbol = tree.entries[entry].symbol
        return symbol >= 0 && tree.symbols[Int(tree.entries[parent].symbol)].type == .tristate
            && tree.symbols[Int(symbol)].type != .tristate
    }

    /// An expression of the tree, taken over.
    ///
    /// Parts have smaller numbers than what they are parts of: those that are needed are taken over in their order.
    mutating func taken(_ id: ExpressionID, _ tree: KconfigTree) -> ID? {
        guard id != .yes else { return nil }
        var needed: Set<Int32> = []
        var waiting = [id.index]
        while let next = waiting.popLast() {
            guard needed.insert(next).inserted else { continue }
            budget -= 1
            let node = tree.expressions.nodes[Int(next)]
            switch node.kind {
            case .and, .or: waiting += [node.left, node.right]
            case .not: waiting.append(node.left)
            default: break
            }
        }
        var taken: [Int32: ID] = [:]
        for index in needed.sorted() {
            let node = tree.expressions.nodes[Int(index)]
            switch node.kind {
            case .yes: taken[index] = symbol(Self.yes)
            case .and, .or:
                guard let left = taken[node.left], let right = taken[node.right] else { continue }
                taken[index] = table.make(node.kind, left.index, right.index)
            case .not:
                guard let operand = taken[node.left] else { continue }
                taken[index] = table.make(.not, operand.index, 0)
            default: taken[index] = table.make(node.kind, node.left, node.right)
            }
        }
        return taken[id.index]
    }

    mutating func symbol(_ index: Int32) -> ID { table.make(.symbol, index, 0) }

    /// `left && right`, where there are both.
    mutating func and(_ left: ID?, _ right: ID?) -> ID? {
        guard let left else { return right }
        guard let right else { return left }
        return table.make(.and, left.index, right.index)
    }

    /// `left || right`, where there are both.
    mutating func or(_ left: ID?, _ right: ID?) -> ID? {
        guard let left else { return right }
        guard let right else { return left }
        return table.make(.or, left.index, right.index)
    }

    /// Whether the expression is small enough for what calls itself and looks at pairs of operands.
    mutating func fits(_ id: ID) -> Bool {
        var waiting = [id]
        var count = 0
        while let next = waiting.popLast() {
            count += 1
            let node = self[next]
            switch node.kind {
            case .and, .or: waiting += [left(node), right(node)]
            case .not: waiting.append(left(node))
            default: break
            }
            if count > Self.mostOperands { break }
        }
        budget -= count
        return count <= Self.mostOperands && budget > 0
    }

    subscript(id: ID) -> ExpressionTable.Node { table.nodes[Int(id.index)] }
    func left(_ node: ExpressionTable.Node) -> ID { ID(index: node.left) }
    func right(_ node: ExpressionTable.Node) -> ID { ID(index: node.right) }

    /// Whether the expression is nothing but this symbol.
    func isSymbol(_ id: ID, _ symbol: Int32) -> Bool {
        let node = self[id]
        return node.kind == .symbol && node.left == symbol
    }
}

extension KconfigTree {
    /// The entry that holds `entry` as the files have it: the menu of the end has submenus that nobody wrote, and
    /// takes those of an `if` out of it.
    func statedParent(of entry: Int) -> Int? {
        let parent = entries[entry].statedParent
        return parent >= 0 ? Int(parent) : nil
    }
}
