// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail
internal import PatchSeries

extension Rule {
    /// A `Co-developed-by` that the co-author's sign-off does not follow.
    static let unpairedCoDevelopedBy = Rule.patch(
        "unpaired-co-developed-by", severity: .warning,
        page: RulePage(
            finds: """
                A `Co-developed-by` whose next tag is not the `Signed-off-by` of the same person, and one that \
                names the author, who is credited already.
                """,
            why: """
                A co-author is an author: without their sign-off the code is not certified. Scripts that count \
                contributions read the two lines as a pair.
                """,
            example: """
                Co-developed-by: Max Mustermann <max@example.com>
                Signed-off-by: Jane Roe <jane@example.org>
                Signed-off-by: Max Mustermann <max@example.com>
                """,
            advice: "Put the co-author's `Signed-off-by` on the line below their `Co-developed-by`.",
            references: [
                """
                Documentation/process/submitting-patches.rst: “every Co-developed-by: must be immediately followed by \
                a Signed-off-by: of the associated co-author”
                """,
                "Documentation/process/submitting-patches.rst: “in addition to the author attributed by the From: tag”",
            ])
    ) { subject, faults in
        let trailers = subject.patch.commitMessage.trailers
        for (index, trailer) in trailers.enumerated() where trailer.isNamed("Co-developed-by") {
            guard let coAuthor = trailer.address else { continue }
            let place = subject.place(line: trailer.line)
            if let author = subject.patch.author, author.likeness(to: coAuthor) == .same {
                faults.add(
                    "\"Co-developed-by\" names \(quoted(coAuthor.description)), who is the author", at: place,
                    advice: "remove the line")
                continue
            }
            let next = trailers.indices.contains(index + 1) ? trailers[index + 1] : nil
            if let next, next.isNamed("Signed-off-by"), next.address.map(coAuthor.isLike) ?? true { continue }
            if let signOff = subject.patch.signOffs.first(where: { $0.address.map(coAuthor.isLike) ?? false }) {
                faults.add(
                    "\"Co-developed-by\" of \(quoted(coAuthor.description)) is not followed by their \"Signed-off-by\"",
                    at: place, advice: "move the \"Signed-off-by\" below it",
                    notes: [Note("their \"Signed-off-by\" stands here", at: subject.place(line: signOff.line).location)]
                )
            } else {
                faults.add(
                    "the co-author \(quoted(coAuthor.description)) has not signed", at: place, severity: .error,
                    advice: "ask for their \"Signed-off-by\" and put it on the next line")
            }
        }
    }
}
