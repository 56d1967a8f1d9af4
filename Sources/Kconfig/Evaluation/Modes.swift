// SPDX-License-Identifier: GPL-2.0-only

extension Configuration {
    /// Forgets what was computed, since what the user has set may have changed: `sym_clear_all_valid()`.
    public mutating func invalidate() {
        forgetValues()
        isChanged = true
    }

    /// Gives all that the user has not set its default: `alldefconfig`, `defconfig`.
    public mutating func setNewSymbolsToDefaults() {
        invalidate()
        if tree.dialect.choices == .modal { settleChoices() }
    }

    /// Sets every bool and tristate that has a prompt and no value of the user's to `value`, but for members of
    /// choices: `allyesconfig`, `allmodconfig`, `allnoconfig`.
    public mutating func setNewSymbols(to value: Tristate) {
        if tree.dialect.choices == .modal {
            setAllNewSymbols(to: value)
            return invalidate()
        }
        for index in newSymbols() { userTristate[index] = value }
        invalidate()
    }

    /// The symbols that ``setNewSymbols(to:)`` and ``randomize(_:probabilities:)`` set.
    func newSymbols() -> [Int] {
        var seen = [Bool](repeating: false, count: tree.symbols.count)
        var result: [Int] = []
        for entry in tree.entries where entry.symbol >= 0 && entry.prompt >= 0 {
            let index = Int(entry.symbol)
            let symbol = tree.symbols[index]
            guard symbol.type == .bool || symbol.type == .tristate, symbol.name >= 0, symbol.choice < 0,
                userTristate[index] == nil, !seen[index]
            else { continue }
            seen[index] = true
            result.append(index)
        }
        return result
    }

    /// Makes each tristate that the user has set to `old` one set to `new`: `yes2modconfig`, `mod2yesconfig`,
    /// `mod2noconfig`.
    ///
    /// Without modules there are no tristates, and nothing happens.
    public mutating func rewriteTristates(_ old: Tristate, to new: Tristate) {
        if modulesValue != .no {
            for index in tree.symbols.indices.dropFirst(3)
            where tree.symbols[index].type == .tristate && !isOfChoiceInModeYes(index) {
                if userTristate[index] == old { userTristate[index] = new }
                let symbol = Int32(truncatingIfNeeded: index)
                if userChoices[symbol]?.mode == old { userChoices[symbol]?.mode = new }
            }
        }
        invalidate()
    }

    /// Sets `id`, a bool or tristate, to `value` as a user's answer does, where that is allowed: between what selects
    /// it and what its prompts let through.
    public mutating func set(_ id: SymbolID, to value: Tristate) -> Bool {
        let old = computed(id).value
        let isModal = tree.dialect.choices == .modal
        // A value that it has already can be confirmed in kernels that have modes.
        guard allows(id, value) || isModal && old == value else { return false }
        if isModal, value == .yes, tree.symbols[Int(id.index)].choice >= 0 { pick(id) }
        if tree.symbols[Int(id.index)].name < 0 {
            setMode(id, to: value)
        } else {
            userTristate[Int(id.index)] = value
        }
        if old != value { invalidate() }
        return true
    }

    /// Whether the user can set `id`, a bool or tristate, to `value`.
    public mutating func allows(_ id: SymbolID, _ value: Tristate) -> Bool {
        let state = computed(id)
        let type = tree.symbols[Int(id.index)].type
        guard type == .bool || type == .tristate, state.visibility != .no, state.visibility > state.reverse else {
            return false
        }
        if value == .mod, type == .bool || modulesValue == .no { return false }
        if isOfChoiceInModeYes(Int(id.index)) { return value == .yes }
        return value >= state.reverse && value <= state.visibility
    }

    /// Sets `id`, an int, hex or string, to `text` as a user's answer does, where that is within its range.
    public mutating func set(_ id: SymbolID, to text: some Collection<UInt8>) -> Bool {
        guard allows(id, text) else { return false }
        let index = Int(id.index)
        var text = Array(text)
        if tree.symbols[index].type == .hex, text.first != UInt8(ascii: "0") || text.count < 2 || text[1] | 0x20 != 0x78
        {
            text = Array("0x".utf8) + text
        }
        let name = Int32(truncatingIfNeeded: tree.name(text))
        guard userText[index] != name else { return true }
        userText[index] = name
        invalidate()
        return true
    }

    /// Whether the user can set `id`, an int, hex or string, to `text`.
    public mutating func allows(_ id: SymbolID, _ text: some Collection<UInt8>) -> Bool {
        let text = Array(text)[...]
        let type = tree.symbols[Int(id.index)].type
        switch type {
        case .string: return true
        case .int, .hex:
            guard text.isNumber(type) else { return false }
            guard let (low, high) = bounds(of: id) else { return true }
            let number = text.leadingNumber(base: type == .hex ? 16 : 10)
            return number >= low && number <= high
        default: return false
        }
    }

    /// Whether the symbol is a member of a choice with a mode, and the mode `y`.
    func isOfChoiceInModeYes(_ index: Int) -> Bool {
        tree.dialect.choices == .modal && tree.symbols[index].choice >= 0 && state[index].visibility == .yes
    }

    /// Chooses `member`: the other members that can be seen are `n`.
    public mutating func choose(_ member: SymbolID) {
        let choice = tree.symbols[Int(member.index)].choice
        guard choice >= 0 else { return }
        if tree.dialect.choices == .modal {
            _ = set(member, to: .yes)
            return
        }
        var changed = false
        for other in tree.choiceMembers[choice] ?? [] {
            let state = computed(other)
            guard state.visibility != .no else { continue }
            let value: Tristate = other == member ? .yes : .no
            if state.value != value { changed = true }
            userTristate[Int(other.index)] = value
            prefer(other)
        }
        if changed { invalidate() }
    }

    /// Whether the user could set `id` now.
    public mutating func isChangeable(_ id: SymbolID) -> Bool {
        let state = computed(id)
        let isFixed = tree.symbols[Int(id.index)].name < 0 && tree.dialect.choices == .plain
        return !isFixed && state.visibility > state.reverse
    }
}
