// SPDX-License-Identifier: GPL-2.0-only

/// One of the places where a symbol is defined, with the lines that say something about it there.
public struct Definition: Sendable, Hashable {
    /// `config NAME`
    public var line: KconfigLine

    /// The text of the prompt, nil where the user is not asked.
    public var prompt: String?

    /// What the symbol depends on there: its own lines and those of the blocks around it, outermost first.
    public var dependencies: [Condition]

    /// What its prompt depends on beside ``dependencies``: `visible if` of the menus around it.
    public var visibility: [Condition]

    /// The line of the prompt.
    public var promptLine: KconfigLine?

    /// `default`, in the order in which they are tried.
    public var defaults: [KconfigLine]

    /// What it selects.
    public var selects: [Influence]

    /// What it implies.
    public var implies: [Influence]

    /// The bounds of a number.
    public var ranges: [KconfigLine]

    /// The raw lines of the help text; nil where there is none.
    public var help: String?

    /// A line that something depends on.
    public struct Condition: Sendable, Hashable {
        /// The line.
        public var line: KconfigLine

        /// What has to be `m` or `y`.
        public var expression: ExpressionID

        /// Whether the line stands at a block around the definition: an `if`, a menu, a choice.
        public var isInherited: Bool
    }

    /// A `select` or `imply`.
    public struct Influence: Sendable, Hashable {
        /// The line.
        public var line: KconfigLine

        /// Who says so.
        public var source: SymbolID

        /// Who is selected or implied.
        public var target: SymbolID

        /// Where it does: the line's own condition and all that ``source`` depends on there.
        public var condition: ExpressionID
    }
}

extension KconfigTree {
    /// The symbols that are defined, in the order in which they first stand in the menu; choices left out.
    public var definedSymbols: [SymbolID] {
        var seen = [Bool](repeating: false, count: symbols.count)
        return entries.compactMap { entry in
            guard entry.symbol >= 0, symbols[Int(entry.symbol)].name >= 0, !seen[Int(entry.symbol)] else { return nil }
            seen[Int(entry.symbol)] = true
            return SymbolID(index: entry.symbol)
        }
    }

    /// Whether a file defines `id`; false for constants and for names that are only referred to.
    public func isDefined(_ id: SymbolID) -> Bool { symbols[Int(id.index)].firstEntry >= 0 }

    /// Whether `id` is a member of a choice.
    public func isMemberOfChoice(_ id: SymbolID) -> Bool { symbols[Int(id.index)].choice >= 0 }

    /// Whether `id` is a constant: something in quotes, `n`, `m` or `y`.
    public func isConstant(_ id: SymbolID) -> Bool { symbols[Int(id.index)].isConstant || id.index < 3 }

    /// The name of `id`; empty for a choice.
    public func nameText(of id: SymbolID) -> String { String(decoding: name(of: id), as: UTF8.self) }

    /// The type of `id`.
    public func type(of id: SymbolID) -> SymbolType { symbols[Int(id.index)].type }

    /// The places where `id` is defined, in the order of the menu.
    public func definitions(of id: SymbolID) -> [Definition] {
        var definitions: [Definition] = []
        var entry = symbols[Int(id.index)].firstEntry
        while entry >= 0 {
            definitions.append(definition(at: entry))
            entry = entries[Int(entry)].nextOfSymbol
        }
        return definitions
    }

    /// Where `id` is defined first, and the prompt that it has there; nil where no file defines it.
    public func firstDefinition(of id: SymbolID) -> (line: KconfigLine, prompt: String?)? {
        let entry = Int(symbols[Int(id.index)].firstEntry)
        guard entry >= 0 else { return nil }
        let first = Int(entries[entry].firstProperty)
        let prompt = (first..<(first + Int(entries[entry].propertyCount))).first { index in
            switch properties[index].kind {
            case .prompt, .menu, .comment: true
            case .defaultValue, .select, .imply, .range: false
            }
        }
        return (line(ofEntry: entry), prompt.map { String(decoding: text(ofPrompt: $0), as: UTF8.self) })
    }

