// SPDX-License-Identifier: GPL-2.0-only

extension KconfigTree {
    /// Hands the dependencies of each entry down to those below it and to their properties, and collects what selects
    /// and implies each symbol: `menu_finalize()` of `scripts/kconfig/menu.c`.
    mutating func finalize() {
        let rewritten = rewritingModules()
        for line in conditionLines.indices {
            conditionLines[line].condition = rewritten[Int(conditionLines[line].condition.index)]
        }
        var waiting = [Int32(Self.root)]
        while let parent = waiting.popLast() {
            var children: [Int32] = []
            var child = entries[Int(parent)].firstChild
            while child >= 0 {
                finalize(Int(child), below: Int(parent), rewritten)
                children.append(child)
                child = entries[Int(child)].next
            }
            waiting.append(contentsOf: children.reversed())
            let entry = entries[Int(parent)]
            let grandparent = entry.parent
            let isMember = grandparent >= 0 && isChoice(Int(grandparent))
            if children.isEmpty, entry.symbol >= 0, !isMember {
                let symbol = Int(entry.symbol)
                symbols[symbol].dependencies =
                    symbols[symbol].dependencies
                    .map { expressions.or($0, entry.dependencies) } ?? entry.dependencies
            }
        }
    }

    private func isChoice(_ entry: Int) -> Bool {
        let symbol = entries[entry].symbol
        return symbol >= 0 && symbols[Int(symbol)].name < 0
    }

    private mutating func finalize(_ entry: Int, below parent: Int, _ rewritten: [ExpressionID]) {
        let own = rewritten[Int(entries[entry].dependencies.index)]
        let dependencies = expressions.and(entries[parent].dependencies, own)
        entries[entry].dependencies = dependencies
        let symbol = entries[entry].symbol
        guard symbol >= 0 else {
            let prompt = Int(entries[entry].prompt)
            if prompt >= 0 { finalizeCondition(prompt, dependencies, rewritten) }
            return
        }
        var property = symbols[Int(symbol)].firstProperty
        while property >= 0 {
            let index = Int(property)
            property = properties[index].next
            guard properties[index].entry == Int32(truncatingIfNeeded: entry) else { continue }
            finalizeCondition(index, dependencies, rewritten)
            let kind = properties[index].kind
            guard kind == .select || kind == .imply,
                case .symbol(let target) = expressions[properties[index].value]
            else { continue }
            let source = expressions.symbol(SymbolID(index: symbol))
            let alternative = expressions.and(source, properties[index].condition)
            let position = Int(target.index)
            if kind == .select {
                symbols[position].reverse =
                    symbols[position].reverse
                    .map { expressions.or($0, alternative) } ?? alternative
            } else {
                symbols[position].implied =
                    symbols[position].implied
                    .map { expressions.or($0, alternative) } ?? alternative
            }
        }
    }

    private mutating func finalizeCondition(
        _ property: Int, _ dependencies: ExpressionID, _ rewritten: [ExpressionID]
    ) {
        let own = rewritten[Int(properties[property].condition.index)]
        properties[property].ownCondition = own
        properties[property].condition = expressions.and(dependencies, own)
    }
}

extension KconfigTree {
    /// For each expression that there is, the one in which every `m` is made `m && MODULES`, so that there is none
    /// without modules.
    ///
    /// Parts have smaller numbers than what they are parts of, so one walk is enough, however deep they are nested.
    fileprivate mutating func rewritingModules() -> [ExpressionID] {
        var rewritten: [ExpressionID] = []
        rewritten.reserveCapacity(expressions.count)
        let hasModules = expressions.symbol(modules)
        for index in 0..<expressions.count {
            let id = ExpressionID(index: Int32(truncatingIfNeeded: index))
            func part(_ id: ExpressionID) -> ExpressionID { rewritten[Int(id.index)] }
            let new =
                switch expressions[id] {
                case .symbol(.mod): expressions.and(id, hasModules)
                case .not(let operand) where part(operand) != operand: expressions.not(part(operand))
                case .and(let left, let right) where part(left) != left || part(right) != right:
                    expressions.and(part(left), part(right))
                case .or(let left, let right) where part(left) != left || part(right) != right:
                    expressions.or(part(left), part(right))
                default: id
                }
            rewritten.append(new)
        }
        return rewritten
    }
}
