// SPDX-License-Identifier: GPL-2.0-only

internal import SAT

/// What a configuration is searched for.
enum Goal: Hashable {
    /// The select raises its target above what that depends on.
    case unmetSelect(Int32)
    /// The symbol has the value.
    case value(SymbolID, Tristate)
    /// Each symbol has the value that is wanted.
    case values([WantedValue])
    /// The prompt can be seen.
    case visiblePrompt(Int32)
    /// The default is the first one of its symbol whose condition holds.
    case activeDefault(Int32)
    /// The choice can be seen, and none of its members can.
    case emptyChoice(SymbolID)
    /// All premises hold, and the conclusion does not.
    case broken(premises: [ExpressionID], conclusion: ExpressionID)
}

extension Encoding {
    /// What the goal is computed from.
    func parts(of goal: Goal) -> [Node] {
        switch goal {
        case .unmetSelect(let index):
            let property = tree.properties[Int(index)]
            guard let target = tree.expressions.symbol(in: property.value) else { return [] }
            var parts: [Node] = [.symbol(source(of: property)), .expression(property.condition)]
            if let dependencies = tree.symbols[Int(target.index)].dependencies {
                parts.append(.expression(dependencies))
            }
            if tree.symbols[Int(target.index)].type == .tristate { parts.append(.symbol(tree.modules)) }
            return parts
        case .value(let id, _): return [.symbol(id)]
        case .values(let wanted): return wanted.map { .symbol($0.symbol) }
        case .visiblePrompt(let index): return [.expression(tree.properties[Int(index)].condition)]
        case .activeDefault(let index): return defaults(upTo: index).map { .expression($0.condition) }
        case .emptyChoice(let id):
            let prompts = prompts(of: id) + members(of: id).flatMap { self.prompts(of: $0) }
            return prompts.map { .expression($0.condition) } + (tree.isModalChoice(id) ? [.members(id)] : [])
        case .broken(let premises, let conclusion):
            return premises.map { .expression($0) } + [.expression(conclusion)]
        }
    }

    /// Whether the goal shows.
    mutating func literal(of goal: Goal) -> Literal {
        switch goal {
        case .unmetSelect(let index):
            let property = tree.properties[Int(index)]
            guard let target = tree.expressions.symbol(in: property.value), tree.hasDependencies(target) else {
                return gates.never
            }
            let demanded = gates.min(value(of: source(of: property)), value(of: property.condition))
            let reverse = raise(demanded, for: target)
            let allowed = dependencies(of: target)
            return gates.or(gates.and(reverse.some, !allowed.some), gates.and(reverse.yes, !allowed.yes))
        case .value(let id, let wanted): return literal(of: id, wanted)
        case .values(let wanted):
            var result = gates.always
            for one in wanted { result = gates.and(result, literal(of: one.symbol, one.value)) }
            return result
        case .visiblePrompt(let index): return value(of: tree.properties[Int(index)].condition).some
        case .activeDefault(let index):
            let conditions = defaults(upTo: index).map { value(of: $0.condition).some }
            var result = gates.always
            for (place, condition) in conditions.enumerated() {
                result = gates.and(result, place + 1 == conditions.count ? condition : !condition)
            }
            return result
        case .emptyChoice(let id):
            var result = visibility(of: id).some
            if tree.isModalChoice(id) {
                let isAnyVisible = isAnyMemberVisibleInModeYes(of: id)
                return gates.and(result, !isAnyVisible)
            }
            for member in members(of: id) {
                let isVisible = visibility(of: member).some
                result = gates.and(result, !isVisible)
            }
            return result
        case .broken(let premises, let conclusion):
            var result = !value(of: conclusion).some
            for premise in premises {
                let holds = value(of: premise).some
                result = gates.and(result, holds)
            }
            return result
        }
    }

    /// Whether `id` has the value `wanted`, or any but `n` where that is nil.
    private mutating func literal(of id: SymbolID, _ wanted: Tristate?) -> Literal {
        let value = self.value(of: id)
        return switch wanted {
        case .no: !value.some
        case .mod: gates.and(value.some, !value.yes)
        case .yes: value.yes
        case nil: value.some
        }
    }