    /// The lines that refer to the symbol called `name`, of the files in the order in which they are sourced.
    public func lines(referringTo name: String) -> [KconfigLine] {
        guard symbol(name) != nil else { return [] }
        var lines: [KconfigLine] = []
        for (index, file) in files.enumerated() {
            for statement in file.content.statements
            where file.content.operands(of: statement).contains(where: {
                file.content.source(of: $0).elementsEqual(name.utf8)
            }) {
                lines.append(line(statement.line, of: Int32(truncatingIfNeeded: index)))
            }
        }
        return lines
    }

    private func definition(at entry: Int32) -> Definition {
        var definition = Definition(
            line: line(ofEntry: Int(entry)), dependencies: [], visibility: [], defaults: [], selects: [], implies: [],
            ranges: [])
        for (condition, isInherited) in conditions(around: entry) {
            let shown = Definition.Condition(
                line: line(of: condition), expression: condition.condition, isInherited: isInherited)
            switch condition.kind {
            case .dependsOn: definition.dependencies.append(shown)
            // An entry's own `visible if` is about what stands in it.
            case .visibleIf: if isInherited { definition.visibility.append(shown) }
            }
        }
        let first = Int(entries[Int(entry)].firstProperty)
        for index in first..<(first + Int(entries[Int(entry)].propertyCount)) {
            let property = properties[index]
            guard property.entry == entry else { continue }
            switch property.kind {
            case .prompt, .menu, .comment:
                definition.prompt = definition.prompt ?? String(decoding: text(ofPrompt: index), as: UTF8.self)
                definition.promptLine = definition.promptLine ?? line(of: property)
            case .defaultValue: definition.defaults.append(line(of: property))
            case .range: definition.ranges.append(line(of: property))
            case .select: if let influence = influence(of: property) { definition.selects.append(influence) }
            case .imply: if let influence = influence(of: property) { definition.implies.append(influence) }
            }
        }
        let help = entries[Int(entry)].help
        if help >= 0 {
            let content = files[Int(entries[Int(entry)].file)].content
            definition.help = String(decoding: content.bytes[content.words[Int(help)].range], as: UTF8.self)
        }
        return definition
    }

    /// The lines that `entry` depends on: those of the blocks around it, outermost first, and its own.
    private func conditions(around entry: Int32) -> [(line: ConditionLine, isInherited: Bool)] {
        var path: [Int32] = []
        var position = entry
        while position > 0 {
            path.append(position)
            position = entries[Int(position)].statedParent
        }
        return path.reversed().flatMap { part in
            conditionLines(ofEntry: part).map { ($0, part != entry) }
        }
    }

    /// The conditions of one entry; they stand in the order of the entries.
    private func conditionLines(ofEntry entry: Int32) -> ArraySlice<ConditionLine> {
        var range = conditionLines.indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range =
                conditionLines[middle].entry < entry
                ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return conditionLines[range.lowerBound...].prefix { $0.entry == entry }
    }

    /// What `property`, a `select` or `imply`, says; nil where it says that of no symbol.
    func influence(of property: Property) -> Definition.Influence? {
        let source = entries[Int(property.entry)].symbol
        guard source >= 0, case .symbol(let target) = expressions[property.value] else { return nil }
        return Definition.Influence(
            line: line(of: property), source: SymbolID(index: source), target: target, condition: property.condition)
    }

    /// Calls `body` with the number of each property of `id`, in their order.
    func forEachProperty(of id: SymbolID, _ body: (Int) -> Void) {
        var property = symbols[Int(id.index)].firstProperty
        while property >= 0 {
            body(Int(property))
            property = properties[Int(property)].next
        }
    }

    /// The text of a prompt, menu or comment.
    func text(ofPrompt property: Int) -> ArraySlice<UInt8> {
        let property = properties[property]
        if property.text < -1 { return texts[Int(-2 - property.text)][...] }
        guard property.text >= 0 else { return [] }
        let content = files[Int(property.file)].content
        return content.bytes[content.words[Int(property.text)].range]
    }
}
