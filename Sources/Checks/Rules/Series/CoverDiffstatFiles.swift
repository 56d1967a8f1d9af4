// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A cover letter whose diffstat lists other files than the series changes.
    static let coverDiffstatFiles = Rule.series(
        "cover-diffstat-files", severity: .warning, needs: .wholeSeries,
        page: RulePage(
            finds: """
                A diffstat in the cover letter that leaves out a file which the series changes, lists one that it \
                does not, or counts another number of files than it lists. The series is taken as a whole: a file \
                that one patch adds and a later one removes is none of it. Silent where a patch is missing, on \
                rows that git has cut in a way that allows for the file, and on paths in quotes.
                """,
            why: """
                The list of files is what maintainers go by when they decide whether a series is theirs. One that is \
                stale shows that the letter, or the patches, belong to another state of the work.
                """,
            example: """
                 drivers/lamp/lamp-core.c | 6 +++++-
                 1 file changed, 5 insertions(+), 1 deletion(-)

                above a patch to drivers/lamp/Kconfig
                """,
            advice: "Make the cover letter anew with `git format-patch --cover-letter` and keep only the text.",
            references: [
                "git-format-patch(1), --cover-letter: \"the overall diffstat\"",
                """
                Documentation/process/submitting-patches.rst: "A ``diffstat`` is especially useful on bigger patches."
                """,
            ])
    ) { subject, faults in
        guard let cover = subject.series.cover, let net = subject.series.netPaths, let stat = cover.diffstat else {
            return
        }
        if let totals = stat.totals, !stat.rows.isEmpty, totals.files != stat.rows.count {
            faults.add(
                "the diffstat lists \(counted(stat.rows.count, "file")) and counts \(totals.files)",
                at: cover.place(line: totals.line))
        }
        guard let rows = StatRows(stat), rows.cut.count * net.paths.count < 1_000_000 else { return }
        let unlisted = net.paths.filter { $0.value.isCertainlyListed && !rows.mayList($0.key, $0.value) }
            .map(\.key).sorted()
        if let first = unlisted.first, !stat.rows.isEmpty {
            faults.add(
                unlisted.count == 1
                    ? "the diffstat leaves out \(quoted(first))"
                    : "the diffstat leaves out \(unlisted.count) files, the first is \(quoted(first))",
                at: cover.place(line: stat.lines.lowerBound), advice: "make the cover letter anew",
                notes: unlisted.prefix(8).map { path in
                    Note("\(subject.series.lastPatch(touching: path)) changes \(quoted(path))")
                })
        }
        let unchanged = zip(rows.paths, stat.rows).filter { !rows.isChanged($0.0, in: net) }.map(\.1)
        if let first = unchanged.first {
            faults.add(
                unchanged.count == 1
                    ? "the diffstat lists \(quoted(first.path)), which the series does not change"
                    : """
                    the diffstat lists \(unchanged.count) files that the series does not change, the first is \
                    \(quoted(first.path))
                    """,
                at: cover.place(line: first.line), advice: "make the cover letter anew",
                notes: unchanged.dropFirst().prefix(7).map { row in
                    Note("and \(quoted(row.path))", at: cover.place(line: row.line).location)
                })
        }
    }
}

extension Series {
    /// What the series does to paths, where all of it is here and can be read.
    var netPaths: NetPaths? {
        isWhole && patches.allSatisfy { !$0.diff.isEmpty } ? NetPaths(patches) : nil
    }

    /// The last patch that touches `path`, for a message.
    fileprivate func lastPatch(touching path: String) -> String {
        let index = patches.lastIndex { $0.diff.contains { $0.newPath == path || $0.oldPath == path } }
        return index.map(name(ofPatchAt:)) ?? "the series"
    }
}

extension NetPaths.Path {
    /// Whether a diff from before to after the series is bound to list the path.
    fileprivate var isCertainlyListed: Bool { isBefore != isAfter || (isAfter && isChanged == true) }

    /// Whether it may list the path.
    fileprivate var isPerhapsListed: Bool { isBefore != isAfter || (isAfter && isChanged != false) }
}

/// The rows of a diffstat, to look paths up in.
private struct StatRows {
    /// What each row names.
    let paths: [StatPath]
    /// The names of which git has left the end only.
    private(set) var cut: [StatPath.Name] = []
    private var whole: Set<String> = []
    private var hidesOldPaths = false

    /// Nil where a row can't be read.
    init?(_ stat: Diffstat) {
        paths = stat.rows.compactMap { StatPath($0.path) }
        guard paths.count == stat.rows.count else { return nil }
        for path in paths {
            for name in [path.new, path.old] {
                switch name {
                case .whole(let name): whole.insert(name)
                case .end: name.map { cut.append($0) }
                case nil: break
                }
            }
            if case .end = path.new, path.old == nil { hidesOldPaths = true }
        }
    }

    /// Whether a row names `name`, or was cut and may have.
    func mayList(_ name: String, _ path: NetPaths.Path) -> Bool {
        // diffstat(1) leaves the `b/` in front of the path.
        if whole.contains(name) || whole.contains("b/" + name) || cut.contains(where: { $0.matches(name) }) {
            return true
        }
        return hidesOldPaths && !path.isAfter
    }

    /// Whether what a row names is changed by the series, or may be.
    func isChanged(_ path: StatPath, in net: NetPaths) -> Bool {
        switch path.new {
        case .whole(let name):
            if let path = net.paths[name] { return path.isPerhapsListed }
            return name.hasPrefix("b/") && net.paths[String(name.dropFirst(2))]?.isPerhapsListed == true
        case .end: return net.paths.contains { path.new.matches($0.key) && $0.value.isPerhapsListed }
        }
    }
}
