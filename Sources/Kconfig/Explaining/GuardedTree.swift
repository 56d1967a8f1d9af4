// SPDX-License-Identifier: GPL-2.0-only

/// A tree in which each line that says something stands behind a symbol of its own.
///
/// Where the line is counted on, the symbol has the value of what the line says; where it is not, it may have any. So
/// to count on fewer lines never makes less possible, and the lines that something is impossible for can be told.
struct GuardedTree {
    var tree: KconfigTree

    /// What the line behind each symbol that stands for one says, and the line.
    private(set) var lines: [Int32: (says: ExpressionID, attribute: MenuAttribute)] = [:]

    init(of tree: KconfigTree) {
        self.tree = tree
        var dependencies = [ExpressionID](repeating: .yes, count: tree.entries.count)
        var condition = 0
        for entry in tree.entries.indices {
            let parent = tree.entries[entry].statedParent
            if parent >= 0 {
                // What stands in a choice with a mode depends on that, and so on all that the choice depends on.
                let choice = SymbolID(index: tree.entries[Int(parent)].symbol)
                let isModal = choice.index >= 0 && tree.isModalChoice(choice)
                dependencies[entry] =
                    isModal ? self.tree.expressions.symbol(choice) : dependencies[Int(parent)]
            }
            while condition < tree.conditionLines.count, tree.conditionLines[condition].entry == Int32(entry) {
                let line = tree.conditionLines[condition]
                if line.kind == .dependsOn {
                    let guarded = stand(for: line.condition, tree.attribute(ofCondition: condition))
                    dependencies[entry] = self.tree.expressions.and(dependencies[entry], guarded)
                }
                condition += 1
            }
        }
        for entry in tree.entries.indices where tree.isBoolMemberOfTristate(entry) {
            let mode = SymbolID(index: tree.entries[Int(tree.entries[entry].parent)].symbol)
            let isYes = self.tree.expressions.comparison(.equal, mode, .yes)
            dependencies[entry] = self.tree.expressions.and(isYes, dependencies[entry])
        }
        guardProperties(below: dependencies)
        guardSymbols(below: dependencies)
    }

    /// A symbol that stands for what the line says.
    private mutating func stand(for says: ExpressionID, _ attribute: MenuAttribute) -> ExpressionID {
        let id = SymbolID(index: Int32(truncatingIfNeeded: tree.symbols.count))
        tree.symbols.append(Symbol(name: tree.symbols[0].name))
        lines[id.index] = (says, attribute)
        return tree.expressions.symbol(id)
    }

    private mutating func guardProperties(below dependencies: [ExpressionID]) {
        for index in tree.properties.indices {
            let property = tree.properties[index]
            var own = property.ownCondition
            switch property.kind {
            case .menu, .comment: break
            case .prompt where own == .yes: break
            case .prompt, .defaultValue, .select, .imply, .range:
                own = stand(for: own, tree.attribute(ofProperty: Int32(truncatingIfNeeded: index)))
            }
            tree.properties[index].condition = tree.expressions.and(dependencies[Int(property.entry)], own)
        }
    }

    private mutating func guardSymbols(below dependencies: [ExpressionID]) {
        for index in tree.symbols.indices where tree.symbols[index].firstEntry >= 0 {
            tree.symbols[index].reverse = nil
            tree.symbols[index].implied = nil
            guard tree.symbols[index].dependencies != nil else { continue }
            var entry = tree.symbols[index].firstEntry
            var all: ExpressionID?
            while entry >= 0 {
                all = tree.expressions.eitherDefinition(all, dependencies[Int(entry)])
                entry = tree.entries[Int(entry)].nextOfSymbol
            }
            tree.symbols[index].dependencies = all
        }
        for id in tree.choices where tree.isModalChoice(id) && !tree.symbols[Int(id.index)].isOptional {
            // A choice that can be seen and is not optional is `m` at least.
            let isModule = tree.expressions.symbol(.mod)
            for prompt in tree.properties(of: id) where prompt.kind == .prompt || prompt.kind == .menu {
                let floor = tree.expressions.and(prompt.condition, isModule)
                let others = tree.symbols[Int(id.index)].reverse
                tree.symbols[Int(id.index)].reverse = others.map { tree.expressions.or($0, floor) } ?? floor
            }
        }
        for property in tree.properties where property.kind == .select || property.kind == .imply {
            let source = tree.entries[Int(property.entry)].symbol
            guard source >= 0, let target = tree.expressions.symbol(in: property.value) else { continue }
            let alternative = tree.expressions.and(
                tree.expressions.symbol(SymbolID(index: source)), property.condition)
            let position = Int(target.index)
            if property.kind == .select {
                let others = tree.symbols[position].reverse
                tree.symbols[position].reverse = others.map { tree.expressions.or($0, alternative) } ?? alternative
            } else {
                let others = tree.symbols[position].implied
                tree.symbols[position].implied = others.map { tree.expressions.or($0, alternative) } ?? alternative
            }
        }
    }
}

extension KconfigTree {
    /// Whether at `entry` stands a member that knows no `m` of a choice that does, and has modes: it is there in mode
    /// `y` only.
    fileprivate func isBoolMemberOfTristate(_ entry: Int) -> Bool {
        let symbol = entries[entry].symbol
        guard dialect.choices == .modal, symbol >= 0, entries[entry].parent >= 0, isChoice(Int(entries[entry].parent)),
            symbols[Int(symbol)].choice >= 0, symbols[Int(symbol)].type != .tristate
        else { return false }
        let choice = entries[Int(entries[entry].parent)].symbol
        return entries[Int(symbols[Int(symbol)].choice)].symbol == choice && symbols[Int(choice)].type == .tristate
    }
}
