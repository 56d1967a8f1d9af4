// SPDX-License-Identifier: GPL-2.0-only

internal import Applying
internal import Diagnostics
internal import PatchSeries
internal import SourceTrees

extension Rule {
    /// A diff that makes another file than its `index` line says.
    static let postImageMismatch = Rule.patch(
        "post-image-mismatch", severity: .warning,
        page: RulePage(
            finds: """
                A file that the diff makes out of nothing, or out of the very blob that its `index` line names, and \
                that is not the blob on the right of that line. New files, and those that the series has made before, \
                need no base for it. Of binary files `corrupt-binary-patch` tells. Silent where lines are missing by \
                the hunk's own header, which `hunk-count-mismatch` tells.
                """,
            why: """
                The diff was edited after git made it, or changed on its way: what is applied is not what the author \
                had, built and tested.
                """,
            example: """
                index 000000000000..c2b1f4a0a5ee

                above a diff that makes a file with the id 9ab1...
                """,
            advice: """
                Change the file and make the patch again with `git format-patch`; send it with `git send-email`, which \
                leaves it as it is.
                """,
            references: [
                """
                Documentation/process/email-clients.rst: “Email clients that are used for Linux kernel patches should \
                send the patch text untouched.”
                """
            ])
    ) { subject, faults in
        guard let applied = subject.applied else { return }
        for (file, outcome) in zip(subject.patch.diff, applied.files) {
            guard outcome.postImageMatches == false, outcome.outcome == .exact,
                file.oldPath == nil || outcome.preImageMatches == true, let id = file.newID, id.utf8.count <= 40,
                let made = outcome.postImageID, !file.hunks.contains(where: \.isCorrupt)
            else { continue }
            let digits = String(made.description.utf8.prefix(id.utf8.count)) ?? made.description
            faults.add(
                "the diff makes \(quoted(outcome.path)) the blob \(quoted(digits)), its \"index\" line says \(quoted(id))",
                at: subject.place(of: file), advice: "make the patch again; what it says is not what was tested")
        }
    }
}
