// SPDX-License-Identifier: GPL-2.0-only

/// What became of the symbols of a tree in another one.
public struct TreeComparison: Sendable, Hashable {
    /// The symbols that only the later tree defines, in its order.
    public var added: [SymbolID]

    /// The symbols that only the earlier tree defines, in its order.
    public var removed: [SymbolID]

    /// The symbols that both define differently, in the order of the later tree.
    public var changed: [Change]

    /// A symbol that both trees define.
    public struct Change: Sendable, Hashable {
        /// The symbol in the earlier tree.
        public var before: SymbolID

        /// The symbol in the later tree.
        public var after: SymbolID

        /// What is not the same.
        public var aspects: [Aspect]
    }

    /// Something that a definition says.
    public enum Aspect: String, Sendable, Hashable, CaseIterable {
        /// `bool`, `tristate` …
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
        /// The choice that it is a member of, or its members.
        case choice
    }

    /// What became of the symbols of `before` in `after`.
    ///
    /// Expressions are the same where they are written the same; whether different ones mean the same is for a proof to
    /// tell.
    public init(before: KconfigTree, after: KconfigTree) {
        added = []
        changed = []
        for id in after.definedSymbols {
            guard let old = before.symbol(after.nameText(of: id)), before.isDefined(old) else {
                added.append(id)
                continue
            }
            let aspects = Self.aspects(before.facts(of: old), after.facts(of: id))
            if !aspects.isEmpty { changed.append(Change(before: old, after: id, aspects: aspects)) }
        }
        removed = before.definedSymbols.filter { id in
            guard let new = after.symbol(before.nameText(of: id)) else { return true }
            return !after.isDefined(new)
        }
    }

    private static func aspects(_ before: SymbolFacts, _ after: SymbolFacts) -> [Aspect] {
        Aspect.allCases.filter { before.texts[$0] != after.texts[$0] }
    }
}

/// What a tree says of a symbol, without places.
private struct SymbolFacts {
    var texts: [TreeComparison.Aspect: [String]] = [:]
}

extension KconfigTree {
    fileprivate func facts(of id: SymbolID) -> SymbolFacts {
        var facts = SymbolFacts()
        let symbol = symbols[Int(id.index)]
        facts.texts[.type] = ["\(symbol.type)"]
        facts.texts[.dependencies] = symbol.dependencies.map { [text(of: $0)] } ?? []
        forEachProperty(of: id) { index in
            let property = properties[index]
            let condition = " if " + text(of: property.ownCondition)
            switch property.kind {
            case .prompt, .menu, .comment:
                facts.texts[.prompt, default: []].append(String(decoding: text(ofPrompt: index), as: UTF8.self))
                facts.texts[.visibility, default: []].append(condition)
            case .defaultValue: facts.texts[.defaults, default: []].append(text(of: property.value) + condition)
            case .select: facts.texts[.selects, default: []].append(text(of: property.value) + condition)
            case .imply: facts.texts[.implies, default: []].append(text(of: property.value) + condition)
            case .range: facts.texts[.ranges, default: []].append(text(of: property.value) + condition)
            }
        }
        facts.texts[.help] = definitions(of: id).compactMap(\.help)
        if symbol.choice >= 0 {
            let choice = entries[Int(symbol.choice)]
            let members = choiceMembers[symbol.choice] ?? []
            let title = choice.prompt >= 0 ? String(decoding: text(ofPrompt: Int(choice.prompt)), as: UTF8.self) : ""
            facts.texts[.choice] = [title] + members.map { nameText(of: $0) }
        }
        return facts
    }
}
