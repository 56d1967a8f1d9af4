// SPDX-License-Identifier: GPL-2.0-only

/// What became of the symbols of a tree in another one.
public struct TreeComparison: Sendable, Hashable {
    /// The symbols that only the later tree defines, in its order.
    public var added: [SymbolID]

    /// The symbols that only the earlier tree defines, in its order.
    public var removed: [SymbolID]

    /// The symbols that both define differently, in the order of the later tree.
    public var changed: [Change]

    /// Whether all symbols are the same.
    public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    /// A symbol that both trees define.
    public struct Change: Sendable, Hashable {
        /// The symbol in the earlier tree.
        public var before: SymbolID

        /// The symbol in the later tree.
        public var after: SymbolID

        /// What is not the same.
        public var aspects: [Aspect]

        /// Whether more is different than texts.
        public var isOfMeaning: Bool { aspects.contains { $0 != .prompt && $0 != .help } }

        /// Whether it is another question when a select of it goes beyond its dependencies.
        public var isOfDependencies: Bool {
            !Set(aspects).isDisjoint(with: [.type, .dependencies, .choice])
        }
    }

    /// Something that a definition says.
    public enum Aspect: String, Sendable, Hashable, CaseIterable {
        /// `bool`, `tristate` …, and whether it is what says if there are modules
        case type
        /// The text of the prompt.
        case prompt
        /// Where the user is asked.
        case visibility
        /// What it depends on.
        case dependencies
        /// Values and where they apply.
        case defaults
        /// Who is selected, and where.
        case selects
        /// Who is implied, and where.
        case implies
        /// The bounds of a number.
        case ranges
        /// The help text.
        case help
        /// The choice that it is a member of.
        case choice
        /// Who selects and implies it.
        case selectors
    }

    /// What became of the symbols of `before` in `after`.
    ///
    /// Expressions are the same where they are written the same; whether different ones mean the same is for a proof to
    /// tell.
    public init(before: KconfigTree, after: KconfigTree) {
        let mapping = TreeMapping(from: after, to: before)
        added = []
        changed = []
        var isKept = [Bool](repeating: false, count: before.symbols.count)
        for id in after.definedSymbols {
            guard let old = mapping.symbol(id), before.isDefined(old) else {
                added.append(id)
                continue
            }
            isKept[Int(old.index)] = true
            let aspects = Self.aspects(of: id, in: after, old, in: before, mapping)
            if !aspects.isEmpty { changed.append(Change(before: old, after: id, aspects: aspects)) }
        }
        removed = before.definedSymbols.filter { !isKept[Int($0.index)] }
    }

    /// What is not the same of `new` and `old`; `mapping` leads from the tree of the one to that of the other.
    private static func aspects(
        of new: SymbolID, in after: KconfigTree, _ old: SymbolID, in before: KconfigTree, _ mapping: TreeMapping
    ) -> [Aspect] {
        let (symbol, other) = (after.symbols[Int(new.index)], before.symbols[Int(old.index)])
        var aspects: Set<Aspect> = []
        let isSameKind =
            symbol.isTransitional == other.isTransitional && symbol.isSetByAllNo == other.isSetByAllNo
            && (new == after.modules) == (old == before.modules)
        if symbol.type != other.type || !isSameKind { aspects.insert(.type) }
        let isDependingOnSame = mapping.isSame(symbol.dependencies, other.dependencies)
        if !isDependingOnSame { aspects.insert(.dependencies) }
        if !mapping.isSame(symbol.reverse, other.reverse) || !mapping.isSame(symbol.implied, other.implied) {
            aspects.insert(.selectors)
        }
        if !isSameChoice(after.choiceSymbol(of: new), in: after, before.choiceSymbol(of: old), in: before, mapping) {
            aspects.insert(.choice)
        }
        if after.helpTexts(of: new) != before.helpTexts(of: old) {
            aspects.insert(.help)
        }
        let properties = (after.numberedProperties(of: new), before.numberedProperties(of: old))
        for kind in [Property.Kind.prompt, .defaultValue, .select, .imply, .range] {
            aspects.formUnion(
                Self.aspects(
                    of: properties.0.filter { $0.property.kind.isLike(kind) }, in: after,
                    properties.1.filter { $0.property.kind.isLike(kind) }, in: before, mapping,
                    isDependingOnSame: isDependingOnSame))
        }
        return Aspect.allCases.filter { aspects.contains($0) }
    }

