// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import PatchSeries
internal import SourceTrees

extension Rule {
    /// A `Fixes:` tag whose title is not that of its commit.
    static let fixesWrongTitle = Rule.patch(
        "fixes-wrong-title", severity: .warning, needs: .history,
        page: RulePage(
            finds: """
                A `Fixes:` tag whose title is not the first line of the commit that its id names. White space and \
                the quotes around it are not compared, and a title cut short with `...` is taken where its beginning \
                agrees.
                """,
            why: """
                One of the two is wrong, and a reader can't tell which: the tag may lead the stable team to a commit \
                that is innocent.
                """,
            example: """
                Fixes: 0123456789ab ("lamp: Add driver")
                """,
            advice: "Let git write it: `git log -1 --abbrev=12 --format='Fixes: %h (\"%s\")' COMMIT`.",
            references: [
                """
                Documentation/process/submitting-patches.rst: “the 'Fixes:' tag with the first 12 characters of the \
                SHA-1 ID, and the one line summary”
                """
            ])
    ) { subject, faults in
        guard let history = subject.subject.history else { return }
        for (trailer, tag) in subject.fixesTags {
            guard let id = tag.id, let title = tag.title, let commits = try? history.commits(abbreviated: id),
                commits.count == 1, let commit = commits.first, !isTitle(title, of: commit.subject)
            else { continue }
            faults.add(
                "commit \(quoted(id)) is called \(quoted(commit.subject)), not \(quoted(title))",
                at: subject.place(line: trailer.line),
                fix: SuggestedFix(
                    "write the title of the commit", replacement: ["Fixes: \(id) (\"\(commit.subject)\")"]))
        }
    }

    /// Whether `written` is `title`, or its beginning and three dots.
    private static func isTitle(_ written: String, of title: String) -> Bool {
        let wanted = title.lettersBetweenQuotes
        let given = written.lettersBetweenQuotes
        if given == wanted { return true }
        for dots in ["...", "…"] where given.hasSuffix(dots) {
            let beginning = given.dropLast(dots.count)
            if beginning.count >= 10, wanted.hasPrefix(beginning) { return true }
        }
        return false
    }
}

extension String {
    /// The text without white space, and without quotes at its ends: how a title is quoted is another rule's matter.
    fileprivate var lettersBetweenQuotes: Substring {
        let isQuote = { (character: Character) in "\"'`“”‘’„«»".contains(character) }
        let text = filter { !$0.isWhitespace }.drop(while: isQuote)
        return text.lastIndex { !isQuote($0) }.map { text[...$0] } ?? ""
    }
}
