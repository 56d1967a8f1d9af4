// SPDX-License-Identifier: GPL-2.0-only

/// A line of a tree that says something about a symbol, a menu or a choice.
public struct MenuAttribute: Sendable, Hashable {
    /// What it says.
    public let kind: Kind

    /// The symbol that it says it about; nil where it stands in a menu, an `if` or a choice.
    public let symbol: SymbolID?

    /// The symbol that is selected or implied.
    public let target: SymbolID?

    /// The file, as it was sourced.
    public let path: String

    /// The line of the file, from 1; see ``KconfigTree/line(of:)-(MenuAttribute)`` for its text.
    public let line: Int

    /// The number of the file.
    let file: Int32

    /// The property, or, of a dependency, its place in ``KconfigTree/conditionLines``; the entry of a choice.
    let index: Int32

    /// What a line says.
    public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
        /// `depends on`, or the `if` of a block.
        case dependency
        /// `visible if`
        case visibility
        /// A prompt.
        case prompt
        /// `default`, `def_bool`
        case defaultValue
        /// `select`
        case select
        /// `imply`
        case imply
        /// `range`
        case range
        /// `choice`: one of its members is `y`.
        case choice
    }
}

extension KconfigTree {
    /// The attributes of `kind` in the order in which they were read.
    public func attributes(of kind: MenuAttribute.Kind) -> [MenuAttribute] {
        switch kind {
        case .dependency, .visibility:
            let wanted: ConditionLine.Kind = kind == .dependency ? .dependsOn : .visibleIf
            return conditionLines.indices.filter { conditionLines[$0].kind == wanted }.map {
                attribute(ofCondition: $0)
            }
        case .choice: return choices.map { attribute(ofChoice: $0) }
        case .prompt, .defaultValue, .select, .imply, .range:
            return properties.indices.compactMap { index in
                let property = properties[index]
                guard property.kind.attributeKind == kind, entries[Int(property.entry)].symbol >= 0 else { return nil }
                return attribute(ofProperty: Int32(truncatingIfNeeded: index))
            }
        }
    }

    /// The attributes of `kind`, a property or a choice, that say something about `symbol`; without one those that say
    /// it about none.
    public func attributes(of kind: MenuAttribute.Kind, ofSymbol symbol: SymbolID?) -> [MenuAttribute] {
        guard let symbol else { return attributes(of: kind).filter { $0.symbol == nil } }
        var attributes: [MenuAttribute] = []
        forEachProperty(of: symbol) { index in
            guard properties[index].kind.attributeKind == kind else { return }
            attributes.append(attribute(ofProperty: Int32(truncatingIfNeeded: index)))
        }
        return attributes
    }

    /// The choices, as symbols without a name.
    var choices: [SymbolID] {
        symbols.indices.filter { symbols[$0].name < 0 && symbols[$0].firstEntry >= 0 }
            .map { SymbolID(index: Int32(truncatingIfNeeded: $0)) }
    }

    /// The line that says it.
    public func line(of attribute: MenuAttribute) -> KconfigLine {
        line(UInt32(truncatingIfNeeded: attribute.line), of: attribute.file)
    }

    func attribute(ofProperty index: Int32) -> MenuAttribute {
        let property = properties[Int(index)]
        let symbol = entries[Int(property.entry)].symbol
        let isDirected = property.kind == .select || property.kind == .imply
        return MenuAttribute(
            kind: property.kind.attributeKind ?? .prompt, symbol: named(symbol),
            target: isDirected ? expressions.symbol(in: property.value) : nil,
            path: path(ofFile: property.file), line: Int(property.line),
            file: property.file, index: index)
    }

    func attribute(ofCondition index: Int) -> MenuAttribute {
        let condition = conditionLines[index]
        let entry = entries[Int(condition.entry)]
        return MenuAttribute(
            kind: condition.kind == .dependsOn ? .dependency : .visibility, symbol: named(entry.symbol), target: nil,
            path: path(ofFile: entry.file), line: Int(condition.line),
            file: entry.file, index: Int32(truncatingIfNeeded: index))
    }

    func attribute(ofChoice id: SymbolID) -> MenuAttribute {
        let index = symbols[Int(id.index)].firstEntry
        let entry = entries[Int(index)]
        return MenuAttribute(
            kind: .choice, symbol: nil, target: nil, path: path(ofFile: entry.file), line: Int(entry.line),
            file: entry.file, index: index)
    }

    private func named(_ symbol: Int32) -> SymbolID? {
        symbol >= 0 && symbols[Int(symbol)].name >= 0 ? SymbolID(index: symbol) : nil
    }

    private func path(ofFile file: Int32) -> String { file >= 0 ? files[Int(file)].path : "" }
}

extension Property.Kind {
    /// The kind of attribute that it is told as; nil for menus and comments.
    fileprivate var attributeKind: MenuAttribute.Kind? {
        switch self {
        case .prompt: .prompt
        case .defaultValue: .defaultValue
        case .select: .select
        case .imply: .imply
        case .range: .range
        case .menu, .comment: nil
        }
    }
}
