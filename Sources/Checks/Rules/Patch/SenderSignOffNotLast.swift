// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail
internal import PatchSeries

extension Rule {
    /// A patch whose sender has signed, but not last.
    static let senderSignOffNotLast = Rule.patch(
        "sender-sign-off-not-last", severity: .warning,
        page: RulePage(
            finds: """
                A patch that its sender has signed, with the `Signed-off-by` of somebody else below. Looks at mail \
                that was sent, or that names its author in the body: a file that `git format-patch` made of a \
                merged commit has the committer's sign-off last, and rightly so.
                """,
            why: """
                The sign-offs are read from the top down as the way that a patch took. In the wrong order they say \
                that somebody else sent it, and who vouches for what can't be seen any more.
                """,
            example: """
                From: Jane Roe <jane@example.org>
                Subject: [PATCH] lamp: Reach 100 percent

                Divide by the greatest level.

                Signed-off-by: Jane Roe <jane@example.org>
                Signed-off-by: Max Mustermann <max@example.com>
                ---
                """,
            advice: """
                Move your sign-off below the others. If the other one wrote a part of the patch, put \
                `Co-developed-by` in front of their sign-off and both above yours.
                """,
            references: [
                """
                Documentation/process/submitting-patches.rst: “Notably, the last Signed-off-by: must always be that \
                of the developer submitting the patch.”
                """
            ])
    ) { subject, faults in
        guard subject.patch.senderIsKnown, let sender = subject.patch.sender else { return }
        let signOffs = subject.patch.signOffs
        guard let last = signOffs.last, let lastSigner = last.address, !sender.isLike(lastSigner),
            let own = signOffs.last(where: { $0.address.map(sender.isLike) ?? false })
        else { return }
        faults.add(
            "the last \"Signed-off-by\" is \(quoted(lastSigner.description)), not the sender",
            at: subject.place(line: last.line),
            notes: [Note("the sender signed here", at: subject.place(line: own.line).location)])
    }
}
