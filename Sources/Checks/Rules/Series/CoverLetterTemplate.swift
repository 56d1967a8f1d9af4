// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A place of a template that nobody filled in.
    static let coverLetterTemplate = Rule.series(
        "cover-letter-template", severity: .error,
        page: RulePage(
            finds: """
                Text that a tool puts into a new cover letter to be replaced: `*** SUBJECT HERE ***` and \
                `*** BLURB HERE ***` of git, lines that begin with `EDITME` of b4, `Series short description` of \
                StGit. The notes of patches are looked at too: b4 puts the letter of a single patch there.
                """,
            why: "The letter went out before it was written. Nobody reads what its author has not read.",
            example: """
                Subject: [PATCH v2 0/3] *** SUBJECT HERE ***

                *** BLURB HERE ***
                """,
            advice: "Fill it in and send the series again.",
            references: [
                "git-format-patch(1), --cover-letter: \"You can fill in a description in the file before sending it out.\"",
                "b4 documentation, b4 prep --edit-cover",
            ])
    ) { subject, faults in
        let series = subject.series
        if let cover = series.cover {
            if isPlaceholder(cover.subject.title) {
                faults.add(
                    "the subject \(quoted(cover.subject.title)) is a template's",
                    at: cover.place(header: "Subject"), advice: "say what the series does")
            }
            for line in cover.lines where isPlaceholder(line.text) {
                faults.add(
                    "the cover letter is still a template", at: cover.place(line: line.number), advice: "fill it in")
            }
        }
        for (index, patch) in series.patches.enumerated() {
            for line in patch.notes where isPlaceholder(line.text) {
                faults.add(
                    "the notes are still a template",
                    at: patch.message.place(line: line.number, of: series.reference(ofPatchAt: index)),
                    advice: "fill them in")
            }
        }
    }

    /// Whether `line` is what a tool leaves to be replaced. A mention within a sentence is none.
    private static func isPlaceholder(_ line: String) -> Bool {
        let text = line.drop { " \t-*#".contains($0) }
        return text.hasPrefix("SUBJECT HERE ***") || text.hasPrefix("BLURB HERE ***") || text.hasPrefix("EDITME")
            || text == "Series short description"
            || text.hasPrefix("Describe the purpose of this series. The information you put here")
    }
}
