// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries
internal import SourceTrees

extension Rule {
    /// A `Fixes:` tag whose commit the base does not contain.
    static let fixesNotAncestor = Rule.patch(
        "fixes-not-ancestor", severity: .warning, needs: .history,
        page: RulePage(
            finds: """
                A `Fixes:` tag whose commit is in the repository but not in the history of the base. Silent without \
                a base commit and where the history is cut off.
                """,
            why: """
                A fix for something that the tree does not hold was sent for the wrong tree, or names the commit as \
                it was before it was merged (on a topic branch, in linux-next before a rebase, in a stable tree).
                """,
            example: """
                Fixes: 0123456789ab ("lamp: Add a driver for the desk lamp")

                base-commit: a tree without that commit
                """,
            advice: """
                Look the commit up by its title in the tree that the series is for and write that id; or give the \
                tree that holds it as base.
                """,
            references: [
                """
                Documentation/process/submitting-patches.rst: “A Fixes: tag indicates that the patch fixes an issue \
                in a previous commit.”
                """
            ])
    ) { subject, faults in
        guard let history = subject.subject.history, let base = subject.subject.baseCommit, !history.isPartial else {
            return
        }
        for (trailer, tag) in subject.fixesTags {
            guard let id = tag.id, let commits = try? history.commits(abbreviated: id), commits.count == 1,
                let commit = commits.first, let isAncestor = try? history.isAncestor(commit.id, of: base), !isAncestor
            else { continue }
            faults.add(
                "the base does not contain commit \(quoted(id)), which the patch says that it fixes",
                at: subject.place(line: trailer.line), certainty: .likely,
                notes: [Note("the base is commit \(quoted(base))")])
        }
    }
}
