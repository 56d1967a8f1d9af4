// SPDX-License-Identifier: GPL-2.0-only

extension Configuration {
    /// What `?` answers to the question about an entry: `menu_get_ext_help()`.
    mutating func help(of entry: Int) -> [UInt8] {
        let menu = tree.entries[entry]
        var text: [UInt8] = []
        if menu.help >= 0 {
            if menu.symbol >= 0, tree.symbols[Int(menu.symbol)].name >= 0 {
                text += Array("CONFIG_".utf8) + tree.name(of: SymbolID(index: menu.symbol)) + Array(":\n\n".utf8)
            }
            text += tree.helpText(of: entry)
        } else {
            text += "There is no help available for this option.".utf8
        }
        text.append(UInt8(ascii: "\n"))
        if menu.symbol >= 0 { appendDescription(of: SymbolID(index: menu.symbol), to: &text) }
        return text
    }

    /// `get_symbol_str()`
    private mutating func appendDescription(of id: SymbolID, to text: inout [UInt8]) {
        let symbol = tree.symbols[Int(id.index)]
        if symbol.name >= 0 {
            text += Array("Symbol: ".utf8) + tree.name(of: id) + Array(" [=".utf8) + self.text(of: id)
            text += "]\nType  : \(symbol.type.confName)\n".utf8
            if symbol.type == .int || symbol.type == .hex, let range = activeRange(of: id) {
                text += Array("Range : ".utf8) + describedRange(range) + [UInt8(ascii: "\n")]
            }
        }
        let places = tree.places(of: id)
        for entry in places where tree.entries[entry].prompt >= 0 { appendPrompt(of: entry, to: &text) }
        for entry in places where tree.entries[entry].prompt < 0 {
            appendPlace(of: entry, to: &text)
            appendCondition(tree.entries[entry].dependencies, "  Depends on: ", to: &text)
        }
        appendTargets(of: id, .select, "Selects: ", to: &text)
        if let reverse = symbol.reverse { appendSources(reverse, "Selected", to: &text) }
        appendTargets(of: id, .imply, "Implies: ", to: &text)
        if let implied = symbol.implied { appendSources(implied, "Implied", to: &text) }
        text += "\n\n".utf8
    }

    private func appendPlace(of entry: Int, to text: inout [UInt8]) {
        let menu = tree.entries[entry]
        text += "Defined at \(tree.files[Int(menu.file)].path):\(menu.line)\n".utf8
    }

    private mutating func appendCondition(_ id: ExpressionID, _ prefix: String, to text: inout [UInt8]) {
        if id != .yes { text += Array(prefix.utf8) + described(id) + [UInt8(ascii: "\n")] }
    }

    private mutating func appendPrompt(of entry: Int, to text: inout [UInt8]) {
        appendPlace(of: entry, to: &text)
        let menu = tree.entries[entry]
        let condition = tree.properties[Int(menu.prompt)].condition
        text += Array("  Prompt: ".utf8) + tree.title(of: entry) + [UInt8(ascii: "\n")]
        appendCondition(menu.dependencies, "  Depends on: ", to: &text)
        if condition != menu.dependencies { appendCondition(condition, "  Visible if: ", to: &text) }
        var path: [Int] = []
        var place = entry
        while place > 0, path.count < 8 {
            path.append(place)
            place = Int(tree.entries[place].parent)
        }
        text += "  Location:\n".utf8
        for (depth, place) in path.reversed().enumerated() {
            text += [UInt8](repeating: UInt8(ascii: " "), count: 2 * depth + 4) + Array("-> ".utf8)
            text += tree.title(of: place)
            let symbol = tree.entries[place].symbol
            if symbol >= 0 {
                let id = SymbolID(index: symbol)
                let name = tree.symbols[Int(symbol)].name < 0 ? Array("<choice>".utf8)[...] : tree.name(of: id)
                text += Array(" (".utf8) + name + Array(" [=".utf8) + self.text(of: id) + Array("])".utf8)
            }
            text.append(UInt8(ascii: "\n"))
        }
    }

    private mutating func appendTargets(
        of id: SymbolID, _ kind: Property.Kind, _ prefix: String, to text: inout [UInt8]
    ) {
        var isFirst = true
        for property in tree.properties(of: id) where property.kind == kind {
            text += Array((isFirst ? prefix : " && ").utf8) + described(property.value)
            isFirst = false
        }
        if !isFirst { text.append(UInt8(ascii: "\n")) }
    }

    /// The alternatives that make up what selects or implies a symbol, by their values.
    private mutating func appendSources(_ id: ExpressionID, _ verb: String, to text: inout [UInt8]) {
        for value in [Tristate.yes, .mod, .no] {
            var title = Array("\(verb) by [\(value.letter)]:\n".utf8)
            for alternative in tree.alternatives(of: id) where self.value(of: alternative) == value {
                text += title + Array("  - ".utf8) + described(alternative) + [UInt8(ascii: "\n")]
                title = []
            }
        }
    }

    /// The first range whose condition holds.
    private mutating func activeRange(of id: SymbolID) -> ExpressionID? {
        for property in tree.properties(of: id) where property.kind == .range {
            if value(of: property.condition) != .no { return property.value }
        }
        return nil
    }
}

extension KconfigTree {
    /// The entries in which `id` is defined.
    func places(of id: SymbolID) -> [Int] {
        var places: [Int] = []
        var entry = symbols[Int(id.index)].firstEntry
        while entry >= 0 {
            places.append(Int(entry))
            entry = entries[Int(entry)].nextOfSymbol
        }
        return places
    }

    /// The parts of an expression that `||` joins at its top, from left to right.
    func alternatives(of id: ExpressionID) -> [ExpressionID] {
        var result: [ExpressionID] = []
        var waiting = [id]
        while let next = waiting.popLast() {
            if case .or(let left, let right) = expressions[next] {
                waiting.append(right)
                waiting.append(left)
            } else {
                result.append(next)
            }
        }
        return result
    }

    /// The help text of an entry, without its indentation.
    func helpText(of entry: Int) -> [UInt8] {
        let menu = entries[entry]
        guard menu.help >= 0 else { return [] }
        let content = files[Int(menu.file)].content
        return content.helpText(at: WordIndex(Int(menu.help)))
    }
}
