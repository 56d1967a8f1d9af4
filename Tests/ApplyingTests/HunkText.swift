// SPDX-License-Identifier: GPL-2.0-only

import ByteText

@testable import Applying
@testable import PatchSeries

/// The hunks that `text` spells: headers, and lines as they stand in a diff.
func hunks(_ text: String) -> [Hunk] {
    var hunks: [Hunk] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !line.isEmpty {
        if line.hasPrefix("@@") {
            let numbers = line.split(separator: " ")[1...2].map { range in
                range.dropFirst().split(separator: ",").map { Int($0) ?? 0 }
            }
            hunks.append(
                Hunk(
                    oldStart: numbers[0][0], oldCount: numbers[0].last ?? 1, newStart: numbers[1][0],
                    newCount: numbers[1].last ?? 1, heading: [], lines: [], line: 1))
            continue
        }
        if line.hasPrefix("\\") {
            hunks[hunks.count - 1].lines[hunks[hunks.count - 1].lines.count - 1].hasNewline = false
            continue
        }
        let kind: HunkLine.Kind = line.hasPrefix("+") ? .addition : line.hasPrefix("-") ? .deletion : .context
        hunks[hunks.count - 1].lines.append(
            HunkLine(kind: kind, content: Array(line.dropFirst().utf8)[...], hasNewline: true, line: 1))
    }
    return hunks
}

/// `text` with hunks applied: what became of each, and the file.
func apply(_ diff: String, to text: String, limit: Int = 1_000_000) -> (outcomes: [HunkOutcome], text: String) {
    var budget = WorkBudget(limit: limit)
    let application = HunkApplication(hunks(diff), to: Array(text.utf8), budget: &budget)
    return (application.outcomes, application.image.bytes.text)
}
