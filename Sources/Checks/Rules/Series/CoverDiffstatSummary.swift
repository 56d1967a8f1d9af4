// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries
internal import SourceTrees

extension Rule {
    /// A cover letter that tells of other files created, deleted or renamed than the series does.
    static let coverDiffstatSummary = Rule.series(
        "cover-diffstat-summary", severity: .warning, needs: .wholeSeries,
        page: RulePage(
            finds: """
                `create mode`, `delete mode`, `rename`, `copy` and `mode change` lines below the cover letter's \
                diffstat that leave out what the series does, or tell what it does not. A rename that the letter \
                tells as a deletion and a creation, or the other way round, is the same. Silent where there are no \
                such lines at all: not every tool writes them.
                """,
            why: """
                New files need an entry in MAINTAINERS, and files that go away need somebody to agree. These lines \
                are where a maintainer sees both.
                """,
            example: " create mode 100644 drivers/lamp/lamp-timer.c\n\nwhere no patch creates that file",
            advice: "Make the cover letter anew with `git format-patch --cover-letter` and keep only the text.",
            references: [
                """
                git-diff(1), --summary: "Output a condensed summary of extended header information such as creations, \
                renames and mode changes."
                """
            ])
    ) { subject, faults in
        guard let cover = subject.series.cover, let net = subject.series.netPaths, let stat = cover.diffstat,
            !stat.summaries.isEmpty
        else { return }
        let lines = stat.summaries.compactMap { line in SummaryLine(line.text).map { (line.number, $0) } }
        guard lines.count == stat.summaries.count else { return }
        for (number, line) in lines {
            guard let fault = line.fault(in: net) else { continue }
            faults.add("the summary says \(fault)", at: cover.place(line: number), advice: "make the cover letter anew")
        }
        let created = Set(lines.flatMap(\.1.created))
        let deleted = Set(lines.flatMap(\.1.deleted))
        let changed = Set(lines.flatMap(\.1.changed))
        for (name, path) in net.paths.sorted(by: { $0.key < $1.key }) {
            let what: String? =
                switch (path.isBefore, path.isAfter) {
                case (false, true): created.contains(name) ? nil : "is created"
                case (true, false): deleted.contains(name) ? nil : "is deleted"
                case (true, true): path.changesMode && !changed.contains(name) ? "changes its mode" : nil
                case (false, false): nil
                }
            guard let what else { continue }
            faults.add(
                "the summary does not say that \(quoted(name)) \(what)", at: cover.place(line: stat.lines.upperBound),
                advice: "make the cover letter anew")
        }
    }
}

extension NetPaths.Path {
    /// Whether the mode is another one afterwards, as far as the diffs name it.
    fileprivate var changesMode: Bool {
        guard let oldMode, let newMode else { return false }
        return oldMode != newMode
    }
}

/// A line of `git diff --summary`.
private enum SummaryLine {
    case create(mode: String, String)
    case delete(mode: String, String)
    case rename(old: String, new: String)
    case copy(new: String)
    case modeChange(old: String, new: String, String)
    /// A mode change of the rename in the line above, a rewrite: nothing to hold against the series.
    case other

    /// Nil where a path is quoted or can't be told from the rest.
    init?(_ text: String) {
        let words = text.split(separator: " ", maxSplits: 2)
        guard words.count == 3 else { return nil }
        let rest = String(words[2])
        switch (words[0], words[1]) {
        case ("create", "mode"), ("delete", "mode"):
            let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2, !parts[1].hasPrefix("\"") else { return nil }
            self = words[0] == "create" ? .create(mode: parts[0], parts[1]) : .delete(mode: parts[0], parts[1])
        case ("mode", "change"):
            let parts = rest.split(separator: " ", maxSplits: 3).map(String.init)
            guard parts.count >= 3, parts[1] == "=>" else { return nil }
            guard parts.count == 4 else {
                self = .other
                return
            }
            guard !parts[3].hasPrefix("\"") else { return nil }
            self = .modeChange(old: parts[0], new: parts[2], parts[3])
        case ("rename", _), ("copy", _):
            let pair = words[1] + " " + rest
            guard let end = pair.lastIndex(of: "("), let path = StatPath(String(pair[..<end])), !pair.contains("\""),
                case .whole(let new) = path.new, case .whole(let old)? = path.old
            else { return nil }
            self = words[0] == "rename" ? .rename(old: old, new: new) : .copy(new: new)
        case ("rewrite", _): self = .other
        default: return nil
        }
    }

    /// The paths that it says are new.
    var created: [String] {
        switch self {
        case .create(_, let path), .copy(let path), .rename(_, let path): [path]
        default: []
        }
    }

    /// The paths that it says go away.
    var deleted: [String] {
        switch self {
        case .delete(_, let path), .rename(let path, _): [path]
        default: []
        }
    }

    /// The paths whose mode it says changes.
    var changed: [String] { if case .modeChange(_, _, let path) = self { [path] } else { [] } }

    /// What it says wrongly.
    func fault(in net: NetPaths) -> String? {
        for path in created {
            guard let file = net.paths[path], !file.isBefore, file.isAfter else {
                return "that \(quoted(path)) is created"
            }
        }
        for path in deleted {
            guard let file = net.paths[path], file.isBefore, !file.isAfter else {
                return "that \(quoted(path)) is deleted"
            }
        }
        switch self {
        case .create(let mode, let path):
            guard let real = net.paths[path]?.newMode, real.octal != mode else { return nil }
            return "that \(quoted(path)) is created with mode \(mode), it is \(real.octal)"
        case .modeChange(let old, let new, let path):
            guard let file = net.paths[path], file.isBefore, file.isAfter else {
                return "that \(quoted(path)) changes its mode"
            }
            guard let realOld = file.oldMode, let realNew = file.newMode else { return nil }
            if realOld.octal == old && realNew.octal == new { return nil }
            return "that \(quoted(path)) changes its mode from \(old) to \(new)"
        default: return nil
        }
    }
}
