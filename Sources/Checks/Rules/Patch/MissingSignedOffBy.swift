// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail
internal import PatchSeries

extension Rule {
    /// A patch that its author has not signed.
    static let missingSignedOffBy = Rule.patch(
        "missing-signed-off-by", severity: .error,
        page: RulePage(
            finds: """
                A patch without a `Signed-off-by` of its author. A name spelt with or without accents, another \
                address of the same name and a `+detail` in the address are the same person.
                """,
            why: """
                The line is the author's word, under the Developer's Certificate of Origin, that the code may be \
                given to the kernel. Nobody can add it for somebody else, so that the patch comes back.
                """,
            example: """
                From: Jane Roe <jane@example.org>
                Subject: [PATCH] lamp: Reach 100 percent

                Divide by the greatest level.

                Signed-off-by: Max Mustermann <max@example.com>
                ---
                """,
            advice: """
                `git commit --amend -s` on your own patch. If somebody else wrote it, put their name in front with \
                `git commit --amend --author=…` and keep the sign-off that they gave.
                """,
            references: [
                """
                Documentation/process/5.Posting.rst: “at a minimum, one Signed-off-by: line from the author of the \
                patch”
                """,
                """
                Documentation/process/submitting-patches.rst, “Sign your work - the Developer's Certificate of \
                Origin”
                """,
            ])
    ) { subject, faults in
        let patch = subject.patch
        let signOffs = patch.signOffs
        // A proposal is sometimes left unsigned on purpose, so that nobody merges it.
        let severity: Severity = patch.subject.hasPrefix("RFC") ? .warning : .error
        guard let firstSignOff = signOffs.first else {
            let place = patch.commitMessage.lines.last.map { subject.place(line: $0.number) }
            faults.add(
                "no \"Signed-off-by\" in the message", at: place ?? subject.place(header: "Subject"),
                severity: severity,
                advice: patch.author.map { "end the message with \"Signed-off-by: \($0)\", if that is you" },
                notes: subject.signOffBelowMessage)
            return
        }
        guard let author = patch.author,
            !signOffs.contains(where: { $0.address.map(author.isLike) ?? $0.value.names(author) })
        else { return }
        let place = patch.inBodyFromLine.map { subject.place(line: $0) } ?? subject.place(header: "From")
        let signer = firstSignOff.address.map(\.description) ?? firstSignOff.value
        faults.add(
            "no \"Signed-off-by\" of the author \(quoted(author.description))", at: place, severity: severity,
            advice: patch.inBodyFromLine == nil
                ? "if \(quoted(signer)) wrote it, let the message begin with \"From: \(signer)\"" : nil,
            notes: [Note("the first to sign is \(quoted(signer))", at: subject.place(line: firstSignOff.line).location)]
        )
    }
}

extension PatchUnderCheck {
    /// A sign-off below the `---`: `scripts/checkpatch.pl` is content with it, git throws it away.
    fileprivate var signOffBelowMessage: [Note] {
        guard let line = patch.notes.first(where: { $0.text.lowercased().hasPrefix("signed-off-by:") }) else {
            return []
        }
        return [Note("this one stands below the \"---\" and is not kept", at: place(line: line.number).location)]
    }
}

extension String {
    /// Whether the text holds the address or the whole name of `person`: enough to see who signed on a line that
    /// can't be read as an address.
    fileprivate func names(_ person: Address) -> Bool {
        let text = lowercased()
        return (!person.email.isEmpty && text.contains(person.email.lowercased()))
            || (person.name.contains(" ") && text.contains(person.name.lowercased()))
    }
}
