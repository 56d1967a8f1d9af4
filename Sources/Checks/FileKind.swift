// SPDX-License-Identifier: GPL-2.0-only

internal import PatchSeries
internal import SourceTrees

/// What a path says about its file, as far as rules on white space and modes care.
struct FileKind {
    /// The name without its folders.
    private let name: String

    /// What stands behind the last dot of the name, in lower case; empty where there is none.
    private let suffix: String

    /// The kind of the file at `path`.
    init(_ path: String) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let dot = name.lastIndex(of: ".")
        self.name = name
        suffix = dot.map { name[name.index(after: $0)...].lowercased() } ?? ""
    }

    /// Whether this is source that nothing ever runs: C, assembly, Rust, device trees, Kbuild, documentation.
    var isSource: Bool {
        FileKind.sourceSuffixes.contains(suffix) || name.hasPrefix("Kconfig") || name == "Makefile" || name == "Kbuild"
            || name == "MAINTAINERS"
    }

    /// Whether white space at the end of a line belongs to the file: diffs kept as files, Markdown's line breaks,
    /// tables of values, what a program printed or is expected to print.
    var keepsTrailingSpace: Bool { FileKind.verbatimSuffixes.contains(suffix) || name.contains("expected") }

    private static let sourceSuffixes: Set<String> = [
        "c", "h", "s", "rs", "dts", "dtsi", "dtso", "dtsh", "rst", "txt", "yaml", "lds", "asl", "y", "l",
        "tbl", "config",
    ]

    private static let verbatimSuffixes: Set<String> = [
        "patch", "diff", "md", "svg", "csv", "tsv", "out", "log", "expect", "expected", "stdout", "stderr", "gold",
        "golden", "json", "eps", "ps", "pem", "uue", "hex", "ihex", "map", "po",
    ]
}

extension FileDiff {
    /// The contents of the lines that go out: what only moves within a patch is not the patch's doing.
    var deletedLines: Set<ArraySlice<UInt8>> {
        var lines: Set<ArraySlice<UInt8>> = []
        for hunk in hunks { for line in hunk.lines where line.kind == .deletion { lines.insert(line.content) } }
        return lines
    }

    /// Whether a line that stays or goes ends in CR: then the file has DOS line ends, and new lines rightly do.
    var hasCarriageReturns: Bool {
        hunks.contains { $0.lines.contains { $0.kind != .addition && $0.content.last == 0x0d } }
    }

    /// Whether the bytes are a file's text: not a symbolic link's target, not a submodule's commit.
    var isText: Bool {
        ![oldMode, newMode].contains(where: { $0 == .symbolicLink || $0 == .gitlink }) && binary == nil
    }
}
