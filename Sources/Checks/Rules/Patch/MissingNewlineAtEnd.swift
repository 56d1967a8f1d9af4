// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A source file whose last line the patch leaves without a line end.
    static let missingNewlineAtEnd = Rule.patch(
        "missing-newline-at-end", severity: .warning,
        page: RulePage(
            finds: """
                A source file whose last line a patch writes without a line end. Silent where the line had none \
                before, for symbolic links, and in files that are no source.
                """,
            why: """
                The C standard wants the line end; text that is appended, by `cat` or by the next patch, runs into \
                the last line, and that patch shows a line changed that is not.
                """,
            example: """
                +MODULE_LICENSE("GPL");
                \\ No newline at end of file
                """,
            advice: "Let the editor end the last line.",
            references: ["scripts/checkpatch.pl: MISSING_EOF_NEWLINE, “adding a line without newline at end of file”"])
    ) { subject, faults in
        for file in subject.patch.diff where file.isText && FileKind(file.path).isSource {
            guard let hunk = file.hunks.last, let last = hunk.lines.last(where: { $0.kind == .addition }),
                !last.hasNewline, !hunk.lines.contains(where: { $0.kind == .deletion && !$0.hasNewline })
            else { continue }
            let line = hunk.newStart &+ hunk.lines.count { $0.kind != .deletion } &- 1
            faults.add(
                "the file does not end in a line end", at: subject.place(line: last.line, treeLine: line, of: file))
        }
    }
}
