// SPDX-License-Identifier: GPL-2.0-only

/// What `?` answers to questions about entries of a tree.
struct HelpTexts {
    private var printed = PrintedExpressions()

    /// The lines that select or imply each symbol.
    private let reverseLines: [Int32: [Int32]]

    init(for tree: KconfigTree) { reverseLines = tree.reverseLines() }

    /// The help text of an entry, and where its symbol stands and what it has to do with others:
    /// `menu_get_ext_help()`.
    mutating func text(for entry: Int, in configuration: inout Configuration) -> [UInt8] {
        let tree = configuration.tree
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
        if menu.symbol >= 0 { appendDescription(of: SymbolID(index: menu.symbol), tree, &configuration, to: &text) }
        return text
    }

    /// `get_symbol_str()`
    private mutating func appendDescription(
        of id: SymbolID, _ tree: KconfigTree, _ configuration: inout Configuration, to text: inout [UInt8]
    ) {
        let symbol = tree.symbols[Int(id.index)]
        if symbol.name >= 0 {
            text += Array("Symbol: ".utf8) + tree.name(of: id) + Array(" [=".utf8) + configuration.shownText(of: id)
            text += "]\nType  : \(symbol.type.confName)\n".utf8
            if symbol.type == .int || symbol.type == .hex { appendRange(of: id, tree, &configuration, to: &text) }
        }
        appendDefinitions(of: id, tree, &configuration, to: &text)
        let indent = tree.dialect.help == .prompts ? "  " : ""
        appendTargets(of: id, .select, "\(indent)Selects: ", &configuration, to: &text)
        appendSources(of: id, .select, "\(indent)Selected", &configuration, to: &text)
        appendTargets(of: id, .imply, "\(indent)Implies: ", &configuration, to: &text)
        appendSources(of: id, .imply, "\(indent)Implied", &configuration, to: &text)
        text += "\n\n".utf8
    }

    /// Where the symbol is defined: those definitions first that have a prompt.
    private mutating func appendDefinitions(
        of id: SymbolID, _ tree: KconfigTree, _ configuration: inout Configuration, to text: inout [UInt8]
    ) {
        let places = tree.places(of: id)
        let isOldest = tree.dialect.help == .prompts
        for entry in places where tree.entries[entry].prompt >= 0 {
            if !isOldest { appendPlace(of: entry, tree, to: &text) }
            text += Array("\(isOldest ? "" : "  ")Prompt: ".utf8) + tree.title(of: entry) + [UInt8(ascii: "\n")]
            if !isOldest { appendConditions(of: entry, tree, &configuration, to: &text) }
            appendLocation(of: entry, tree, &configuration, to: &text)
        }
        for entry in isOldest ? places.prefix(1) : places.filter({ tree.entries[$0].prompt < 0 })[...] {
            if isOldest { text += "  ".utf8 }
            appendPlace(of: entry, tree, to: &text)
            // Before the call: it takes `self` as it is, and what is printed next may be new.
            let dependencies = printed.dependencies(of: entry, tree)
            appendCondition(dependencies, "Depends on", &configuration, to: &text)
        }
    }

    /// The first range whose condition holds.
    private func appendRange(
        of id: SymbolID, _ tree: KconfigTree, _ configuration: inout Configuration, to text: inout [UInt8]
    ) {
        for property in tree.properties(of: id) where property.kind == .range {
            guard configuration.value(of: property.condition) != .no else { continue }
            guard case .comparison(_, let low, let high) = tree.expressions[property.value] else { return }
            text += "Range : [".utf8
            configuration.append(low.index, to: &text)
            text.append(UInt8(ascii: " "))
            configuration.append(high.index, to: &text)
            text += "]\n".utf8
            return
        }
    }

    private func appendPlace(of entry: Int, _ tree: KconfigTree, to text: inout [UInt8]) {
        let menu = tree.entries[entry]
        text += "Defined at \(tree.files[Int(menu.file)].path):\(menu.line)\n".utf8
    }

    private func appendCondition(
        _ id: PrintedExpressions.ID?, _ title: String, _ configuration: inout Configuration, to text: inout [UInt8]
    ) {
        guard let id, !printed.isSymbol(id, PrintedExpressions.yes) else { return }
        text += "  \(title): ".utf8
        configuration.append(id, of: printed, to: &text)
        text.append(UInt8(ascii: "\n"))
    }

