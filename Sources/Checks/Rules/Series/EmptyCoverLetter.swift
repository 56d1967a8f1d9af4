// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A cover letter that says nothing.
    static let emptyCoverLetter = Rule.series(
        "empty-cover-letter", severity: .warning,
        page: RulePage(
            finds: """
                A cover letter with nothing but white space and trailers above its shortlog. What git or b4 left \
                there to be filled in is the matter of `cover-letter-template`.
                """,
            why: "Its reader learns from it what the titles of the patches say anyway, and not why they are sent.",
            example: """
                Subject: [PATCH 0/2] lamp: Correct brightness

                Jane Roe (2):
                  lamp: Reach 100 percent
                """,
            advice: "Say what is wrong today and what the series does about it.",
            references: [
                """
                Documentation/process/5.Posting.rst: "it is customary to send an introductory description as part zero"
                """
            ])
    ) { subject, faults in
        guard let cover = subject.series.cover else { return }
        let trailers = Set(cover.trailers.map(\.line))
        let says = cover.lines.contains { line in
            !trailers.contains(line.number) && line.text.contains { !$0.isWhitespace }
        }
        guard !says else { return }
        faults.add(
            "the cover letter says nothing", at: cover.place(header: "Subject"),
            advice: "say what is wrong today and what the series does about it")
    }
}
