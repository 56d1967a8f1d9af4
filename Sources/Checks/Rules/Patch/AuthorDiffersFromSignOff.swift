// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail
internal import PatchSeries

extension Rule {
    /// A patch whose author is called otherwise in `From:` than in `Signed-off-by`.
    static let authorDiffersFromSignOff = Rule.patch(
        "author-differs-from-sign-off", severity: .info,
        page: RulePage(
            finds: """
                A patch whose author signed under another address or another name than the one that git will \
                record. Spelling with or without accents, a middle initial and capitals are no difference.
                """,
            why: """
                `git log --author` and `.mailmap` go by what `From:` says. Two addresses are legal; a nickname or an \
                empty name in place of the author's is seen only when it is in the history for good.
                """,
            example: """
                From: jroe <jane@example.org>
                Subject: [PATCH] lamp: Reach 100 percent

                Signed-off-by: Jane Roe <jane@example.org>
                ---
                """,
            advice: """
                Set `user.name` and `user.email`, then `git commit --amend --reset-author`. To send from another \
                address than the one that you sign with, let the message begin with `From: Name <address>`; \
                `git send-email` does it where the two differ.
                """,
            references: [
                """
                Documentation/process/submitting-patches.rst: “The ``from`` line specifies who will be credited as \
                the author of the patch in the permanent changelog.”
                """,
                """
                Documentation/process/submitting-patches.rst: “using a known identity (sorry, no anonymous \
                contributions.)”
                """,
            ])
    ) { subject, faults in
        guard let author = subject.patch.author else { return }
        let likenesses = subject.patch.signOffs.compactMap { signOff in
            signOff.address.map { (signOff: signOff, address: $0, likeness: author.likeness(to: $0)) }
        }
        guard let best = likenesses.max(by: { $0.likeness < $1.likeness }) else { return }
        let place = subject.patch.inBodyFromLine.map { subject.place(line: $0) } ?? subject.place(header: "From")
        let note = Note("signed here", at: subject.place(line: best.signOff.line).location)
        switch best.likeness {
        case .same, .different: break
        case .sameName:
            faults.add(
                "the author is <\(author.email)> in \"From:\" and <\(best.address.email)> in \"Signed-off-by\"",
                at: place,
                notes: [note])
        case .sameAddress where author.name.isEmpty:
            faults.add(
                "the author has no name in \"From:\": git would record \(quoted(author.email))", at: place,
                severity: .warning, advice: "let the message begin with \"From: \(best.address)\"", notes: [note])
        case .sameAddress where best.address.name.isEmpty: break
        case .sameAddress:
            faults.add(
                "the author is \(quoted(author.name)) in \"From:\" and \(quoted(best.address.name)) in \"Signed-off-by\"",
                at: place, notes: [note])
        }
    }
}
