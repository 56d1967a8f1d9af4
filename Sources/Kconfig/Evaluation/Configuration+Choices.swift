// SPDX-License-Identifier: GPL-2.0-only

/// What a user has decided about a choice that has a mode, as kernels up to 6.10 keep it.
struct UserChoice {
    /// The mode: what the members that were set come to.
    var mode = Tristate.no

    /// Whether the mode counts: not while a member can be seen that the user has not set.
    var isSet = false

    /// The member that was set to `y` last.
    var member: SymbolID?
}

extension Configuration {
    /// Decides which member of a choice is `y`, as kernels since 6.11 do.
    mutating func decide(_ choice: Int32) {
        let members = tree.choiceMembers[choice] ?? []
        for member in members {
            let index = Int(member.index)
            // A number or a string among them has its own value, and nothing here takes it away.
            guard [.bool, .tristate].contains(tree.symbols[index].type) else {
                compute(member)
                continue
            }
            state[index].isComputed = true
            state[index].isWritten = false
            state[index].value = .no
            computeVisibility(index)
        }
        let visible = members.filter { state[Int($0.index)].visibility != .no }
        let ordered = memberOrder[choice]?.filter { state[Int($0.index)].visibility != .no } ?? visible
        var chosen = ordered.first { userTristate[Int($0.index)] == .yes }
        if chosen == nil {
            chosen = defaultMember(of: choice, visible)
            if let member = chosen, userTristate[Int(member.index)] == .no { chosen = nil }
        }
        chosen = chosen ?? visible.first { userTristate[Int($0.index)] == nil } ?? ordered.last
        for member in visible {
            state[Int(member.index)].value = member == chosen ? .yes : .no
            state[Int(member.index)].isWritten = !isNeverWritten(Int(member.index))
        }
    }

    /// Whether a member that is there as a module is not, since the choice is in mode `y`.
    func isOutOfMode(_ index: Int) -> Bool {
        let choice = tree.symbols[index].choice
        guard choice >= 0, tree.dialect.choices == .modal, tree.symbols[index].type == .tristate else { return false }
        return state[Int(choiceSymbol(choice).index)].value == .yes
    }

    /// The user's value of a bool or tristate; of a choice with a mode, the mode.
    func userValue(_ index: Int) -> Tristate? {
        guard tree.symbols[index].name < 0, tree.dialect.choices == .modal else { return userTristate[index] }
        guard let user = userChoices[Int32(truncatingIfNeeded: index)], user.isSet else { return nil }
        return user.mode
    }

    /// Whether the member at `index` is the one that its choice picks in mode `y`.
    mutating func isChosen(_ index: Int) -> Bool {
        let choice = tree.symbols[index].choice
        compute(choiceSymbol(choice))
        return chosen[choice] == SymbolID(index: Int32(truncatingIfNeeded: index))
    }

    func choiceSymbol(_ choice: Int32) -> SymbolID { SymbolID(index: tree.entries[Int(choice)].symbol) }

    /// Picks a member where the choice, whose mode is known, is in mode `y`: `sym_calc_choice()` up to 6.10.
    mutating func decideMode(_ index: Int) {
        let symbol = Int32(truncatingIfNeeded: index)
        let choice = tree.symbols[index].firstEntry
        chosen[choice] = nil
        guard state[index].value == .yes else { return }
        let members = tree.choiceMembers[choice] ?? []
        for member in members { computeVisibility(Int(member.index)) }
        let visible = members.filter { state[Int($0.index)].visibility != .no }
        if visible.contains(where: { userTristate[Int($0.index)] == nil }) { userChoices[symbol]?.isSet = false }
        if let wanted = userChoices[symbol]?.member, state[Int(wanted.index)].visibility != .no {
            chosen[choice] = wanted
        } else if let member = defaultMember(of: choice, visible) {
            chosen[choice] = member
        } else {
            leaveMode(index)
        }
    }

    /// Has the members written that could be seen when they were last looked at: up to 6.10 a choice that is `n` does
    /// not look at them anew.
    mutating func writeMembers(_ index: Int) {
        for member in tree.choiceMembers[tree.symbols[index].firstEntry] ?? [] {
            let index = Int(member.index)
            if state[index].visibility != .no { state[index].isWritten = !isNeverWritten(index) }
        }
    }

    /// A choice of which no member can be seen has no mode, and what was found out from it is forgotten: the conditions
    /// of its members' prompts, with each expression in them, for others are made of those too.
    private mutating func leaveMode(_ index: Int) {
        state[index].value = .no
        for expression in tree.conditionsOfMembers(of: SymbolID(index: Int32(truncatingIfNeeded: index))) {
            expressionValues[Int(expression.index)] = Self.unknown
        }
    }

    /// Sets every bool and tristate without a value of the user's to `value`, promptless ones, members of choices and
    /// the modes of choices included: what `allyesconfig` and the like do up to 6.10.
    mutating func setAllNewSymbols(to value: Tristate) {
        for index in tree.symbols.indices.dropFirst(3) {
            guard tree.symbols[index].type == .bool || tree.symbols[index].type == .tristate else { continue }
            let symbol = Int32(truncatingIfNeeded: index)
            if tree.symbols[index].name >= 0 {
                let isKept = value == .no && tree.symbols[index].isSetByAllNo
                userTristate[index] = userTristate[index] ?? (isKept ? .yes : value)
            } else if userChoices[symbol]?.isSet != true {
                let member = userChoices[symbol]?.member
                userChoices[symbol] = UserChoice(mode: value, isSet: true, member: member)
            }
        }
    }

    mutating func defaultMember(of choice: Int32, _ visible: [SymbolID]) -> SymbolID? {
        var property = tree.symbols[Int(tree.entries[Int(choice)].symbol)].firstProperty
        while property >= 0 {
            let candidate = tree.properties[Int(property)]
            property = candidate.next
            guard candidate.kind == .defaultValue, value(of: candidate.condition) != .no,
                case .symbol(let member) = tree.expressions[candidate.value]
            else { continue }
            // Most are told apart without a look at all members.
            if state[Int(member.index)].visibility != .no, visible.contains(member) { return member }
        }
        return visible.first
    }
}
