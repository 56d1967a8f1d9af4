// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A base commit that is not named by its whole id.
    static let abbreviatedBaseCommit = Rule.series(
        "abbreviated-base-commit", severity: .warning,
        page: RulePage(
            finds: "A \"base-commit:\" with an abbreviated id, or with the name of a tag or branch in its place.",
            why: """
                The line is for programs. A branch has moved on when they read it, a tag of your own repository is \
                not in theirs, and an abbreviation can be ambiguous among the trees that they know.
                """,
            example: "base-commit: v6.6-rc1",
            advice: "Write all digits, as `git rev-parse v6.6-rc1^{commit}` prints them.",
            references: [
                """
                Documentation/process/submitting-patches.rst, "Providing base tree information": "you can still \
                include the same ``base-commit`` trailer to indicate the commit hash of the tree on which your work is \
                based"
                """
            ])
    ) { subject, faults in
        for (line, place) in subject.series.baseLines {
            let id = line.baseCommit
            let isHexadecimal = !id.isEmpty && id.utf8.allSatisfy(\.isASCIIHexDigit)
            if isHexadecimal && (id.utf8.count == 40 || id.utf8.count == 64) { continue }
            let isAbbreviation = isHexadecimal && id.utf8.count >= 4 && id.utf8.count < 40
            faults.add(
                isAbbreviation
                    ? "the base commit is abbreviated to \(counted(id.utf8.count, "digit"))"
                    : "the base commit \(quoted(id)) is not a commit id",
                at: place, advice: "write all 40 digits: `git rev-parse <base>^{commit}`")
        }
    }
}

extension BodyLine {
    /// The first word of a `base-commit:` value: some add the name of a tag behind it.
    var baseCommit: String { text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? "" }
}
