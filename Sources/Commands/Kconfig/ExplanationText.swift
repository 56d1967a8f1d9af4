// SPDX-License-Identifier: GPL-2.0-only

import Findings
import Kconfig
import Reports

/// What there is to know about a symbol, as an answer that can be pasted into a mail: each fact with its line.
struct ExplanationText {
    private let tree: KconfigTree
    private let influences: Influences
    private let id: SymbolID
    private let architecture: String
    private let style: TextStyle

    init(_ id: SymbolID, in tree: KconfigTree, architecture: String, style: TextStyle) {
        self.tree = tree
        influences = Influences(of: tree)
        self.id = id
        self.architecture = architecture
        self.style = style
    }

    /// The paragraphs.
    var text: String {
        let definitions = tree.definitions(of: id)
        var text =
            style.paint(tree.nameText(of: id), .bold)
            + " is \(tree.type(of: id).article) \(tree.type(of: id).word) symbol"
        text += definitions.count > 1 ? ", defined in \(definitions.count) places.\n" : ".\n"
        for definition in definitions { text += paragraphs(on: definition) }
        text += rows("Selected by", influences.selects(of: id).map(row))
        text += rows("Implied by", influences.implies(of: id).map(row))
        if definitions.allSatisfy({ $0.prompt == nil && $0.defaults.isEmpty }), influences.selects(of: id).isEmpty {
            text += "\nNothing sets it: it has no prompt and no default, and nothing selects it.\n"
        }
        return text + needs(definitions)
    }

    private func paragraphs(on definition: Definition) -> String {
        var text = "\n" + style.paint("\(definition.line)", .cyan)
        text += definition.prompt.map { "  \"\($0.shown)\"\n" } ?? "  without a prompt: the user is not asked\n"
        text += rows("It depends on", definition.dependencies.map { ($0.line, $0.line.text) })
        text += rows("The user is asked only", definition.visibility.map { ($0.line, $0.line.text) })
        if let prompt = definition.promptLine, prompt.text.contains(" if ") {
            text += rows("The user is asked only", [(prompt, prompt.text)])
        }
        text += rows("Its value, unless the user gives one", definition.defaults.map { ($0, $0.text) })
        text += rows("Its bounds", definition.ranges.map { ($0, $0.text) })
        text += rows("It selects", definition.selects.map { ($0.line, $0.line.text) })
        return text + rows("It implies", definition.implies.map { ($0.line, $0.line.text) })
    }

    private func row(_ influence: Definition.Influence) -> (KconfigLine, String) {
        (influence.line, "\(tree.nameText(of: influence.source)): \(influence.line.text)")
    }

    /// The symbols that it depends on, each with the place to go on at.
    private func needs(_ definitions: [Definition]) -> String {
        var seen: Set<SymbolID> = [id]
        let named = definitions.flatMap { definition in
            (definition.dependencies + definition.visibility).flatMap { tree.symbols(in: $0.expression) }
        }.filter { seen.insert($0).inserted }
        guard !named.isEmpty else { return "" }
        let width = named.map { tree.nameText(of: $0).count }.max() ?? 0
        var text = "\nOf these\n"
        for symbol in named {
            let name = tree.nameText(of: symbol)
            text += "  " + name + String(repeating: " ", count: width - name.count) + "  " + words(on: symbol) + "\n"
        }
        return text
    }

    private func words(on symbol: SymbolID) -> String {
        guard let definition = tree.firstDefinition(of: symbol) else {
            return "is not defined on \(architecture): it is n"
        }
        let source =
            definition.prompt != nil
            ? "asks the user"
            : influences.selects(of: symbol).isEmpty ? "has its value from its defaults" : "is set by what selects it"
        return "\(tree.type(of: symbol).word), \(source), \(definition.line)"
    }

    /// A heading with a row a line: the place, then what stands there.
    private func rows(_ heading: String, _ rows: [(line: KconfigLine, text: String)]) -> String {
        guard !rows.isEmpty else { return "" }
        let shown = style.isVerbose ? rows[...] : rows.prefix(Self.mostRows)
        let width = shown.map { $0.line.description.count }.max() ?? 0
        var text = heading + "\n"
        for row in shown {
            let place = row.line.description
            let padding = String(repeating: " ", count: width - place.count)
            text += "  " + style.paint(place, .cyan) + padding + "  " + row.text.shown + "\n"
        }
        let rest = rows.count - shown.count
        return rest > 0 ? text + "  and \(rest) more, which -v lists\n" : text
    }

    /// Rows that are shown of each kind: some symbols are selected by a thousand others.
    private static let mostRows = 20
}

extension SymbolType {
    /// The article in front of ``word``.
    var article: String { self == .int ? "an" : "a" }

    /// The type as a Kconfig file writes it.
    var word: String {
        switch self {
        case .unknown: "typeless"
        case .bool: "bool"
        case .tristate: "tristate"
        case .int: "int"
        case .hex: "hex"
        case .string: "string"
        }
    }
}
