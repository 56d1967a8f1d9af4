// SPDX-License-Identifier: GPL-2.0-only

/// How much of a tree has been handed what stands above it; ``KconfigTree/handDown()`` goes on from there.
struct Inheritance {
    /// For each expression that was looked at, the one in which every `m` needs modules.
    fileprivate var rewritten: [ExpressionID] = []

    /// The symbol that says whether there are modules, as it was known then.
    fileprivate var modules: SymbolID?

    fileprivate var properties = 0
    fileprivate var conditionLines = 0

    /// How many entries have theirs.
    fileprivate(set) var entries = 0

    /// Whether another symbol says whether there are modules than when something was handed down.
    fileprivate(set) var isOutdated = false
}

extension KconfigTree {
    /// Hands what each entry depends on down to the entries in it and to its properties, and makes each `m` of theirs
    /// need modules.
    ///
    /// All lines of all entries have to be known. Entries stand behind those that hold them, so one walk is enough; and
    /// it can be done for a part of the tree, while the rest is not read yet.
    mutating func handDown() {
        if inheritance.modules.map({ $0 != modules }) ?? false { inheritance.isOutdated = true }
        inheritance.modules = modules
        rewriteModules()
        for line in inheritance.conditionLines..<conditionLines.count {
            conditionLines[line].condition = inheritance.rewritten[Int(conditionLines[line].condition.index)]
        }
        inheritance.conditionLines = conditionLines.count
        // The entry that holds all others stands in no file, and nothing can be said of it.
        for entry in max(inheritance.entries, Self.root + 1)..<max(entries.count, Self.root + 1) {
            let own = inheritance.rewritten[Int(entries[entry].dependencies.index)]
            entries[entry].ownDependencies = own
            entries[entry].dependencies = expressions.and(base(of: Int(entries[entry].parent)), own)
        }
        inheritance.entries = entries.count
        for index in inheritance.properties..<properties.count where properties[index].entry > Self.root {
            let own = inheritance.rewritten[Int(properties[index].condition.index)]
            properties[index].ownCondition = own
            properties[index].condition = expressions.and(entries[Int(properties[index].entry)].dependencies, own)
        }
        inheritance.properties = properties.count
    }

    /// What the entries in `parent` depend on by it.
    private mutating func base(of parent: Int) -> ExpressionID {
        // A member of a choice with a mode depends on the choice, and so on all that this depends on.
        dialect.choices == .modal && isChoice(parent)
            ? expressions.symbol(SymbolID(index: entries[parent].symbol)) : entries[parent].dependencies
    }

    /// Finds, for each expression that there is, the one in which every `m` is made `m && MODULES`, so that there is
    /// none without modules.
    ///
    /// Parts have smaller numbers than what they are parts of, so one walk is enough, however deep they are nested.
    private mutating func rewriteModules() {
        let hasModules = expressions.symbol(modules)
        let count = expressions.count
        inheritance.rewritten.reserveCapacity(count)
        for index in inheritance.rewritten.count..<count {
            let id = ExpressionID(index: Int32(truncatingIfNeeded: index))
            func part(_ id: ExpressionID) -> ExpressionID { inheritance.rewritten[Int(id.index)] }
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
            inheritance.rewritten.append(new)
        }
    }
}