    /// What a definition with a prompt depends on, and when one sees it where that is not the same.
    private mutating func appendConditions(
        of entry: Int, _ tree: KconfigTree, _ configuration: inout Configuration, to text: inout [UInt8]
    ) {
        let dependencies = printed.dependencies(of: entry, tree)
        let visibility = printed.condition(of: Int(tree.entries[entry].prompt), tree)
        appendCondition(dependencies, "Depends on", &configuration, to: &text)
        if !printed.areSame(dependencies, visibility) {
            appendCondition(visibility, "Visible if", &configuration, to: &text)
        }
    }

    /// The way to a prompt, of which eight steps are told.
    private func appendLocation(
        of entry: Int, _ tree: KconfigTree, _ configuration: inout Configuration, to text: inout [UInt8]
    ) {
        let help = tree.dialect.help
        var path: [Int] = []
        var isShown = false
        var place = help == .way ? entry : Int(tree.entries[entry].parent)
        while place > 0 || help == .aroundFromTop && place == KconfigTree.root, path.count < 8 {
            path.append(place)
            // `conf` looks where it could lead to, which computes values that are shown from here on; newer ones stop
            // at the first place.
            if tree.dialect.choices == .modal || !isShown { isShown = configuration.showsToUser(place) }
            place = Int(tree.entries[place].parent)
        }
        guard !path.isEmpty || help == .way else { return }
        text += "  Location:\n".utf8
        for (depth, place) in path.reversed().enumerated() {
            text += [UInt8](repeating: UInt8(ascii: " "), count: 2 * depth + 4)
            text += place == KconfigTree.root ? Array("Main menu".utf8) : Array("-> ".utf8) + tree.title(of: place)
            let symbol = tree.entries[place].symbol
            if symbol >= 0 {
                let id = SymbolID(index: symbol)
                let name = tree.symbols[Int(symbol)].name < 0 ? Array("<choice>".utf8)[...] : tree.name(of: id)
                text += Array(" (".utf8) + name + Array(" [=".utf8) + configuration.shownText(of: id) + Array("])".utf8)
            }
            text.append(UInt8(ascii: "\n"))
        }
    }

    private func appendTargets(
        of id: SymbolID, _ kind: Property.Kind, _ title: String, _ configuration: inout Configuration,
        to text: inout [UInt8]
    ) {
        var separator = title
        for property in configuration.tree.properties(of: id) where property.kind == kind {
            guard case .symbol(let target) = configuration.tree.expressions[property.value] else { continue }
            text += separator.utf8
            configuration.append(target.index, to: &text)
            separator = " && "
        }
        if separator != title { text.append(UInt8(ascii: "\n")) }
    }

    /// What selects or implies a symbol, by the values.
    private mutating func appendSources(
        of id: SymbolID, _ kind: Property.Kind, _ verb: String, _ configuration: inout Configuration,
        to text: inout [UInt8]
    ) {
        let lines = reverseLines[id.index] ?? []
        let alternatives = printed.alternatives(of: id, kind, in: lines, configuration.tree)
        for value in [Tristate.yes, .mod, .no] {
            var title = Array("\(verb) by [\(value.letter)]:\n".utf8)
            for alternative in alternatives where configuration.value(of: alternative, in: printed) == value {
                text += title + Array("  - ".utf8)
                configuration.append(alternative, of: printed, to: &text)
                text.append(UInt8(ascii: "\n"))
                title = []
            }
        }
    }
}

extension PrintedExpressions {
    /// Whether two conditions have the same operands; nil is the one that nobody wrote.
    fileprivate mutating func areSame(_ first: ID?, _ second: ID?) -> Bool {
        guard let first, let second else {
            return [first, second].allSatisfy { id in id.map { isSymbol($0, Self.yes) } ?? true }
        }
        guard fits(first), fits(second) else { return first == second }
        return areEqual(first, second)
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

    /// The help text of an entry, without its indentation.
    func helpText(of entry: Int) -> [UInt8] {
        let menu = entries[entry]
        guard menu.help >= 0 else { return [] }
        let content = files[Int(menu.file)].content
        return content.helpText(at: WordIndex(Int(menu.help)))
    }
}
