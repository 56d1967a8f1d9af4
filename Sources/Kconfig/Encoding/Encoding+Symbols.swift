// SPDX-License-Identifier: GPL-2.0-only

internal import SAT

extension Encoding {
    /// What the value of `id` is computed from.
    func append(partsOf id: SymbolID, to parts: inout [Node]) {
        let symbol = tree.symbols[Int(id.index)]
        if symbol.isConstant || symbol.type == .unknown { return }
        if hasCircles { append(linesOf: id, to: &parts) }
        if symbol.name < 0 {
            if tree.dialect.choices == .modal {
                append(partsOfMode: id, to: &parts)
                return
            }
            for member in members(of: id) {
                parts.append(contentsOf: prompts(of: member).map { .expression($0.condition) })
                if tree.symbols[Int(member.index)].type == .tristate { parts.append(.symbol(tree.modules)) }
                if hasCircles { append(linesOf: member, to: &parts) }
            }
            return
        }
        if symbol.choice >= 0 {
            let choice = SymbolID(index: tree.entries[Int(symbol.choice)].symbol)
            parts.append(tree.dialect.choices == .modal ? .members(choice) : .symbol(choice))
            return
        }
        for property in tree.properties(of: id) {
            switch property.kind {
            case .prompt, .menu: parts.append(.expression(property.condition))
            case .defaultValue:
                parts.append(.expression(property.condition))
                parts.append(.expression(property.value))
            case .range:
                guard case .comparison(_, let low, let high) = tree.expressions[property.value] else { continue }
                parts.append(.expression(property.condition))
                parts.append(.symbol(low))
                parts.append(.symbol(high))
            case .comment, .select, .imply: break
            }
        }
        guard symbol.type == .bool || symbol.type == .tristate else { return }
        if symbol.type == .tristate { parts.append(.symbol(tree.modules)) }
        if let reverse = symbol.reverse { parts.append(.expression(reverse)) }
        if let implied = symbol.implied {
            parts.append(.expression(implied))
            if let dependencies = symbol.dependencies { parts.append(.expression(dependencies)) }
        }
    }

    /// All that `conf` goes through where it looks for circles, whether the value of `id` needs it or not:
    /// ``Configuration`` computes it all, and what that comes to in a circle depends on where it begins.
    private func append(linesOf id: SymbolID, to parts: inout [Node]) {
        if !tree.isModalChoice(id) { parts += tree.checkedLines(of: id).map { .expression($0) } }
    }

    /// The value of `id`, all of its parts being encoded.
    mutating func encoded(_ id: SymbolID) -> TristateLiterals {
        switch id {
        case .no: return gates.constant(.no)
        case .mod: return gates.constant(.mod)
        case .yes: return gates.constant(.yes)
        default: break
        }
        let symbol = tree.symbols[Int(id.index)]
        if symbol.name < 0 {
            if tree.dialect.choices == .modal { return encodedMode(of: id) }
            encodeMembers(of: id)
            return gates.constant(.no)
        }
        switch symbol.type {
        case .unknown: return unknownAnswer(of: id)
        case .int, .hex, .string:
            encodeText(of: id)
            return gates.constant(.no)
        case .bool, .tristate: break
        }
        // The members are encoded with their choice.
        if symbol.choice >= 0 { return symbolValues[Int(id.index)] ?? gates.constant(.no) }
        let visibility = self.visibility(of: id)
        let computed = computedValue(of: id)
        if visibility.some == gates.never { return computed }
        return freeValue(of: id, visibility: visibility, otherwise: computed)
    }

    /// The answer of a shell that is not known: either of the two that a probe can give, any that something tells from
    /// others where it is no probe's; `n` for any other symbol.
    private mutating func unknownAnswer(of id: SymbolID) -> TristateLiterals {
        guard let call = tree.shellCall(behind: id) else { return gates.constant(.no) }
        let possible: [Int32]
        if let outcomes = call.outcomes {
            let both = [outcomes.success, outcomes.failure].map { Int32(truncatingIfNeeded: tree.name(Array($0.utf8))) }
            possible = both[0] == both[1] ? [both[0]] : both
        } else {
            possible = candidates.texts(of: id, in: &tree)
        }
        var isOpen = gates.always
        var answers: TextLiterals = []
        for (place, text) in possible.enumerated() {
            let isIt = place + 1 == possible.count ? isOpen : gates.and(isOpen, gates.makeVariable())
            isOpen = gates.and(isOpen, !isIt)
            answers.append((text, isIt))
        }
        texts[id.index] = answers
        let isYes = gates.or(answers.filter { $0.text == tree.symbols[2].name }.map(\.isIt))
        let isMod = gates.or(answers.filter { $0.text == tree.symbols[1].name }.map(\.isIt))
        return TristateLiterals(some: gates.or(isYes, isMod), yes: isYes)
    }

    /// Whether `id` knows no `m`.
    func isBool(_ id: SymbolID) -> Literal {
        if tree.symbols[Int(id.index)].type == .bool { return gates.always }
        return !(symbolValues[Int(tree.modules.index)] ?? gates.constant(.no)).some
    }

    /// `value`, but `y` for `m` where `id` knows no `m`.
    mutating func raise(_ value: TristateLiterals, for id: SymbolID) -> TristateLiterals {
        gates.raise(value, where: isBool(id))
    }

    /// The greatest of the conditions of the prompts of `id`; `y` where old configurations give a value to what has none.
    mutating func visibility(of id: SymbolID) -> TristateLiterals {
        if tree.symbols[Int(id.index)].isTransitional { return gates.constant(.yes) }
        var result = gates.constant(.no)
        for prompt in prompts(of: id) { result = gates.max(result, value(of: prompt.condition)) }
        // Of what is no tristate, `m` is `y`, whether there are modules or not.
        let isRaised = tree.symbols[Int(id.index)].type == .tristate ? isBool(id) : gates.always
        return gates.raise(result, where: isRaised)
    }

