// SPDX-License-Identifier: GPL-2.0-only

extension Configuration {
    /// Sets every bool and tristate that has a prompt and no value of the user's to `value`, but for members of
    /// choices: `allyesconfig`, `allmodconfig`, `allnoconfig`.
    public mutating func setNewSymbols(to value: Tristate) {
        if tree.dialect.choices == .modal {
            setAllNewSymbols(to: value)
            return reset()
        }
        for entry in tree.entries where entry.symbol >= 0 && entry.prompt >= 0 {
            let index = Int(entry.symbol)
            let symbol = tree.symbols[index]
            guard symbol.type == .bool || symbol.type == .tristate, symbol.name >= 0, symbol.choice < 0,
                userTristate[index] == nil
            else { continue }
            userTristate[index] = value
        }
        reset()
    }
}
