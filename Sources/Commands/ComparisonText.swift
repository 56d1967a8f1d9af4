// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Findings
import PatchSeries
import Reports

/// A comparison of two versions for people, in the signs of `git range-diff`: `=` unchanged, `!` changed, `<` dropped,
/// `>` added.
struct ComparisonText {
    private let comparison: SeriesComparison
    private let style: TextStyle
    private let showsDiffs: Bool

    init(_ comparison: SeriesComparison, style: TextStyle, showsDiffs: Bool) {
        self.comparison = comparison
        self.style = style
        self.showsDiffs = showsDiffs
    }

    /// A line a pair, its inner diff below, and what could not be compared.
    var text: String {
        let digits = comparison.rows.reduce(1) {
            max($0, String($1.old?.patch.number ?? 0).count, String($1.new?.patch.number ?? 0).count)
        }
        var text = "\(comparison.oldVersion) -> \(comparison.newVersion)\n"
        for row in comparison.rows {
            text += line(row, digits) + "\n"
            if showsDiffs, row.isPrimary, let diff = row.innerDiff { text += self.text(of: diff) }
        }
        for limitation in comparison.limitations { text += words(limitation) + "\n" }
        return text
    }

    private func line(_ row: SeriesComparison.Row, _ digits: Int) -> String {
        func number(_ side: SeriesComparison.Side?) -> String {
            let text = side.map { String($0.patch.number) } ?? "-"
            return String(repeating: " ", count: max(0, digits - text.count)) + text
        }
        let (sign, color): (String, TextStyle.Color) =
            switch row.fate {
            case .unchanged: ("=", .plain)
            case .changed, .split, .merged: ("!", .yellow)
            case .added: (">", .green)
            case .dropped: ("<", .red)
            }
        let title = (row.new ?? row.old)?.patch.title.shown ?? ""
        let facts = facts(row)
        let head = "\(number(row.old)) \(sign) \(number(row.new))  \(title)"
        return style.paint(head, color) + (facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))")
    }

    /// What happened to a patch, in words.
    private func facts(_ row: SeriesComparison.Row) -> [String] {
        var facts: [String] = []
        switch row.fate {
        case .unchanged, .changed: break
        case .split, .merged, .added, .dropped: facts.append(row.fate.rawValue)
        }
        if row.isMoved { facts.append("moved") }
        if let old = row.old?.patch.title, row.new != nil, row.aspects.contains(.title) {
            facts.append("was \"\(old.shown)\"")
        }
        let aspects = row.aspects.filter { $0 != .title }.map(\.rawValue)
        if !aspects.isEmpty { facts.append(aspects.joined(separator: ", ")) }
        // Rounded down: only what is the same is called 100%.
        if let similarity = row.similarity, similarity < 1 { facts.append("\(Int(similarity * 100))% the same") }
        return facts
    }

    private func text(of diff: InnerDiff) -> String {
        var text = ""
        for hunk in diff.hunks {
            text += "    " + style.paint("@@ \(hunk.heading.shown)", .cyan) + "\n"
            for line in hunk.lines {
                let shown = line.marker + line.text.expandingTabs.shown
                switch line.change {
                case .same: text += "      " + shown + "\n"
                case .added: text += "    " + style.paint("+ " + shown, .green) + "\n"
                case .removed: text += "    " + style.paint("- " + shown, .red) + "\n"
                }
            }
        }
        return diff.isComplete ? text : text + "    (too large to be compared line by line in full)\n"
    }

    private func words(_ limitation: SeriesComparison.Limitation) -> String {
        switch limitation {
        case .pairedByTitleOnly: "too large: beside equal diffs, patches are paired by their titles only"
        case .pairingApproximated: "too many patches are alike: the pairing is near the best, not the best"
        case .innerDiffIncomplete(let old, let new):
            "patches \(old) and \(new) are too large to be compared line by line in full"
        }
    }
}