    /// What selects `id`.
    mutating func reverse(of id: SymbolID) -> TristateLiterals {
        let value = tree.symbols[Int(id.index)].reverse.map { self.value(of: $0) } ?? gates.constant(.no)
        return raise(value, for: id)
    }

    /// What `id` depends on.
    mutating func dependencies(of id: SymbolID) -> TristateLiterals {
        let value = tree.symbols[Int(id.index)].dependencies.map { self.value(of: $0) } ?? gates.constant(.yes)
        return raise(value, for: id)
    }

    /// The value that `id` has where no prompt of it is visible.
    private mutating func computedValue(of id: SymbolID) -> TristateLiterals {
        var result = defaultValue(of: id)
        if let expression = tree.symbols[Int(id.index)].implied {
            let implied = raise(value(of: expression), for: id)
            let dependencies = dependencies(of: id)
            switch tree.dialect.imply {
            case .bounded:
                result = gates.either(implied.some, gates.min(gates.max(result, implied), dependencies), result)
            case .raising:
                result = gates.either(dependencies.some, gates.max(result, implied), result)
            }
        }
        return gates.raise(gates.max(result, reverse(of: id)), where: isRaised(id))
    }

    /// What the first default of `id` says whose condition holds.
    mutating func defaultValue(of id: SymbolID) -> TristateLiterals {
        var result = gates.constant(.no)
        for property in tree.properties(of: id).reversed() where property.kind == .defaultValue {
            let condition = value(of: property.condition)
            result = gates.either(condition.some, gates.min(value(of: property.value), condition), result)
        }
        return result
    }

    /// Whether the value of `id` is never `m`: it knows none, or what implies it forbids it.
    private mutating func isRaised(_ id: SymbolID) -> Literal {
        let isBool = isBool(id)
        guard tree.dialect.imply == .raising, let expression = tree.symbols[Int(id.index)].implied else {
            return isBool
        }
        let implied = raise(value(of: expression), for: id)
        let isForced = gates.and(implied.yes, dependencies(of: id).some)
        return gates.or(isBool, isForced)
    }

    /// A value of the user's where a prompt is visible: from what selects the symbol up to the visibility.
    private mutating func freeValue(
        of id: SymbolID, visibility: TristateLiterals, otherwise computed: TristateLiterals
    ) -> TristateLiterals {
        let isVisible = visibility.some
        let reverse = reverse(of: id)
        let some = gates.makeVariable()
        let isRaised = isRaised(id)
        let yes = isRaised == gates.always ? some : gates.makeVariable()
        gates.demand(!yes, some)
        gates.demand(!isRaised, !some, yes)
        gates.demand(!isVisible, !reverse.some, some)
        gates.demand(!isVisible, !reverse.yes, yes)
        gates.demand(!isVisible, !yes, visibility.yes, reverse.yes, isRaised)
        gates.demand(isVisible, !some, computed.some)
        gates.demand(isVisible, some, !computed.some)
        gates.demand(isVisible, !yes, computed.yes)
        gates.demand(isVisible, yes, !computed.yes)
        return TristateLiterals(some: some, yes: yes)
    }
}

extension Encoding {
    /// The prompts of `id`.
    func prompts(of id: SymbolID) -> [Property] {
        tree.properties(of: id).filter { $0.kind == .prompt || $0.kind == .menu }
    }

    /// The members of the choice `id`.
    func members(of id: SymbolID) -> [SymbolID] {
        tree.choiceMembers[tree.symbols[Int(id.index)].firstEntry] ?? []
    }

    /// Whether the line of the choice `id` is counted on.
    mutating func makeGuard(of id: SymbolID) -> Literal {
        guard guarded != nil else { return gates.always }
        let isCounted = gates.makeVariable()
        guards.append((tree.attribute(ofChoice: id), isCounted))
        return isCounted
    }

    /// Gives each member of the choice `id` its value: one of those that are visible is `y`, as the user likes.
    private mutating func encodeMembers(of id: SymbolID) {
        var chosen: [Literal] = []
        var visible: [Literal] = []
        let isCounted = makeGuard(of: id)
        for member in members(of: id) {
            let isVisible = visibility(of: member).some
            let isChosen = isVisible == gates.never ? gates.never : gates.makeVariable()
            gates.demand(!isChosen, isVisible)
            chosen.append(isChosen)
            visible.append(isVisible)
            symbolValues[Int(member.index)] = TristateLiterals(some: isChosen, yes: isChosen)
        }
        let isAny = gates.demandOneAtMost(of: chosen, where: isCounted)
        for isVisible in visible { gates.solver.add(clause: [!isCounted, !isVisible] + isAny) }
    }
}

extension KconfigTree {
    /// The expressions in the lines of `id` that must not lead back to it: `sym_check_sym_deps()`.
    func checkedLines(of id: SymbolID) -> [ExpressionID] {
        let symbol = symbols[Int(id.index)]
        var lines = [symbol.dependencies, symbol.reverse, symbol.implied].compactMap(\.self)
        for property in properties(of: id) where property.kind != .select && property.kind != .imply {
            lines.append(property.condition)
            if property.kind == .defaultValue, symbol.name >= 0 { lines.append(property.value) }
        }
        return lines
    }

    /// The properties of `id` in their order.
    func properties(of id: SymbolID) -> [Property] {
        var result: [Property] = []
        var property = symbols[Int(id.index)].firstProperty
        while property >= 0 {
            result.append(properties[Int(property)])
            property = properties[Int(property)].next
        }
        return result
    }
}