    /// Whether the choices have the same members in the same order, and say the same.
    private static func isSameChoice(
        _ new: SymbolID?, in after: KconfigTree, _ old: SymbolID?, in before: KconfigTree, _ mapping: TreeMapping
    ) -> Bool {
        guard let new, let old else { return new == nil && old == nil }
        let (choice, other) = (after.symbols[Int(new.index)], before.symbols[Int(old.index)])
        let lines = (after.numberedProperties(of: new), before.numberedProperties(of: old))
        let members = (after.members(ofChoice: new), before.members(ofChoice: old))
        return members.0.map { mapping.symbol($0) } == members.1 && mapping.symbol(new) == old
            && choice.type == other.type && choice.isOptional == other.isOptional
            && lines.0.count == lines.1.count
            && zip(lines.0, lines.1).allSatisfy { new, old in
                new.property.kind == old.property.kind
                    && mapping.isSame(new.property.condition, old.property.condition)
                    && mapping.isSame(new.property.value, old.property.value)
            }
    }

    /// What is not the same of two lists of properties of one kind.
    private static func aspects(
        of new: [NumberedProperty], in after: KconfigTree, _ old: [NumberedProperty], in before: KconfigTree,
        _ mapping: TreeMapping, isDependingOnSame: Bool
    ) -> Set<Aspect> {
        guard let kind = (new.first ?? old.first)?.property.kind else { return [] }
        guard new.count == old.count else { return kind.aspect == .prompt ? [.prompt, .visibility] : [kind.aspect] }
        var aspects: Set<Aspect> = []
        for (new, old) in zip(new, old) {
            // Of several places where a symbol is defined, the one may have got what the other depended on.
            let hasSameCondition =
                mapping.isSame(new.property.ownCondition, old.property.ownCondition)
                && (!isDependingOnSame || mapping.isSame(new.property.condition, old.property.condition))
            if kind.aspect == .prompt {
                if after.text(ofPrompt: new.index) != before.text(ofPrompt: old.index) { aspects.insert(.prompt) }
                if !hasSameCondition { aspects.insert(.visibility) }
            } else if !hasSameCondition || !mapping.isSame(new.property.value, old.property.value) {
                aspects.insert(kind.aspect)
            }
        }
        return aspects
    }
}

/// A property with its number.
private struct NumberedProperty {
    var index: Int
    var property: Property
}

extension Property.Kind {
    fileprivate func isLike(_ kind: Property.Kind) -> Bool { aspect == kind.aspect }

    fileprivate var aspect: TreeComparison.Aspect {
        switch self {
        case .prompt, .menu, .comment: .prompt
        case .defaultValue: .defaults
        case .select: .selects
        case .imply: .implies
        case .range: .ranges
        }
    }
}

extension KconfigTree {
    fileprivate func numberedProperties(of id: SymbolID) -> [NumberedProperty] {
        var list: [NumberedProperty] = []
        forEachProperty(of: id) { list.append(NumberedProperty(index: $0, property: properties[$0])) }
        return list
    }

    /// The members of the choice `choice`, in their order.
    func members(ofChoice choice: SymbolID) -> [SymbolID] {
        choiceMembers[symbols[Int(choice.index)].firstEntry] ?? []
    }

    /// The choice that `id` is a member of.
    func choiceSymbol(of id: SymbolID) -> SymbolID? {
        let choice = symbols[Int(id.index)].choice
        return choice < 0 ? nil : SymbolID(index: entries[Int(choice)].symbol)
    }

    /// Whether `id` is what says if there are modules.
    public func isModules(_ id: SymbolID) -> Bool { id == modules }

    /// The choice that `id` is a member of, in words; nil where it is in none.
    public func choiceWords(of id: SymbolID) -> String? {
        guard let choice = choiceSymbol(of: id) else { return nil }
        let defaults = properties(of: choice).filter { $0.kind == .defaultValue }.map { text(of: $0.value) }
        return "one of " + members(ofChoice: choice).map { nameText(of: $0) }.joined(separator: ", ")
            + (defaults.isEmpty ? "" : ", by default " + defaults.joined(separator: ", "))
    }

    /// The raw help text of each place where `id` is defined.
    fileprivate func helpTexts(of id: SymbolID) -> [ArraySlice<UInt8>] {
        var texts: [ArraySlice<UInt8>] = []
        var entry = Int(symbols[Int(id.index)].firstEntry)
        while entry >= 0 {
            let help = entries[entry].help
            if help >= 0 {
                let content = files[Int(entries[entry].file)].content
                texts.append(content.bytes[content.words[Int(help)].range])
            }
            entry = Int(entries[entry].nextOfSymbol)
        }
        return texts
    }
}
