// SPDX-License-Identifier: GPL-2.0-only

/// The values that symbols had when they were last computed.
///
/// What `conf` prints about a symbol computes no value: while it asks questions, a symbol that no question has needed
/// since the last answer is shown as it was before.
struct LastValues {
    private var values: [(tristate: Tristate, text: Int32)]

    init(symbols count: Int) { values = Array(repeating: (.no, -1), count: count) }

    /// Takes over what is computed in `state`.
    mutating func take(_ state: [Configuration.State]) {
        for index in values.indices where state[index].isComputed {
            values[index] = (state[index].value, state[index].text)
        }
    }

    subscript(index: Int) -> (tristate: Tristate, text: Int32) { values[index] }
}

extension Configuration {
    /// Shows the symbols from now on as `conf` does while it asks questions: see ``LastValues``.
    mutating func keepLastValues() { lastValues = LastValues(symbols: tree.symbols.count) }

    /// The value of `id` as it is shown.
    mutating func shownText(of id: SymbolID) -> [UInt8] {
        let index = Int(id.index)
        guard let last = lastValues?[index], !state[index].isComputed else { return Array(text(of: id)) }
        switch tree.symbols[index].type {
        case .bool, .tristate: return last.tristate.letter.withUTF8Buffer { Array($0) }
        case .unknown: return Array(text(of: id))
        case .int, .hex, .string:
            // What the C library prints for no text.
            return last.text < 0 ? Array("(null)".utf8) : Array(tree.names.bytes(of: Int(last.text)))
        }
    }
}
