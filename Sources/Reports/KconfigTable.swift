// SPDX-License-Identifier: GPL-2.0-only

import Findings

extension Report {
    /// What was proved of Kconfig: a line for each patch that changes it, one for each run of those that do not.
    func kconfigText(_ style: TextStyle) -> String {
        (kconfig ?? []).map { outline in
            let isOpen = outline.isOpenWorld == true
            let world = isOpen ? ", of what the series shows: there is no base, all shell answers free" : ""
            let profile = outline.profile.map { ", toolchain \($0.shown)" } ?? ""
            var text = style.paint("Kconfig, \(outline.architecture.shown)\(profile)\(world)", .bold) + "\n"
            var rows: [(label: String, words: [String])] = []
            var unchanged: (first: Int, last: Int)?
            func finish() {
                guard let run = unchanged else { return }
                let label = run.first == run.last ? number(run.first) : "\(run.first)-\(number(run.last))"
                rows.append((label, ["unchanged"]))
                unchanged = nil
            }
            for (index, state) in outline.states.enumerated() {
                let last = index > 0 ? outline.states[index - 1].invariants : []
                let words = state.words(since: last, isOpen: isOpen)
                if state.patch > 0, words.isEmpty, isOpen || !state.isChanged {
                    unchanged = (unchanged?.first ?? state.patch, state.patch)
                } else {
                    finish()
                    rows.append((state.patch == 0 ? "base" : number(state.patch), words))
                }
            }
            finish()
            let width = rows.map(\.label.count).max() ?? 0
            for row in rows {
                let label = "  " + row.label + String(repeating: " ", count: width - row.label.count) + "  "
                let wrapped = WrappedText(width: style.width)
                for (number, words) in row.words.enumerated() {
                    let first = number == 0 ? label : String(repeating: " ", count: label.count)
                    text +=
                        wrapped.lines(words.shown, first: first, indent: String(repeating: " ", count: label.count + 2))
                        .joined(separator: "\n") + "\n"
                }
            }
            return text
        }.joined()
    }
}

extension Report {
    /// A patch as the table of patches numbers it.
    private func number(_ patch: Int) -> String { "\(patch)/\(series.patches.count)" }
}

extension KconfigOutline.State {
    /// What is to be told of the state: its selects, and the invariants whose outcome is another than in `last`.
    fileprivate func words(since last: [KconfigOutline.InvariantState], isOpen: Bool) -> [String] {
        var words: [String] = []
        for (index, invariant) in invariants.enumerated() {
            let before = last.indices.contains(index) ? last[index].outcome : nil
            guard before != invariant.outcome else { continue }
            let details = invariant.details.joined(separator: ", ")
            switch invariant.outcome {
            case "not yet" where isOpen: words.append("not shown: \(invariant.text) (\(details))")
            case "not yet": words.append("not yet: \(invariant.text) (nothing defines \(details))")
            case "vanished": words.append("vanished: \(invariant.text) (\(details))")
            case "violated": words.append("violated: \(invariant.text) (with \(details))")
            default: words.append("\(invariant.outcome): \(invariant.text)")
            }
        }
        let count = provedSelects + violatedSelects + undecidedSelects
        if isChanged, patch > 0, count > 0 {
            var figures = "\(provedSelects) of \(count) \(count == 1 ? "select" : "selects") proved"
            if violatedSelects > 0 { figures += ", \(violatedSelects) violated" }
            if undecidedSelects > 0 { figures += ", \(undecidedSelects) undecided" }
            words.append(figures)
        }
        if isChanged, patch > 0, words.isEmpty, !isOpen { words.append("changed, without a say in a select") }
        return words
    }
}
