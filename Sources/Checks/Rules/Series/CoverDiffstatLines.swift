// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A cover letter whose diffstat counts other lines than the series changes.
    static let coverDiffstatLines = Rule.series(
        "cover-diffstat-lines", severity: .warning, needs: .wholeSeries,
        page: RulePage(
            finds: """
                Figures in the cover letter's diffstat that can't come from this series, whichever diff algorithm \
                counted them: insertions minus deletions that differ from what the patches add up to, a file whose \
                row has too few changed lines or an odd number where it must be even, rows that don't add up to the \
                last line. That the figures are less than the sum of the patches is right where patches touch the \
                same lines, and no finding.
                """,
            why: """
                The letter, or the patches below it, belong to another state of the work: something was changed after \
                it was written.
                """,
            example: """
                 1 file changed, 5 insertions(+), 1 deletion(-)

                above two patches that add three lines each
                """,
            advice: "Make the cover letter anew with `git format-patch --cover-letter` and keep only the text.",
            references: [
                "git-format-patch(1), --cover-letter: \"the overall diffstat\"",
                """
                Documentation/process/submitting-patches.rst: "to show what files have changed, and the number of \
                inserted and deleted lines per file"
                """,
            ])
    ) { subject, faults in
        guard let cover = subject.series.cover, let net = subject.series.netPaths, let stat = cover.diffstat else {
            return
        }
        if let totals = stat.totals {
            if stat.rows.count == totals.files, let sum = stat.sumOfRows, sum != totals.insertions &+ totals.deletions {
                faults.add(
                    """
                    the rows of the diffstat add up to \(counted(sum, "changed line")), its last line to \
                    \(totals.insertions &+ totals.deletions)
                    """,
                    at: cover.place(line: totals.line))
            }
            let growth = totals.insertions &- totals.deletions
            if let expected = net.growth, growth != expected {
                faults.add(
                    """
                    the series \(gain(growth)) by the diffstat (+\(totals.insertions) -\(totals.deletions)), and \
                    \(gain(expected)) by its patches
                    """,
                    at: cover.place(line: totals.line), advice: "make the cover letter anew")
            }
        }
        for row in stat.rows {
            guard let changes = row.changes, case .whole(let path)? = StatPath(row.path).map(\.new),
                let file = net.paths[path], let growth = file.growth, file.isBefore, file.isAfter
            else { continue }
            // Insertions and deletions differ by the growth: their sum is at least that, and as odd or even.
            guard changes < abs(growth) || (changes &- growth) % 2 != 0 else { continue }
            faults.add(
                "the diffstat counts \(counted(changes, "changed line")) of \(quoted(path)), which \(gain(growth))",
                at: cover.place(line: row.line), advice: "make the cover letter anew")
        }
    }

    /// `lines` for a message.
    private static func gain(_ lines: Int) -> String {
        switch lines {
        case 0: "gains no line"
        default: (lines > 0 ? "gains " : "loses ") + counted(Int(clamping: lines.magnitude), "line")
        }
    }
}

extension Diffstat {
    /// The changed lines of all rows, nil where that is too much to add up.
    fileprivate var sumOfRows: Int? {
        var sum = 0
        for row in rows {
            let (next, overflow) = sum.addingReportingOverflow(row.changes ?? 0)
            if overflow { return nil }
            sum = next
        }
        return sum
    }
}
