// SPDX-License-Identifier: GPL-2.0-only
//
// What the rules find in the series of whole archives, for silence.py to count. Not installed.
//
//     RuleDump PATH…             every series
//     RuleDump --merged PATH…    those that a maintainer applied as they were posted, and that are whole
//
// A line each, fields separated by TAB: `series`, Message-Id, version, number of patches, subject; below it for each
// finding `finding`, rule, severity, certainty, file and line, message, excerpt.

import Applying
import Checks
import Diagnostics
import Glibc
import Mail
import PatchSeries

var paths = Array(CommandLine.arguments.dropFirst())
let onlyMerged = paths.first == "--merged"
if onlyMerged { paths.removeFirst() }
guard !paths.isEmpty else {
    print("usage: RuleDump [--merged] PATH…")
    exit(2)
}

/// Prints `fields` as a line.
func line(_ fields: [String]) {
    print(fields.map { $0.replacing("\t", with: " ").replacing("\n", with: " ") }.joined(separator: "\t"))
}

/// Prints `series` and what the rules find in it.
func dump(_ series: Series) {
    guard !onlyMerged || (series.isWholeInInput && series.wasAppliedAsPosted) else { return }
    let first = series.cover?.message ?? series.patches.first?.message
    line([
        "series", first?.messageID ?? "", series.version.description, "\(series.patches.count)", first?.subject ?? "",
    ])
    let subject = SeriesUnderCheck(series: series, applied: AppliedSeries(series, onto: SparseBase()))
    for rule in Rule.catalogue where rule.needs.isDisjoint(with: [.base, .history, .previous]) {
        for finding in rule.check(subject) {
            line([
                "finding", finding.rule, finding.severity.rawValue, finding.certainty.rawValue,
                finding.location.mail?.description ?? "", finding.message, finding.excerpt ?? "",
            ])
        }
    }
}

for path in paths {
    // Maintainers answer after days: a series is kept until some thousand mails have passed.
    var stream = SeriesStream(patience: .init(complete: 3000, incomplete: 3000, bytes: 256 << 20))
    do {
        let mailbox = try Mailbox(at: path)
        while let message = try mailbox.nextMessage() { stream.add(message).forEach(dump) }
        stream.finish().forEach(dump)
    } catch {
        print("\(path): \(error)")
        exit(1)
    }
}
