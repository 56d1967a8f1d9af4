// SPDX-License-Identifier: GPL-2.0-only

// Prints a comparison for the oracle in Tests/Oracles/range-diff:
//
//     CompareDump OLD NEW [REPLIES]
//
// A row a line, fields parted by TAB: number before and after (`-` for none), git's sign for it (= ! < >), what
// happened, the similarity, `primary` or `part`, `moved` or nothing, what differs, the title. With REPLIES the
// findings of the rules on versions follow, a line each that begins with `finding`. With `--inner` in front, the inner
// diffs stand below their rows.

import Checks
import Diagnostics
import Mail
import PatchSeries

func messages(at path: String) throws -> [Message] {
    let mailbox = try Mailbox(at: path)
    var messages: [Message] = []
    while let message = try mailbox.nextMessage() { messages.append(message) }
    return messages
}

func sign(of row: SeriesComparison.Row) -> String {
    switch (row.old, row.new) {
    case (nil, _): ">"
    case (_, nil): "<"
    case _: row.aspects.isEmpty ? "=" : "!"
    }
}

var arguments = Array(CommandLine.arguments.dropFirst())
let showsInner = arguments.first == "--inner"
if showsInner { arguments.removeFirst() }
guard (2...3).contains(arguments.count) else { fatalError("usage: CompareDump [--inner] OLD NEW [REPLIES]") }
guard let old = SeriesCollection(try messages(at: arguments[0])).series(),
    let new = SeriesCollection(try messages(at: arguments[1])).series()
else { fatalError("no series") }

let comparison = SeriesComparison(old: old, new: new)
for row in comparison.rows {
    let numbers = [row.old, row.new].map { side in side.map { String($0.patch.number) } ?? "-" }
    let similarity = row.similarity.map { String(Int($0 * 1000)) } ?? "-"
    let title = row.new?.patch.title ?? row.old?.patch.title ?? ""
    let fields =
        numbers + [
            sign(of: row), row.fate.rawValue, similarity, row.isPrimary ? "primary" : "part",
            row.isMoved ? "moved" : "",
            row.aspects.map(\.rawValue).joined(separator: ",") + (row.evidence.map { " (\($0.rawValue))" } ?? ""),
            title,
        ]
    print(fields.joined(separator: "\t"))
    guard showsInner, let inner = row.innerDiff else { continue }
    for hunk in inner.hunks {
        print("    @@ \(hunk.heading)")
        for line in hunk.lines {
            let change = line.change == .same ? " " : line.change == .added ? "+" : "-"
            print("    \(change)\(line.role == .hunk ? "@@ " : line.marker)\(line.text)")
        }
    }
}
for limitation in comparison.limitations { print("limitation\t\(limitation)") }
if arguments.count == 3 {
    let subject = SeriesUnderCheck(
        series: new, previous: old, conversation: try messages(at: arguments[2]))
    for rule in Rule.catalogue where rule.family == .version {
        for finding in rule.check(subject) {
            let place = finding.location.patch.map { "\($0.number)" } ?? "-"
            print("finding\t\(rule.name)\t\(finding.severity)\t\(finding.certainty)\t\(place)\t\(finding.message)")
        }
    }
}
