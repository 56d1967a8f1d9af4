// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import Mail
internal import PatchSeries

/// How many lines of text may stand below the base commit of a cover letter: b4 takes its leave there.
private let linesOfGoodbye = 3

extension Rule {
    /// A base commit that stands where it becomes part of a commit message, or in the middle of the text.
    static let misplacedBaseCommit = Rule.series(
        "misplaced-base-commit", severity: .warning,
        page: RulePage(
            finds: """
                A "base-commit:" line above the "---" of a patch; and, as info, one in a cover letter with more than a \
                few lines of text below it.
                """,
            why: """
                Above the "---" it becomes part of the commit message, for ever. In the middle of a letter a reader \
                misses it, and programs that look at the end of the mail do too.
                """,
            example: """
                Signed-off-by: Jane Roe <jane.roe@example.org>
                base-commit: 76b451fdc67e20ad33f9737451ccd29243b648ae
                ---
                """,
            advice: "Put it below the diffstat, right above the signature: `git format-patch --base` does.",
            references: [
                """
                Documentation/process/submitting-patches.rst, "Providing base tree information": "it should be placed \
                either below the ``---`` line or at the very bottom of all other content, right before your email \
                signature"
                """
            ])
    ) { subject, faults in
        let series = subject.series
        for (index, patch) in series.patches.enumerated() {
            for line in patch.commitMessage.lines where line.text.utf8.starts(with: "base-commit:".utf8) {
                faults.add(
                    "the base commit stands in the commit message",
                    at: patch.message.place(line: line.number, of: series.reference(ofPatchAt: index)),
                    advice: "put it below the \"---\"")
            }
        }
        guard let cover = series.cover, let line = cover.baseInformation.commit else { return }
        let below = cover.linesOfText(below: line.number, atMost: linesOfGoodbye + 1)
        guard below > linesOfGoodbye else { return }
        faults.add(
            "the base commit stands in the middle of the cover letter", at: cover.place(line: line.number),
            severity: .info, advice: "put it at the end, right above the signature")
    }
}

extension CoverLetter {
    /// How many lines that say something stand below body line `line` and above the signature; counts to `limit`.
    fileprivate func linesOfText(below line: Int, atMost limit: Int) -> Int {
        var count = 0
        for index in message.body.indices.dropFirst(line) where count < limit {
            let bytes = message.body[index].trimmedEnd
            if bytes.equals("--") || bytes.hasPrefix("____") { break }
            let isField =
                bytes.hasPrefix("prerequisite-") || bytes.hasPrefix("change-id:") || bytes.hasPrefix("base-commit:")
            if !bytes.isEmpty && !isField { count += 1 }
        }
        return count
    }
}
