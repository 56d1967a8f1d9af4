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

    /// For each change, whether the dependencies were proved to mean the same.
    let isEquivalent: (TreeComparison.Change) -> Bool?

    /// A line a symbol, what changed below it, and the figures at the end.
    var text: String {
        var text = ""
        for id in comparison.added { text += line("+", .green, id, in: after) }
        for id in comparison.removed { text += line("-", .red, id, in: before) }
        for change in comparison.changed {
            text += line("!", .yellow, change.after, in: after)
            for aspect in change.aspects { text += details(aspect, of: change) }
        }
        let counts = (comparison.added.count, comparison.removed.count, comparison.changed.count)
        return text + "\(counts.0) added, \(counts.1) removed, \(counts.2) changed\n"
    }

    private func line(_ sign: String, _ color: TextStyle.Color, _ id: SymbolID, in tree: KconfigTree) -> String {
        let definition = tree.definitions(of: id).first
        let place = definition.map { "  \($0.line)" } ?? ""
        let prompt = definition?.prompt.map { "  \"\($0.shown)\"" } ?? ""
        return style.paint("\(sign) \(tree.nameText(of: id))", color) + place + prompt + "\n"
    }

    private func details(_ aspect: TreeComparison.Aspect, of change: TreeComparison.Change) -> String {
        let lines = (lines(aspect, of: change.before, in: before), lines(aspect, of: change.after, in: after))
        var text = "    \(aspect.words)"
        if aspect == .dependencies, let isEquivalent = isEquivalent(change) {
            text +=
                isEquivalent
                ? " (written differently, the same in every configuration)" : " (not proved to be the same)"
        }
        text += "\n"
        guard lines != ([], []) else { return text }
        let removed = lines.0.filter { !lines.1.contains($0) }
        let added = lines.1.filter { !lines.0.contains($0) }
        text += removed.map { style.paint("      - \($0.shown)", .red) + "\n" }.joined()
        return text + added.map { style.paint("      + \($0.shown)", .green) + "\n" }.joined()
    }

    private func lines(_ aspect: TreeComparison.Aspect, of id: SymbolID, in tree: KconfigTree) -> [String] {
        let definitions = tree.definitions(of: id)
        return switch aspect {
        case .type: [tree.type(of: id).word]
        case .prompt: definitions.compactMap { $0.prompt.map { "\"\($0)\"" } }
        case .visibility:
            definitions.flatMap { $0.visibility.map(\.line.text) + ($0.promptLine.map { [$0.text] } ?? []) }
        case .dependencies: definitions.flatMap { $0.dependencies.map(\.line.text) }
        case .defaults: definitions.flatMap { $0.defaults.map(\.text) }
        case .selects: definitions.flatMap { $0.selects.map(\.line.text) }
        case .implies: definitions.flatMap { $0.implies.map(\.line.text) }
        case .ranges: definitions.flatMap { $0.ranges.map(\.text) }
        case .help, .choice: []
        case .selectors:
            (tree.selects(of: id) + tree.implies(of: id)).map {
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
