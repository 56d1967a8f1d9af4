// SPDX-License-Identifier: GPL-2.0-only

extension Configuration {
    /// What `savedefconfig` writes: the lines without which the values would be others.
    public mutating func minimalConfig() -> [UInt8] {
        invalidate()
        var text: [UInt8] = []
        var seen = [Bool](repeating: false, count: tree.symbols.count)
        for entry in tree.entriesInMenuOrder() {
            let symbol = tree.entries[entry].symbol
            guard symbol >= 0, tree.symbols[Int(symbol)].name >= 0, !seen[Int(symbol)] else { continue }
            let id = SymbolID(index: symbol)
            guard computed(id).isWritten else { continue }
            seen[Int(symbol)] = true
            guard isChangeable(id), !isDefault(id), !isChosenByDefault(id) else { continue }
            append(id, to: &text, writing: .noAsUnset)
        }
        return text
    }

    private mutating func isDefault(_ id: SymbolID) -> Bool {
        switch tree.symbols[Int(id.index)].type {
        case .bool, .tristate: defaultTristate(of: id) == computed(id).value
        default: defaultText(of: id).elementsEqual(text(of: id))
        }
    }

    /// The value that `id` has where the user has set none; what is implied is not held against the dependencies.
    private mutating func defaultTristate(of id: SymbolID) -> Tristate {
        let state = computed(id)
        let symbol = tree.symbols[Int(id.index)]
        var result = Tristate.no
        if let (property, condition) = activeDefault(Int(id.index)) {
            result = min(value(of: property.value), condition)
        }
        result = max(result, state.reverse)
        if result == .mod, symbol.type == .bool || symbol.choice < 0 && modulesValue == .no { result = .yes }
        return max(result, state.implied)
    }

    /// The text that `id` has where the user has set none, before a range moves it.
    private mutating func defaultText(of id: SymbolID) -> ArraySlice<UInt8> {
        var result: ArraySlice<UInt8> = []
        if let (property, _) = activeDefault(Int(id.index)),
            let source = tree.expressions.symbol(in: property.value)
        {
            result = tree.names.bytes(of: Int(textIndex(of: source)))
        }
        guard result.isEmpty, tree.dialect.hasZeros else { return result }
        switch tree.symbols[Int(id.index)].type {
        case .int: return Array("0".utf8)[...]
        case .hex: return Array("0x0".utf8)[...]
        default: return []
        }
    }

    private mutating func isChosenByDefault(_ id: SymbolID) -> Bool {
        let choice = tree.symbols[Int(id.index)].choice
        guard choice >= 0, computed(id).value == .yes else { return false }
        if tree.dialect.choices == .modal {
            let isOptional = tree.symbols[Int(choiceSymbol(choice).index)].isOptional
            guard !isOptional, tree.symbols[Int(id.index)].type == .bool else { return false }
        }
        let visible = (tree.choiceMembers[choice] ?? []).filter { computed($0).visibility != .no }
        return defaultMember(of: choice, visible) == id
    }
}

extension KconfigTree {
    /// The entries below the first, each in front of those in it.
    func entriesInMenuOrder() -> [Int] {
        var order: [Int] = []
        order.reserveCapacity(entries.count)
        var entry = Int(entries[Self.root].firstChild)
        while entry > 0 {
            order.append(entry)
            if entries[entry].firstChild >= 0 {
                entry = Int(entries[entry].firstChild)
                continue
            }
            while entry > 0, entries[entry].next < 0 { entry = Int(entries[entry].parent) }
            if entry > 0 { entry = Int(entries[entry].next) }
        }
        return order
    }
}
