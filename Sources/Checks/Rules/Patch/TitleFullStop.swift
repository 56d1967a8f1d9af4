// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A title that ends in a full stop.
    static let titleFullStop = Rule.patch(
        "title-full-stop", severity: .info,
        page: RulePage(
            finds: """
                A title that ends in a full stop. Three dots and abbreviations (`etc.`, `Inc.`, initials) are left \
                alone.
                """,
            why: """
                A title is a heading. The dot costs a character of the seventy that there are, and most maintainers \
                take it out by hand.
                """,
            example: "Subject: [PATCH] lamp: Reach 100 percent.",
            advice: "Leave the dot out.",
            references: [
                """
                Documentation/process/submitting-patches.rst, “The canonical patch format”: none of its example \
                subjects ends in one
                """
            ])
    ) { subject, faults in
        let title = subject.patch.subject.title
        guard title.hasSuffix("."), !title.hasSuffix("..") else { return }
        let lastWord = title.split(separator: " ").last.map { $0.lowercased() } ?? ""
        let abbreviations: Set<String> = ["etc.", "inc.", "ltd.", "co.", "corp.", "no.", "al.", "vs.", "resp.", "ver."]
        // `A.`, `e.g.`: another dot, or a single letter, in front of the last one.
        guard !abbreviations.contains(lastWord), lastWord.count > 2, !lastWord.dropLast().contains(".") else { return }
        faults.add(
            "the title ends in a full stop", at: subject.place(header: "Subject"), advice: "leave it out",
            fix: SuggestedFix(
                "leave the full stop out", replacement: ["Subject: \(subject.patch.subject.raw.dropLast())"]))
    }
}
