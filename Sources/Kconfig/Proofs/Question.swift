// SPDX-License-Identifier: GPL-2.0-only

/// Something that shows in a configuration, or in none.
public enum Question: Sendable, Hashable {
    /// A select raises its target above what that depends on.
    case unmetSelect(MenuAttribute)
    /// A prompt can be seen; a default is the first one of its symbol whose condition holds.
    case use(MenuAttribute)
    /// A choice can be seen while none of its members can.
    case emptyChoice(MenuAttribute)
    /// A bool or tristate is not `n`.
    case set(SymbolID)
    /// A bool or tristate has a value.
    case value(SymbolID, Tristate)
}

extension Prover {
    /// What shows `question`; nil where the answer is clear, for it is asked of a line that can't be meant.
    func goal(of question: Question) -> Goal? {
        switch question {
        case .unmetSelect(let attribute): attribute.kind == .select ? .unmetSelect(attribute.index) : nil
        case .use(let attribute):
            switch attribute.kind {
            case .prompt: .visiblePrompt(attribute.index)
            case .defaultValue: .activeDefault(attribute.index)
            default: nil
            }
        case .emptyChoice(let attribute):
            attribute.kind == .choice
                ? .emptyChoice(SymbolID(index: encoding.tree.entries[Int(attribute.index)].symbol)) : nil
        case .set(let symbol): .values([WantedValue(symbol, nil)])
        case .value(let symbol, let value): .value(symbol, value)
        }
    }
}
