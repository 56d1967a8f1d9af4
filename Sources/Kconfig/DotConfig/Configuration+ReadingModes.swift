// SPDX-License-Identifier: GPL-2.0-only

// Choices that have modes, as kernels up to 6.10 read them.
extension Configuration {
    /// Takes all choices for set, in mode `n`, until their members say otherwise.
    mutating func expectChoices() {
        for index in tree.symbols.indices.dropFirst(3) where tree.symbols[index].name < 0 {
            userChoices[Int32(truncatingIfNeeded: index)] = UserChoice(mode: .no, isSet: true, member: nil)
        }
    }

    /// Lets the mode of a choice follow from the value of its member `id`; answers what does not fit together.
    mutating func settleMode(_ id: SymbolID) -> ConfigWarning.Kind? {
        let choice = tree.symbols[Int(id.index)].choice
        guard choice >= 0, let value = userTristate[Int(id.index)] else { return nil }
        let symbol = choiceSymbol(choice).index
        var user = userChoices[symbol] ?? UserChoice()
        defer {
            user.mode = max(user.mode, value)
            userChoices[symbol] = user
        }
        switch value {
        case .no: return nil
        case .mod:
            guard user.mode == .yes else { return nil }
            user.isSet = false
            return .inconsistentChoice(Array(tree.name(of: id)))
        case .yes:
            user.member = id
            return user.mode == .no ? nil : .changedChoice(Array(tree.name(of: id)))
        }
    }

    /// Forgets the values of symbols that can't be seen, as long as all is saved, and numbers out of their range.
    mutating func forgetUnusable(_ isSaved: inout Bool) {
        for index in tree.symbolsInHashOrder() {
            let id = SymbolID(index: index)
            let symbol = tree.symbols[Int(index)]
            guard symbol.choice < 0, hasUserValue(id) else { continue }
            if isSaved, computed(id).visibility == .no { forgetUserValue(id) }
            let name = userText[Int(index)]
            guard name >= 0, !allows(id, Array(tree.names.bytes(of: Int(name)))) else { continue }
            forgetUserValue(id)
            state[Int(index)].isComputed = false
            isSaved = false
        }
    }

    private mutating func forgetUserValue(_ id: SymbolID) {
        forgotten[id.index] = userTristate[Int(id.index)]
        userTristate[Int(id.index)] = nil
        userText[Int(id.index)] = -1
        userChoices[id.index]?.isSet = false
    }

    /// Takes every choice for set that is not, with the mode that was read, and its members for `n`.
    mutating func settleChoices() {
        for index in tree.symbolsInHashOrder() where tree.symbols[Int(index)].name < 0 {
            let id = SymbolID(index: index)
            guard !hasUserValue(id) else { continue }
            _ = computed(id)
            let known = userChoices[index] ?? UserChoice()
            userChoices[index] = UserChoice(mode: known.mode, isSet: true, member: known.member)
            for member in tree.choiceMembers[tree.symbols[Int(index)].firstEntry] ?? []
            where userTristate[Int(member.index)] == nil {
                userTristate[Int(member.index)] = .no
            }
        }
        forgetValues()
    }

    /// Sets the mode of a choice.
    mutating func setMode(_ choice: SymbolID, to mode: Tristate) {
        userChoices[choice.index] = UserChoice(mode: mode, isSet: true, member: userChoices[choice.index]?.member)
    }

    /// Makes `id` the member that its choice picks: the others that can be seen count as set.
    mutating func pick(_ id: SymbolID) {
        let choice = tree.symbols[Int(id.index)].choice
        let symbol = choiceSymbol(choice).index
        userChoices[symbol] = UserChoice(mode: userChoices[symbol]?.mode ?? .no, isSet: true, member: id)
        for member in tree.choiceMembers[choice] ?? []
        where computed(member).visibility != .no && userTristate[Int(member.index)] == nil {
            userTristate[Int(member.index)] = .no
        }
    }
}
