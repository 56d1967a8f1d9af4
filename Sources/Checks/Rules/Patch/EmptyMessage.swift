// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A patch without a description.
    static let emptyMessage = Rule.patch(
        "empty-message", severity: .warning,
        page: RulePage(
            finds: "A patch whose message holds nothing but trailers.",
            why: """
                The title says what is done; nothing says why. Whoever meets the commit with `git blame` in five \
                years has nobody to ask.
                """,
            example: """
                Subject: [PATCH] lamp: Reach 100 percent

                Signed-off-by: Jane Roe <jane@example.org>
                ---
                """,
            advice: """
                Tell what was wrong, who notices it and why this is the way to mend it. Text below the `---` does \
                not reach the history: move it up if that is where the description stands.
                """,
            references: [
                "Documentation/process/submitting-patches.rst: “Describe your problem.”",
                """
                Documentation/process/5.Posting.rst: “it should say what the patch does and why it should be applied \
                to the kernel”
                """,
            ])
    ) { subject, faults in
        let message = subject.patch.commitMessage
        let firstTrailer = message.trailers.first?.line ?? .max
        let hasText = message.lines.contains { line in
            line.number < firstTrailer && line.text.utf8.contains { !$0.isASCIIWhitespace }
        }
        guard !hasText else { return }
        let notes = subject.patch.notes.first { note in note.text.utf8.contains { !$0.isASCIIWhitespace } }
        faults.add(
            "the message says nothing but the title", at: subject.place(header: "Subject"),
            advice: "describe what was wrong and why the patch is right",
            notes: notes.map {
                [Note("text below the \"---\" is not kept", at: subject.place(line: $0.number).location)]
            }
                ?? [])
    }
}
