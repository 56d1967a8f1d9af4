// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import PatchSeries

/// What people write where they tell in words what a series applies to.
private let basePhrases: [StaticString] = [
    "based on", "based-on", "on top of", "applies", "apply to", "against", "rebase", "-next", "depends on",
]

extension Rule {
    /// A series that does not say what it applies to.
    static let missingBaseCommit = Rule.series(
        "missing-base-commit", severity: .info, needs: .wholeSeries,
        page: RulePage(
            finds: """
                Two or more patches without a "base-commit:" line in any of the mails. Silent where the cover letter \
                or the notes of a patch name a base in words ("based on", "on top of", "applies to", a branch that is \
                called "next"), where the tree that was given turns out to be the right one by the blob ids, and on a \
                partial repost.
                """,
            why: """
                Everybody who wants to try the series has to guess the tree, and test robots guess wrong: what they \
                report then is not about the series.
                """,
            example: "a series without a line such as\n\nbase-commit: 76b451fdc67e20ad33f9737451ccd29243b648ae",
            advice: "Let git write it: `git format-patch --base=auto`.",
            references: [
                """
                Documentation/process/submitting-patches.rst, "Providing base tree information" (as of Linux 6.12): \
                "it is absolutely necessary for them to know what is the base commit/branch your work applies on, considering the sheer \
                amount of maintainer trees present nowadays"
                """
            ])
    ) { subject, faults in
        let series = subject.series
        guard max(series.patches.count, series.total ?? 0) >= 2, !series.isPartialRepost, series.missingNumbers.isEmpty,
            series.baseLines.isEmpty, subject.applied?.provesBase != true
        else { return }
        let text = (series.cover?.lines ?? []) + series.patches.flatMap(\.notes)
        guard !text.contains(where: { namesBase($0.text) }) else { return }
        faults.add(
            "no \"base-commit\" is given", at: series.place, advice: "let git write it: `git format-patch --base=auto`")
    }

    /// Whether `line` tells in words what the series applies to.
    private static func namesBase(_ line: String) -> Bool {
        let line = line.lowercased().utf8
        return basePhrases.contains { line.contains($0) }
    }
}

extension Series {
    /// The `base-commit:` values of its mails, with the place of each: the cover letter's first.
    var baseLines: [(line: BodyLine, place: Place)] {
        var lines: [(BodyLine, Place)] = []
        if let cover, let line = cover.baseInformation.commit { lines.append((line, cover.place(line: line.number))) }
        for (index, patch) in patches.enumerated() {
            guard let line = patch.baseInformation.commit else { continue }
            lines.append((line, patch.message.place(line: line.number, of: reference(ofPatchAt: index))))
        }
        return lines
    }
}
