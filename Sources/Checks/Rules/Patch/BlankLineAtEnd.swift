// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// An empty line added at the end of a file.
    static let blankLineAtEnd = Rule.patch(
        "blank-line-at-end", severity: .warning,
        page: RulePage(
            finds: """
                Empty lines that a patch adds at the end of a file. That a hunk reaches the end is taken from its \
                missing context: silent for diffs made without context.
                """,
            why: "`git am` warns about it (“new blank line at EOF”), and so do the hooks of several maintainers.",
            example: """
                 MODULE_LICENSE("GPL");
                +
                """,
            advice: "Remove the line. `git rebase --whitespace=fix BASE` does it in a whole series.",
            references: ["git-apply(1), --whitespace; git-config(1), core.whitespace: “blank-at-eof”"])
    ) { subject, faults in
        for file in subject.patch.diff where file.isText && !FileKind(file.path).keepsTrailingSpace {
            guard let hunk = file.hunks.last, let last = hunk.lines.last, last.kind == .addition, last.hasNewline,
                last.content.trimmed.isEmpty
            else { continue }
            // With context above and none below, git has come to the end of the file.
            let isNew = file.oldPath == nil && file.hunks.count == 1
            let hasContextAbove = hunk.lines.first?.kind == .context && hunk.oldStart > 0
            guard isNew || hasContextAbove else { continue }
            let blank = hunk.lines.reversed().prefix { $0.kind == .addition && $0.content.trimmed.isEmpty }.count
            // An empty line that goes out in the same place was there before.
            let before = hunk.lines.dropLast(blank).last
            guard before.map({ $0.kind != .deletion || !$0.content.trimmed.isEmpty }) ?? true else { continue }
            let first = hunk.lines[hunk.lines.count - blank]
            let line = hunk.newStart &+ hunk.lines.count { $0.kind != .deletion } &- blank
            faults.add(
                blank == 1 ? "an empty line at the end of the file" : "\(blank) empty lines at the end of the file",
                at: subject.place(line: first.line, treeLine: line, of: file), advice: "remove it")
        }
    }
}
