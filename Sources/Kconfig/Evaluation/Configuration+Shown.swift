// SPDX-License-Identifier: GPL-2.0-only

extension Configuration {
    /// Whether the entry is to be seen, or something below it although it is not: `menu_is_visible()`.
    mutating func isShown(_ entry: Int) -> Bool { pathToShown(from: entry) != nil }

    /// The same for an entry that a user is to be asked about.
    ///
    /// Up to 6.10 the symbols that are shown only for what stands below them count as set by the user from there on,
    /// to what was read, or to `n`: they keep that when their prompts can be seen later.
    mutating func showsToUser(_ entry: Int) -> Bool {
        guard let path = pathToShown(from: entry) else { return false }
        guard tree.dialect.choices == .modal else { return true }
        for hidden in path {
            let symbol = tree.entries[hidden].symbol
            guard symbol >= 0, !hasUserValue(SymbolID(index: symbol)) else { continue }
            if tree.symbols[Int(symbol)].name < 0 {
                userChoices[symbol, default: UserChoice()].isSet = true
            } else {
                userTristate[Int(symbol)] = forgotten[symbol] ?? .no
            }
        }
        return true
    }

    private enum Look {
        case shown, hidden
        /// It is shown if one of its children is.
        case asChildren
    }

    /// The entries from `entry` down to one that can be seen, which is left out; nil where none can.
    private mutating func pathToShown(from entry: Int) -> [Int]? {
        var path: [Int] = []
        var next = Int32(truncatingIfNeeded: entry)
        while true {
            if next >= 0 {
                let current = Int(next)
                switch look(at: current) {
                case .shown: return path
                case .hidden: next = path.isEmpty ? -1 : tree.entries[current].next
                case .asChildren:
                    path.append(current)
                    next = tree.entries[current].firstChild
                }
            } else {
                guard let last = path.popLast(), !path.isEmpty else { return nil }
                next = tree.entries[last].next
            }
        }
    }

    private mutating func look(at entry: Int) -> Look {
        let menu = tree.entries[entry]
        // The first entry has a prompt in the end, given or not.
        guard menu.prompt >= 0 else { return entry == KconfigTree.root ? .shown : .hidden }
        if let visibility = menu.visibility, value(of: visibility) == .no { return .hidden }
        // Computing the symbol comes first: what a choice finds out decides who is asked about.
        if menu.symbol >= 0 { _ = computed(SymbolID(index: menu.symbol)) }
        let condition = value(of: tree.properties[Int(menu.prompt)].condition)
        let isOut = condition == .mod && menu.symbol >= 0 && isOutOfMode(Int(menu.symbol))
        if condition != .no, !isOut { return .shown }
        return menu.symbol >= 0 && value(of: SymbolID(index: menu.symbol)) != .no ? .asChildren : .hidden
    }
}
