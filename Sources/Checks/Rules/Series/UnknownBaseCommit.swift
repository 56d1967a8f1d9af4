// SPDX-License-Identifier: GPL-2.0-only

internal import Applying
internal import ByteText
internal import Diagnostics
internal import PatchSeries
internal import SourceTrees

extension Rule {
    /// A base commit that the repository does not have.
    static let unknownBaseCommit = Rule.series(
        "unknown-base-commit", severity: .warning, needs: .history,
        page: RulePage(
            finds: """
                A "base-commit:" that is not in the repository. Silent where the series was applied to another base \
                and every blob that the patches name was met there, and where the repository is shallow or partial.
                """,
            why: """
                It is a commit of the author's own, which says nothing to anybody else, or of a tree that you have not \
                fetched.
                """,
            example: "base-commit: 0123456789012345678901234567890123456789",
            advice: """
                Fetch the tree that the author works on; as the author, give a commit of a public tree and name what \
                lies in between as prerequisites.
                """,
            references: [
                """
                Documentation/process/submitting-patches.rst, "Providing base tree information" (as of Linux 6.12): \
                "Make sure that base commit is in an official maintainer/mainline tree and not in some internal, accessible only to you \
                tree - otherwise it would be worthless."
                """
            ])
    ) { subject, faults in
        guard let history = subject.history, !history.isPartial, subject.applied?.provesBase != true,
            let (line, place) = subject.series.baseLines.first
        else { return }
        let id = line.baseCommit
        guard id.utf8.count >= 7, id.utf8.allSatisfy(\.isASCIIHexDigit),
            let found = try? history.commits(abbreviated: id.lowercased()), found.isEmpty
        else { return }
        faults.add(
            "the base commit \(quoted(id)) is not in the repository", at: place,
            advice: "fetch the tree that the series was made for, or name a base with --base")
    }
}

extension AppliedSeries {
    /// Whether every file was met as the `index` lines name it, and at least one was: then this is the right tree,
    /// whatever it is called.
    var provesBase: Bool {
        let files = patches.flatMap(\.files)
        return files.contains { $0.preImageMatches == true }
            && files.allSatisfy { $0.preImageMatches != false && $0.outcome == .exact }
    }
}
