// SPDX-License-Identifier: GPL-2.0-only

internal import Applying
internal import Diagnostics
internal import Git
internal import PatchSeries
internal import SourceTrees

extension Rule {
    /// A row of the cover letter's diffstat that no diff algorithm gives.
    static let coverDiffstatFigures = Rule.series(
        "cover-diffstat-figures", severity: .info, needs: [.wholeSeries, .base],
        page: RulePage(
            finds: """
                A row of the cover letter's diffstat whose number of changed lines is neither what the algorithms \
                myers, minimal or patience count between the file before and after the series, nor the sum of what the \
                patches change in it. Needs the tree that the series applies to. What no algorithm at all could count \
                is the matter of `cover-diffstat-lines`.
                """,
            why: "A patch was changed after the cover letter was made, by few lines.",
            example: " drivers/lamp/lamp.h | 4 +-\n\nfor a file in which one line of two is exchanged",
            advice: "Make the cover letter anew with `git format-patch --cover-letter` and keep only the text.",
            references: ["git-format-patch(1), --cover-letter: \"the overall diffstat\""])
    ) { subject, faults in
        let series = subject.series
        guard series.isWhole, let cover = series.cover, let stat = cover.diffstat, let applied = subject.applied,
            applied.base.isComplete
        else { return }
        let sums = series.changedLines
        let doubtful = stat.rows.compactMap { row -> (Diffstat.Row, StatPath)? in
            guard let changes = row.changes, let path = StatPath(row.path), case .whole(let name) = path.new,
                changes != sums[name]
            else { return nil }
            return (row, path)
        }
        guard !doubtful.isEmpty, let net = try? NetDifference(of: applied) else { return }
        var files: [String: NetDifference.File] = [:]
        for file in net.files { if let path = file.newPath ?? file.oldPath { files[path] = file } }
        for (row, path) in doubtful {
            guard case .whole(let name) = path.new, let file = files[name], file.isRow(path),
                let changes = row.changes, let first = file.counts.first,
                !file.counts.contains(where: { $0.insertions + $0.deletions == changes })
            else { continue }
            faults.add(
                """
                the diffstat counts \(counted(changes, "changed line")) of \(quoted(name)), the series changes \
                \(first.insertions + first.deletions)
                """,
                at: cover.place(line: row.line), advice: "make the cover letter anew")
        }
    }
}

extension NetDifference.File {
    /// Whether the row of `path` takes the file for what it is here: a rename that one side sees as a deletion and a
    /// creation has other figures there.
    fileprivate func isRow(_ path: StatPath) -> Bool {
        guard let old = path.old else { return status != .renamed && status != .copied && !path.isPair }
        return oldPath.map { old == .whole($0) } ?? false
    }
}

extension Series {
    /// The lines that all patches together insert into and delete from each file.
    fileprivate var changedLines: [String: Int] {
        var sums: [String: Int] = [:]
        for patch in patches {
            for file in patch.diff { sums[file.path, default: 0] += file.insertions + file.deletions }
        }
        return sums
    }
}