    private func source(of property: Property) -> SymbolID {
        SymbolID(index: tree.entries[Int(property.entry)].symbol)
    }

    /// The defaults of the symbol of the default `index`, up to that one.
    fileprivate func defaults(upTo index: Int32) -> [Property] { tree.defaults(upTo: index) }
}

extension KconfigTree {
    /// Whether `conf` holds what selects `id` against what it depends on.
    fileprivate func hasDependencies(_ id: SymbolID) -> Bool {
        let symbol = symbols[Int(id.index)]
        return (symbol.type == .bool || symbol.type == .tristate) && symbol.choice < 0 && symbol.dependencies != nil
    }

    fileprivate func defaults(upTo index: Int32) -> [Property] {
        var result: [Property] = []
        var property = symbols[Int(entries[Int(properties[Int(index)].entry)].symbol)].firstProperty
        while property >= 0 {
            if properties[Int(property)].kind == .defaultValue { result.append(properties[Int(property)]) }
            if property == index { break }
            property = properties[Int(property)].next
        }
        return result
    }
}

extension Configuration {
    /// Whether the goal shows here.
    mutating func shows(_ goal: Goal) -> Bool {
        switch goal {
        case .unmetSelect(let index):
            let property = tree.properties[Int(index)]
            guard let target = tree.expressions.symbol(in: property.value), tree.hasDependencies(target),
                let dependencies = tree.symbols[Int(target.index)].dependencies
            else { return false }
            let isBool = tree.symbols[Int(target.index)].type == .bool || value(of: tree.modules) == .no
            func raised(_ value: Tristate) -> Tristate { value == .mod && isBool ? .yes : value }
            let source = value(of: SymbolID(index: tree.entries[Int(property.entry)].symbol))
            let reverse = min(source, value(of: property.condition))
            return raised(value(of: dependencies)) < raised(reverse)
        case .value(let id, let wanted): return value(of: id) == wanted
        case .values(let wanted):
            return wanted.allSatisfy { one in
                let value = self.value(of: one.symbol)
                return one.value.map { $0 == value } ?? (value != .no)
            }
        case .visiblePrompt(let index): return isVisible(Int(index))
        case .activeDefault(let index):
            let conditions = tree.defaults(upTo: index).map(\.condition)
            for condition in conditions.dropLast() where value(of: condition) != .no { return false }
            return conditions.last.map { value(of: $0) != .no } ?? false
        case .emptyChoice(let id):
            guard isPromptVisible(id) else { return false }
            if tree.isModalChoice(id) { return !isAnyMemberVisibleInModeYes(of: id) }
            return !(tree.choiceMembers[tree.symbols[Int(id.index)].firstEntry] ?? []).contains { isPromptVisible($0) }
        case .broken(let premises, let conclusion):
            return premises.allSatisfy { value(of: $0) != .no } && value(of: conclusion) == .no
        }
    }

    /// Whether a member of the choice `id`, one that has modes, could be seen if its mode were `y`.
    private mutating func isAnyMemberVisibleInModeYes(of id: SymbolID) -> Bool {
        let conditions = tree.conditionsOfMembers(of: id)
        for condition in conditions { _ = value(of: condition) }
        // Of these the mode alone is not what it was.
        var supposed = self
        supposed.state[Int(id.index)].value = .yes
        for condition in conditions { supposed.expressionValues[Int(condition.index)] = Self.unknown }
        return (tree.choiceMembers[tree.symbols[Int(id.index)].firstEntry] ?? []).contains {
            supposed.isPromptVisible($0)
        }
    }

    /// Whether one of the prompts of `id` can be seen.
    mutating func isPromptVisible(_ id: SymbolID) -> Bool {
        var property = tree.symbols[Int(id.index)].firstProperty
        while property >= 0 {
            let candidate = tree.properties[Int(property)]
            if candidate.kind == .prompt || candidate.kind == .menu, value(of: candidate.condition) != .no {
                return true
            }
            property = candidate.next
        }
        return false
    }
}
