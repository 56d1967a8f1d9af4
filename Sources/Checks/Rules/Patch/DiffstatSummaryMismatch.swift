// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries
internal import SourceTrees

extension Rule {
    /// `create mode`, `delete mode`, `rename` and `mode change` lines that the diff does not bear out.
    static let diffstatSummaryMismatch = Rule.patch(
        "diffstat-summary-mismatch", severity: .warning,
        page: RulePage(
            finds: """
                A line below the diffstat that tells of a new, deleted, renamed or copied file or of a changed mode, \
                where the diff does nothing of the kind; and a new or deleted file without its line where others \
                have theirs.
                """,
            why: """
                The summary is what a maintainer looks at to see whether `MAINTAINERS` and the build files need a \
                change. It differs from the diff only where the mail was edited.
                """,
            example: " create mode 100644 drivers/lamp/lamp-timer.c",
            advice: "Make the mail again with `git format-patch` instead of editing it.",
            references: [
                """
                git-diff(1), --summary: “Output a condensed summary of extended header information such as creations, \
                renames and mode changes.”
                """
            ])
    ) { subject, faults in
        guard let stat = subject.patch.diffstat else { return }
        let files = subject.patch.diff.joiningTypeChanges
        let told = DiffSummary.lines(of: files)
        var seen: Set<String> = []
        for line in stat.summaries {
            guard let summary = DiffSummary(line.text) else { continue }
            seen.insert(summary.key)
            guard told[summary.key] == nil else { continue }
            faults.add(
                "the diffstat says \(quoted(line.text.trimmingSpaces)), the diff does not",
                at: subject.place(line: line.number))
        }
        guard !seen.isEmpty else { return }
        for file in files where file.status == .added || file.status == .deleted {
            guard let mode = file.status == .added ? file.newMode : file.oldMode else { continue }
            let verb = file.status == .added ? "create" : "delete"
            let line = "\(verb) mode \(mode.octal) \(PrintedPath.quotedAsGitDoes(file.path))"
            guard !seen.contains(line) else { continue }
            faults.add("the diffstat lacks the line \(quoted(line))", at: subject.place(of: file))
        }
    }
}

/// A line of `git diff --summary`, brought into the form in which two can be compared.
private struct DiffSummary {
    /// The line without the similarity and without the mode before, which a `mode change` after a rename leaves out.
    let key: String

    /// Reads `text`; nil for what is no such line.
    init?(_ text: String) {
        let line = text.trimmingSpaces
        if ["create mode ", "delete mode ", "mode change "].contains(where: line.hasPrefix) {
            key = line
        } else if line.hasPrefix("rename ") || line.hasPrefix("copy ") {
            // `rename old => new (95%)`
            guard line.hasSuffix("%)"), let open = line.lastIndex(of: "(") else { return nil }
            key = String(line[..<open]).trimmingSpaces
        } else {
            return nil
        }
    }

    /// The lines that git would write for `files`, by key.
    static func lines(of files: [FileDiff]) -> [String: FileDiff] {
        var lines: [String: FileDiff] = [:]
        for file in files {
            let path = PrintedPath.quotedAsGitDoes(file.path)
            switch file.status {
            case .added: if let mode = file.newMode { lines["create mode \(mode.octal) \(path)"] = file }
            case .deleted: if let mode = file.oldMode { lines["delete mode \(mode.octal) \(path)"] = file }
            case .renamed: lines["rename \(PrintedPath.full(file))"] = file
            case .copied: lines["copy \(PrintedPath.full(file))"] = file
            case .modified: break
            }
            guard file.status != .added, file.status != .deleted, let old = file.oldMode, let new = file.newMode,
                old != new
            else { continue }
            lines["mode change \(old.octal) => \(new.octal)"] = file
            lines["mode change \(old.octal) => \(new.octal) \(path)"] = file
        }
        return lines
    }
}

extension String {
    /// The text without spaces at both ends.
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
