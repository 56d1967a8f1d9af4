// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries
internal import SourceTrees

extension Rule {
    /// A `Fixes:` tag whose commit is not in the history.
    static let fixesUnknownCommit = Rule.patch(
        "fixes-unknown-commit", severity: .warning, needs: .history,
        page: RulePage(
            finds: """
                A `Fixes:` tag whose id is that of no commit in the repository, or of several. Silent where the \
                history is cut off (a shallow clone), since the commit may stand in the part that is missing.
                """,
            why: """
                An id from one's own branch, or of the commit before a rebase, leads nowhere once the patch is \
                merged: the fix does not reach the stable trees that need it.
                """,
            example: """
                Fixes: deadbeefdead ("lamp: Add a driver for the desk lamp")
                """,
            advice: """
                Look the commit up by its title in the tree that the patch is for, and write its id there. A commit \
                that only stands in this series is to be amended instead.
                """,
            references: [
                "Documentation/process/submitting-patches.rst: “collisions with shorter IDs a real possibility”",
                """
                Documentation/process/submitting-patches.rst: “A Fixes: tag indicates that the patch fixes an issue \
                in a previous commit.”
                """,
            ])
    ) { subject, faults in
        guard let history = subject.subject.history else { return }
        for (trailer, tag) in subject.fixesTags {
            guard let id = tag.id, let commits = try? history.commits(abbreviated: id) else { continue }
            if commits.isEmpty, !history.isPartial {
                faults.add(
                    "the \"Fixes\" tag names commit \(quoted(id)), which is not in this repository",
                    at: subject.place(line: trailer.line), certainty: .likely)
            } else if commits.count > 1 {
                faults.add(
                    "the id \(quoted(id)) of the \"Fixes\" tag is that of several commits",
                    at: subject.place(line: trailer.line), advice: "write more digits",
                    notes: commits.map { Note("\($0.id) \(quoted($0.subject))") })
            }
        }
    }
}

extension PatchUnderCheck {
    /// The `Fixes:` tags of the message, taken apart.
    var fixesTags: [(trailer: Trailer, tag: FixesTag)] {
        patch.commitMessage.trailers.filter { $0.isNamed("Fixes") }.map { ($0, FixesTag($0.value)) }
    }
}
