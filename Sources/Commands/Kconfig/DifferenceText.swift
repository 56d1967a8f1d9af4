// SPDX-License-Identifier: GPL-2.0-only

import Findings
import Kconfig
import Reports

/// What became of the symbols of a tree in another one, for people: `+` added, `-` removed, `!` changed.
struct DifferenceText {
    let comparison: TreeComparison
    let before: KconfigTree
    let after: KconfigTree
    let style: TextStyle

    /// Whether what changed in an aspect was proved to mean the same; nil where that is no question, or none to be
    /// answered.
    let isEquivalent: (TreeComparison.Aspect, TreeComparison.Change) -> Bool?

    /// Lines of definitions that are looked at for what changed: far more than anybody reads, and where each of
    /// thousands of symbols stands in as many blocks, far fewer than there are.
    private static let mostLines = 1_000_000

    /// A line a symbol, what changed below it, and the figures at the end.
    var text: String {
        var text = ""
        let influences = (Influences(of: before), Influences(of: after))
        var lines = 0
        for id in comparison.added { text += line("+", .green, id, in: after) }
        for id in comparison.removed { text += line("-", .red, id, in: before) }
        for change in comparison.changed {
            text += line("!", .yellow, change.after, in: after)
            if lines > Self.mostLines { continue }
            let sides = (
                Side(change.before, in: before, influences.0), Side(change.after, in: after, influences.1)
            )
            for aspect in change.aspects { text += details(aspect, of: change, sides) }
            lines += sides.0.lineCount + sides.1.lineCount
            if lines > Self.mostLines { text += "    (what changed of the symbols below is left out: too much did)\n" }
        }
        let counts = (comparison.added.count, comparison.removed.count, comparison.changed.count)
        return text + "\(counts.0) added, \(counts.1) removed, \(counts.2) changed\n"
    }

    private func line(_ sign: String, _ color: TextStyle.Color, _ id: SymbolID, in tree: KconfigTree) -> String {
        let definition = tree.firstDefinition(of: id)
        let place = definition.map { "  \($0.line)" } ?? ""
        let prompt = definition?.prompt.map { "  \"\($0.shown)\"" } ?? ""
        return style.paint("\(sign) \(tree.nameText(of: id))", color) + place + prompt + "\n"
    }

    private func details(
        _ aspect: TreeComparison.Aspect, of change: TreeComparison.Change, _ sides: (before: Side, after: Side)
    ) -> String {
        let lines = (sides.before.lines(aspect), sides.after.lines(aspect))
        var text = "    \(aspect.words)"
        if let isEquivalent = isEquivalent(aspect, change) {
            text +=
                isEquivalent
                ? " (written differently, the same in every configuration)" : " (not proved to be the same)"
        }
        text += "\n"
        guard lines != ([], []) else { return text }
        let known = (Set(lines.0), Set(lines.1))
        let removed = lines.0.filter { !known.1.contains($0) }
        let added = lines.1.filter { !known.0.contains($0) }
        text += removed.map { style.paint("      - \($0.shown)", .red) + "\n" }.joined()
        return text + added.map { style.paint("      + \($0.shown)", .green) + "\n" }.joined()
    }
}

/// A symbol in one of the trees.
private struct Side {
    private let id: SymbolID
    private let tree: KconfigTree
    private let influences: Influences
    private let definitions: [Definition]

    init(_ id: SymbolID, in tree: KconfigTree, _ influences: Influences) {
        self.id = id
        self.tree = tree
        self.influences = influences
        definitions = tree.definitions(of: id)
    }

    /// How many lines there are, about.
    var lineCount: Int {
        definitions.reduce(1) { $0 + 1 + $1.dependencies.count + $1.visibility.count }
    }

    /// The lines that say `aspect`.
    func lines(_ aspect: TreeComparison.Aspect) -> [String] {
        switch aspect {
        case .type: [tree.type(of: id).word + (tree.isModules(id) ? ", says whether there are modules" : "")]
        case .prompt: definitions.compactMap { $0.prompt.map { "\"\($0)\"" } }
        case .visibility:
            definitions.flatMap { $0.visibility.map(\.line.text) + ($0.promptLine.map { [$0.text] } ?? []) }
        case .dependencies: definitions.flatMap { $0.dependencies.map(\.line.text) }
        case .defaults: definitions.flatMap { $0.defaults.map(\.text) }
        case .selects: definitions.flatMap { $0.selects.map(\.line.text) }
        case .implies: definitions.flatMap { $0.implies.map(\.line.text) }
        case .ranges: definitions.flatMap { $0.ranges.map(\.text) }
        case .help: []
        case .choice: tree.choiceWords(of: id).map { [$0] } ?? []
        case .selectors:
            (influences.selects(of: id) + influences.implies(of: id)).map {
                "\(tree.nameText(of: $0.source)): \($0.line.text)"
            }
        }
    }
}

extension TreeComparison.Aspect {
    /// What is not the same, as a heading.
    fileprivate var words: String {
        switch self {
        case .type: "type"
        case .prompt: "prompt"
        case .visibility: "where the user is asked"
        case .dependencies: "dependencies"
        case .defaults: "defaults"
        case .selects: "what it selects"
        case .implies: "what it implies"
        case .ranges: "bounds"
        case .help: "help text"
        case .choice: "choice"
        case .selectors: "what selects or implies it"
        }
    }
}
