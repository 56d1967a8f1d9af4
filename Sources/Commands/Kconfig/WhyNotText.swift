// SPDX-License-Identifier: GPL-2.0-only

import Findings
import Kconfig
import Reports

/// Why a symbol can't have a value, in words: the fewest lines that stand in the way, and what would let it through.
struct WhyNotText {
    let answer: WhyNot
    let wanted: WantedValue
    let given: [WantedValue]
    let tree: KconfigTree
    let architecture: String
    let style: TextStyle

    /// The answer.
    var text: String {
        let goal = "\(tree.nameText(of: wanted.symbol)) \(wanted.value.map { "can be \($0.name)" } ?? "can be set")"
        let limits = given.isEmpty ? "" : ", with the given values"
        switch answer {
        case .possible(let witness):
            let others = witness.isSmallest ? "" : "It may take fewer of these: the search was given up.\n"
            return "\(goal) on \(architecture)\(limits): for one, by\n" + lines(witness.fragment) + others
        case .undecided(let doubt): return "it can't be told: \(doubt.words(tree))\n"
        case .impossible(let explanation): return impossible(explanation)
        }
    }

    private func impossible(_ explanation: Explanation) -> String {
        let name = tree.nameText(of: wanted.symbol)
        var text = "\(name) can't be \(wanted.value?.name ?? "set") on \(architecture)"
        text += explanation.given.isEmpty ? " in any configuration" : ""
        text += ", for\n"
        let rows =
            explanation.given.map { ("given", setting($0)) }
            + explanation.lines.map { ("\(tree.line(of: $0))", words(on: $0)) }
        let width = rows.map(\.0.count).max() ?? 0
        for (place, words) in rows {
            let padding = String(repeating: " ", count: width - place.count)
            text += "  " + style.paint(place, .cyan) + padding + "  " + words.shown + "\n"
        }
        if !explanation.isShortest { text += "There may be a shorter reason: the search was given up.\n" }
        guard !explanation.given.isEmpty else { return text }
        guard let change = explanation.change, !change.isEmpty else {
            return text + "No other choice of the given values lets it through.\n"
        }
        return text + "It could be with\n" + lines(change.map(setting))
    }

    private func words(on attribute: MenuAttribute) -> String {
        let line = tree.line(of: attribute).text
        guard let symbol = attribute.symbol else { return line }
        return "\(tree.nameText(of: symbol)): \(line)"
    }

    private func setting(_ value: WantedValue) -> String {
        let name = "CONFIG_" + tree.nameText(of: value.symbol)
        return switch value.value {
        case .no?: "# \(name) is not set"
        case let value?: "\(name)=\(value.name)"
        case nil: "\(name) set"
        }
    }

    private func lines(_ lines: [String]) -> String {
        lines.isEmpty ? "  every default\n" : lines.map { "  \($0.shown)\n" }.joined()
    }
}

extension Tristate {
    /// `n`, `m` or `y`.
    var name: String {
        switch self {
        case .no: "n"
        case .mod: "m"
        case .yes: "y"
        }
    }
}
