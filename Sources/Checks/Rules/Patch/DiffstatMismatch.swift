// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import Mail
internal import PatchSeries

extension Rule {
    /// A diffstat that is not that of the diff below it.
    static let diffstatMismatch = Rule.patch(
        "diffstat-mismatch", severity: .warning,
        page: RulePage(
            finds: """
                A diffstat below the `---` whose files, changed lines or totals are not those of the diff in the \
                same mail. Exact: shortened paths, renames and binary files are read as git writes them; what a diff \
                without content can't tell (`--irreversible-delete`, `Binary files differ`) is not compared.
                """,
            why: """
                The diff was edited after the mail was made, or it is not whole. The reader sees in the diffstat \
                what the author meant to send, and that is not what arrived.
                """,
            example: """
                 drivers/lamp/lamp.c | 4 ++--
                 1 file changed, 2 insertions(+), 2 deletions(-)

                @@ -12,1 +12,1 @@
                -	return lamp->level * 100 / 256;
                +	return lamp->level * 100 / LAMP_LEVEL_MAX;
                """,
            advice: "Make the mail again with `git format-patch` instead of editing it.",
            references: [
                """
                Documentation/process/submitting-patches.rst: “a ``diffstat``, to show what files have changed, and \
                the number of inserted and deleted lines per file”
                """
            ])
    ) { subject, faults in
        guard let stat = subject.patch.diffstat else { return }
        let files = subject.patch.diff.joiningTypeChanges
        let paths = Set(files.map(PrintedPath.full))
        let pairs = DiffstatRows.match(stat.rows, files)
        for (row, fileIndex) in zip(stat.rows, pairs.files) {
            guard let fileIndex else {
                faults.add(
                    paths.contains(row.path)
                        ? "the diffstat lists \(quoted(row.path)) twice"
                        : "the diffstat lists \(quoted(row.path)), which the diff does not touch",
                    at: subject.place(line: row.line))
                continue
            }
            guard let claimed = row.changes, let changes = files[fileIndex].knownChanges, claimed != changes else {
                continue
            }
            faults.add(
                """
                the diffstat claims \(counted(claimed, "changed line")) in \(quoted(files[fileIndex].path)), the diff \
                has \(changes)
                """,
                at: subject.place(line: row.line),
                notes: [Note("the diff of the file", at: subject.place(of: files[fileIndex]).location)])
        }
        if !subject.isCutShort(stat) {
            for (index, file) in files.enumerated() where !pairs.matched.contains(index) {
                faults.add("the diffstat does not list \(quoted(file.path))", at: subject.place(of: file))
            }
        }
        guard let totals = stat.totals else { return }
        if totals.files != files.count {
            faults.add(
                "the diffstat claims \(counted(totals.files, "changed file")), the diff has \(files.count)",
                at: subject.place(line: totals.line))
        }
        guard files.allSatisfy({ $0.knownChanges != nil || $0.binary != nil }) else { return }
        let insertions = files.reduce(0) { $0 + $1.insertions }
        let deletions = files.reduce(0) { $0 + $1.deletions }
        guard (insertions, deletions) != (totals.insertions, totals.deletions) else { return }
        faults.add(
            """
            the diffstat claims \(counted(totals.insertions, "insertion")) and \
            \(counted(totals.deletions, "deletion")), the diff has \(insertions) and \(deletions)
            """, at: subject.place(line: totals.line))
    }
}

/// The rows of a diffstat held against the files of a diff.
enum DiffstatRows {
    /// For each row the index of its file, and all indexes that have a row.
    ///
    /// A shortened path can fit several files. Both lists stand in the same order, so that the first one that is free
    /// is taken, one with the claimed number of lines before others.
    static func match(_ rows: [Diffstat.Row], _ files: [FileDiff]) -> (files: [Int?], matched: Set<Int>) {
        let printed = files.map(PrintedPath.full)
        var free: [String: [Int]] = [:]
        for (index, path) in printed.enumerated().reversed() {
            free[path, default: []].append(index)
            if files[index].path != path { free[files[index].path, default: []].append(index) }
        }
        var matched: Set<Int> = []
        var result: [Int?] = rows.map { row in
            while let index = free[row.path]?.popLast() {
                if matched.insert(index).inserted { return index }
            }
            return nil
        }
        var work = 0
        for (rowIndex, row) in rows.enumerated() where result[rowIndex] == nil {
            // Hostile input: thousands of rows that fit nothing, times thousands of files.
            work += files.count
            guard work < 4_000_000 else { break }
            let path = StatPath(row.path)
            let candidates = files.indices.filter {
                !matched.contains($0)
                    && (PrintedPath.isShortened(row.path, of: printed[$0]) || files[$0].isRename(in: path))
            }
            guard let index = candidates.first(where: { files[$0].knownChanges == row.changes }) ?? candidates.first
            else { continue }
            matched.insert(index)
            result[rowIndex] = index
        }
        return (result, matched)
    }
}

extension [FileDiff] {
    /// The files, with a file and a link that take each other's place made one: git writes such a change of type as a
    /// deletion and an addition, and counts it once.
    var joiningTypeChanges: [FileDiff] {
        var result: [FileDiff] = []
        for file in self {
            guard var last = result.last, last.status == .deleted, file.status == .added, last.oldPath == file.newPath
            else {
                result.append(file)
                continue
            }
            last.newPath = file.newPath
            last.newMode = file.newMode
            last.newID = file.newID
            last.status = .modified
            last.hunks += file.hunks
            last.binary = last.binary ?? file.binary
            result[result.count - 1] = last
        }
        return result
    }
}

extension FileDiff {
    /// Whether `path` names the rename or copy that the file is, however what both paths share is folded: libgit2
    /// writes `{lamp/core.c => lights/core.c}` where git writes `{lamp => lights}/core.c`.
    fileprivate func isRename(in path: StatPath?) -> Bool {
        guard status == .renamed || status == .copied, let path, path.isPair, let oldPath, let newPath else {
            return false
        }
        return path.new.matches(newPath) && path.old?.matches(oldPath) ?? true
    }

    /// Changed lines, inserted and deleted; nil where the diff does not hold the content.
    fileprivate var knownChanges: Int? {
        if binary != nil || hunks.contains(where: \.isCorrupt) { return nil }
        // `--irreversible-delete` leaves the deleted lines out; an empty file has none.
        if status == .deleted, hunks.isEmpty, !(oldID?.hasPrefix("e69de29") ?? false) { return nil }
        return insertions + deletions
    }
}

extension Hunk {
    /// Whether other lines stand there than the header claims; `hunk-count-mismatch` tells that.
    var isCorrupt: Bool {
        oldCount != lines.count { $0.kind != .addition } || newCount != lines.count { $0.kind != .deletion }
    }
}

extension PatchUnderCheck {
    /// Whether the diffstat leaves files out by itself (`--stat-count`): a row of three dots.
    fileprivate func isCutShort(_ stat: Diffstat) -> Bool {
        let body = patch.message.body
        return (stat.lines.lowerBound - 1...stat.lines.upperBound).contains { number in
            body.indices.contains(number - 1) && body[number - 1].trimmed.equals("...")
        }
    }
}
