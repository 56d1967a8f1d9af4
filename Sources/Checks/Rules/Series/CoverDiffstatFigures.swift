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
                A row of the cover letter's diffstat whose number of changed lines none of the algorithms myers, \
                minimal and patience counts between the file before and after the series; of a file that one patch \
                touches, that patch's own count is as good. Needs the tree that the series applies to. What no \
                algorithm at all could count is the matter of `cover-diffstat-lines`.
                """,
            why: """
                A patch was changed after the cover letter was made, by few lines, or the letter adds up what the \
                patches change one by one.
                """,
            example: " drivers/lamp/lamp.h | 4 +-\n\nfor a file in which one line of two is exchanged",
            advice: "Make the cover letter anew with `git format-patch --cover-letter` and keep only the text.",
            references: ["git-format-patch(1), --cover-letter: \"the overall diffstat\""])
    ) { subject, faults in
        let series = subject.series
        guard series.isWhole, let cover = series.cover, let stat = cover.diffstat, let applied = subject.applied,
            applied.base.isComplete
        else { return }
        let own = series.linesOfOnePatch
        let doubtful = stat.rows.compactMap { row -> (Diffstat.Row, StatPath)? in
            guard let changes = row.changes, let path = StatPath(row.path), case .whole(let name) = path.new,
                changes != own[name]
            else { return nil }
            return (row, path)
        }
        guard !doubtful.isEmpty, let net = try? NetDifference(of: applied) else { return }
        var files: [String: NetDifference.File] = [:]
        // A file in a link's place is two of them, and one row.
        var seen: Set<String> = []
        for file in net.files {
            guard let path = file.newPath ?? file.oldPath else { continue }
            files[path] = seen.insert(path).inserted ? file : nil
        }
        for (row, path) in doubtful {
            guard case .whole(let name) = path.new, let file = files[name], file.isRow(path),
                let changes = row.changes, let figures = file.changedLines, !figures.contains(changes)
            else { continue }
            faults.add(
                """
                the diffstat counts \(counted(changes, "changed line")) of \(quoted(name)), the series changes \
                \(figures[0])
                """,
                at: cover.place(line: row.line), advice: "make the cover letter anew")
        }
    }
}

extension NetDifference.File {
    /// How many lines differ, by each of git's algorithms; nil for a binary file.
    fileprivate var changedLines: [Int]? {
        let figures = DiffAlgorithm.allCases.compactMap { algorithm in
            (try? counts(by: algorithm)).map { $0.insertions + $0.deletions }
        }
        return figures.isEmpty ? nil : figures
    }

    /// Whether the row of `path` takes the file for what it is here: a rename that one side sees as a deletion and a
    /// creation has other figures there.
    fileprivate func isRow(_ path: StatPath) -> Bool {
        guard let old = path.old else { return status != .renamed && status != .copied && !path.isPair }
        return oldPath.map { old == .whole($0) } ?? false
    }
}

extension Series {
    /// The lines that the one patch which touches a file changes in it: with whatever algorithm its author uses, these
    /// are the figures for the series, too.
    fileprivate var linesOfOnePatch: [String: Int] {
        var lines: [String: Int] = [:]
        var touched: Set<String> = []
        for patch in patches {
            for file in patch.diff {
                let paths = Set([file.oldPath, file.newPath].compactMap(\.self))
                lines[file.path] = touched.isDisjoint(with: paths) ? file.insertions + file.deletions : nil
                for path in paths where touched.contains(path) { lines[path] = nil }
                touched.formUnion(paths)
            }
        }
        return lines
    }
}
