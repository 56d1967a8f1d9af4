// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// White space at the end of an added line.
    static let trailingWhitespace = Rule.patch(
        "trailing-whitespace", severity: .warning,
        page: RulePage(
            finds: """
                White space at the end of an added line, or (told once a file) the CR of a DOS line end. Silent where \
                the same line only moves within the patch, where the file has DOS line ends already, and in files in \
                which it has a meaning (diffs, Markdown, expected output).
                """,
            why: """
                `git am` warns about every such line, some maintainers' hooks refuse it, and the next patch that \
                removes it is noise in the history.
                """,
            example: "+\treturn 0;<space>",
            advice: "`git rebase --whitespace=fix BASE` removes it from a whole series.",
            references: [
                "Documentation/process/coding-style.rst: “Do not leave trailing whitespace at the ends of lines.”",
                """
                Documentation/process/coding-style.rst: “Git will warn you about patches that introduce trailing \
                whitespace”
                """,
            ])
    ) { subject, faults in
        var moved: Set<ArraySlice<UInt8>>?
        var lastDOSFile: String?
        var exempt: (path: String, isExempt: Bool, hasCarriageReturns: Bool)?
        subject.forEachAddedLine { file, line, treeLine in
            guard let last = line.content.last, last.isASCIIWhitespace, last != 0x0c else { return }
            let path = file.path
            let kind: (path: String, isExempt: Bool, hasCarriageReturns: Bool)
            if let exempt, exempt.path == path {
                kind = exempt
            } else {
                kind = (path, FileKind(path).keepsTrailingSpace || !file.isText, file.hasCarriageReturns)
                exempt = kind
            }
            guard !kind.isExempt else { return }
            if last == 0x0d {
                let withoutEnd = line.content.dropLast()
                if kind.hasCarriageReturns, !(withoutEnd.last?.isASCIIWhitespace ?? false) { return }
            }
            let deleted = moved ?? subject.patch.diff.reduce(into: []) { $0.formUnion($1.deletedLines) }
            moved = deleted
            guard !deleted.contains(line.content) else { return }
            let hasDOSEnd = last == 0x0d && !kind.hasCarriageReturns
            guard !hasDOSEnd || lastDOSFile != path else { return }
            if hasDOSEnd { lastDOSFile = path }
            faults.add(
                hasDOSEnd ? "the line ends in CR, as DOS lines do" : "white space at the end of the line",
                at: subject.place(line: line.line, treeLine: treeLine, of: file),
                fix: SuggestedFix(
                    hasDOSEnd ? "end the line in LF" : "remove it",
                    replacement: ["+" + clipped(line.content.trimmedEnd)]))
        }
    }
}
