// SPDX-License-Identifier: GPL-2.0-only

extension Configuration {
    /// The symbols that something selects though their dependencies are not met, as far as values were computed since
    /// the last change, in the order in which `conf` finds them.
    public var unmetDependencies: [SymbolID] { unmet }

    /// What `conf` warns of for `symbol`, whose dependencies are not met.
    public mutating func confWarning(ofUnmet symbol: SymbolID) -> [UInt8] {
        var printed = PrintedExpressions()
        let state = compute(symbol)
        var text = Array("\nWARNING: unmet direct dependencies detected for ".utf8)
        if tree.symbols[Int(symbol.index)].name < 0 { text += "(null)".utf8 } else { text += tree.name(of: symbol) }
        text += "\n  Depends on [".utf8
        text += "\(state.dependencies == .mod ? "m" : "n")]: ".utf8
        append(printed.dependencies(of: symbol, tree), of: printed, to: &text)
        text.append(UInt8(ascii: "\n"))
        let lines = tree.reverseOrder.filter { line in
            tree.properties[Int(line)].kind == .select
                && tree.expressions[tree.properties[Int(line)].value] == .symbol(symbol)
        }
        let alternatives = printed.alternatives(of: symbol, .select, in: lines, tree)
        for wanted in [Tristate.yes, .mod] {
            var isFirst = true
            for alternative in alternatives where value(of: alternative, in: printed) == wanted {
                if isFirst { text += "  Selected by [\(wanted == .yes ? "y" : "m")]:\n".utf8 }
                isFirst = false
                text += "  - ".utf8
                append(alternative, of: printed, to: &text)
                text.append(UInt8(ascii: "\n"))
            }
        }
        return text
    }
}
