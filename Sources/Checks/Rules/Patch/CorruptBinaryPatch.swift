// SPDX-License-Identifier: GPL-2.0-only

internal import Applying
internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A binary change whose data can't be used.
    static let corruptBinaryPatch = Rule.patch(
        "corrupt-binary-patch", severity: .error,
        page: RulePage(
            finds: """
                A binary change that git refuses whatever the tree: a line of its data is cut or changed, the \
                compressed data does not come out whole, it makes another file than its `index` line names, or that \
                line has no full ids. Files of more than 64 MiB, and what comes to more than 512 MiB in a series, are \
                not looked at, and do not pass for that.
                """,
            why: """
                The patch can't be applied. Text in base 85 comes apart where a mail program wraps lines, strips \
                spaces or changes a character.
                """,
            example: """
                index 0000000000000000000000000000000000000000..8352675d67aed6625ece79af41c27fdb4ee2e867
                GIT binary patch
                literal 3
                KcmZQzWC8
                """,
            advice: """
                Make the patch again with `git format-patch`, which gives binary files in full, and send it with \
                `git send-email`.
                """,
            references: [
                """
                Documentation/process/email-clients.rst: “Email clients that are used for Linux kernel patches should \
                send the patch text untouched.”
                """,
                "git-diff(1), --binary",
            ])
    ) { subject, faults in
        guard let applied = subject.applied else { return }
        for (file, outcome) in zip(subject.patch.diff, applied.files) {
            guard let damage = outcome.damage else { continue }
            let place = subject.place(line: damage.line, treeLine: nil, of: file)
            if damage.isTooLarge {
                faults.add(
                    "the binary change of \(quoted(outcome.path)) is too large to be checked", at: place,
                    advice: "look at it before you apply it, or send large files another way")
            } else {
                faults.add(
                    "the binary change of \(quoted(outcome.path)) can't be applied: \(damage.clause)", at: place,
                    advice: "make the patch again with \"git format-patch\", and send it with \"git send-email\"")
            }
        }
    }
}
