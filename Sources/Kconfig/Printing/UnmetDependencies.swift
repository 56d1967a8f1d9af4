// SPDX-License-Identifier: GPL-2.0-only

/// What `conf` prints of symbols that are selected though their dependencies are not met.
struct UnmetWarnings {
    /// The warnings that nobody has taken yet.
    var texts: [UInt8] = []

    /// How many there are, those that were taken included.
    var count = 0

    /// How many symbols of those found since the last change are among them.
    var worded = 0
}

extension Configuration {
    /// Keeps the warnings of selected symbols from now on, with the values at that time, for ``takeUnmetWarnings()``.
    public mutating func keepUnmetWarnings() { unmetWarnings = UnmetWarnings() }

    /// How many warnings of selected symbols there were, where they are kept.
    public var unmetWarningCount: Int { (unmetWarnings?.count ?? 0) + unmet.count - (unmetWarnings?.worded ?? 0) }

    /// The warnings of selected symbols since the last time, each as often as the symbol was computed anew: `conf`
    /// prints them so.
    public mutating func takeUnmetWarnings() -> [UInt8] {
        wordUnmet()
        defer { unmetWarnings?.texts = [] }
        return unmetWarnings?.texts ?? []
    }

    /// Puts what was found since the last change in words, where that is kept.
    mutating func wordUnmet() {
        // The words name symbols, and one that is computed for them can be unmet as well.
        while let worded = unmetWarnings?.worded, worded < unmet.count {
            unmetWarnings?.worded += 1
            unmetWarnings?.count += 1
            let text = confWarning(ofUnmet: unmet[worded])
            unmetWarnings?.texts += text
        }
    }

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
