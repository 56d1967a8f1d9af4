// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import Mail
internal import PatchSeries

extension Rule {
    /// A new version that does not say what is new.
    static let changeLogMissingVersion = Rule.series(
        "change-log-missing-version", severity: .warning, needs: .wholeSeries,
        page: RulePage(
            finds: """
                A second or later version without an entry for it in a change log: in the cover letter, in the notes \
                below the "---" of a patch, or in a commit message. Silent on a RESEND, on a partial repost, where a \
                patch or the cover letter that all of them answer is not here, which may carry it, and where any of \
                these texts speaks of the versions in other words.
                """,
            why: """
                Reviewers look first at what they asked for. Without a change log they have to read all of it again, \
                or compare the versions themselves.
                """,
            example: """
                Subject: [PATCH v4 0/5] lamp: Correct brightness

                Changes in v3:
                - report 0 for a lamp without lines
                """,
            advice: "Add an entry for each version, with who asked for the change.",
            references: [
                """
                Documentation/process/submitting-patches.rst: "When sending a next version, add a ``patch changelog`` \
                to the cover letter or to individual patches explaining difference against previous submission"
                """
            ])
    ) { subject, faults in
        let series = subject.series
        let version = series.version
        guard version.major >= 2, series.isFirstPosting, series.isWhole else { return }
        // The letter that is not here may tell it.
        guard series.cover != nil || series.parentOfAll == nil else { return }
        let entries = series.changeLogs.flatMap(\.entries)
        // There is nothing to tell of version 1: who does has headings that name the version before ("changes to v1").
        let shift = entries.contains { $0.version.major == 1 && $0.tellsSomething } ? 1 : 0
        guard !entries.contains(where: { (version.major - shift...version.major).contains($0.version.major) }) else {
            return
        }
        let versions = (version.major - (entries.isEmpty ? 1 : 0)...version.major).flatMap {
            ["v\($0)", "version \($0)"]
        }
        let words = entries.isEmpty ? wordsOfChange : []
        guard !series.textAboutItself.contains(where: { speaks(of: versions, words, in: $0.text) }) else { return }
        faults.add(
            entries.map(\.version).max().map { "the change log ends at \($0), this is \(version)" }
                ?? "nothing says what changed since v\(version.major - 1)",
            at: series.place, certainty: entries.isEmpty ? .likely : .certain,
            advice: "add what changed in \(version) to the cover letter or below the \"---\"")
    }

    /// What a text says that tells of changes without naming a version.
    private static let wordsOfChange: [StaticString] = [
        "changelog", "change log", "changes:", "changed", "changes since", "changes from", "changes in",
        "since the last",
        "since last", "previous version", "last version", "previous post", "first version", "previous series",
        "previous iteration", "new in this", "in this version", "this version", "compared to", "range-diff",
        "interdiff",
    ]

    /// Whether one of `versions` or `words` stands in `text`, in whatever case.
    private static func speaks(of versions: [String], _ words: [StaticString], in text: String) -> Bool {
        let text = text.lowercased()
        return words.contains { text.utf8.contains($0) } || versions.contains { text.contains($0) }
    }
}

extension ChangeLog.Entry {
    /// Whether there is more below the heading than where the version is to be found.
    fileprivate var tellsSomething: Bool {
        lines.contains { line in
            let text = line.text.utf8
            return text.contains(where: \.isASCIILetter) && !text.contains("://") && !text.contains("Link to")
        }
    }
}

extension Series {
    /// Whether it is neither sent again unchanged nor in part: only then it has something to tell.
    var isFirstPosting: Bool { !isPartialRepost && !hasPrefix("RESEND") && !hasPrefix("REPOST") }

    /// The change logs of the cover letter, of the patches' notes and of their commit messages.
    var changeLogs: [ChangeLog] {
        (cover.map { [$0.changeLog, ChangeLog(in: $0.linesBelowText, current: version)] } ?? [])
            + patches.flatMap { patch in
                [
                    ChangeLog(in: patch.notes, current: version),
                    ChangeLog(in: patch.commitMessage.lines, current: version),
                ]
            }
    }

    /// All text for people: of the cover letter, of the patches' notes and of their commit messages.
    var textAboutItself: [BodyLine] {
        (cover.map { $0.lines + $0.linesBelowText } ?? []) + patches.flatMap { $0.notes + $0.commitMessage.lines }
    }
}

extension CoverLetter {
    /// What stands below a line like that of a signature: some put one in front of the change log.
    fileprivate var linesBelowText: [BodyLine] {
        guard let signature = message.body.indices.first(where: { message.body[$0].trimmedEnd.equals("--") }) else {
            return []
        }
        return message.body.indices[(signature + 1)...].prefix(1000).map { index in
            BodyLine(number: index + 1, text: message.body[index].prefix(1000).text)
        }
    }
}
