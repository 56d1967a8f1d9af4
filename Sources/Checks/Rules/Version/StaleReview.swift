// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import Mail
internal import PatchSeries

extension Rule {
    /// A review or a test of the version before, kept on a patch that is mostly new, without a word about it.
    static let staleReview = Rule.version(
        "stale-review", severity: .warning,
        page: RulePage(
            finds: """
                A `Reviewed-by` or `Tested-by` that the version before carried, or was given without further remarks, \
                and that stands on a patch of which more than half of the changed lines (and ten at least) are new \
                since. It stays silent where the change log, in the cover letter or below the patch's `---`, speaks \
                of the patch, of what changed in it, of the reviewer or of tags. `Acked-by` is for the idea, not for \
                the lines, and is left alone.
                """,
            why: """
                The tag says that somebody has looked at these lines or run them, and nobody has. A maintainer goes \
                by it.
                """,
            example: """
                WARNING: "Reviewed-by: Ravi Kumar <ravi@example.net>" was given to v1, and 48 of the 60 lines that \
                the patch changes are new since
                """,
            advice: "Drop the tag and say so in the change log, or say there why it still holds.",
            references: [
                """
                Documentation/process/submitting-patches.rst: “However if the patch has changed substantially in \
                following version, these tags might not be applicable anymore and thus should be removed.”
                """
            ])
    ) { versions, faults in
        let given = GivenTags(versions)
        for row in versions.comparison.rows where row.isPrimary && row.fate == .changed {
            guard let old = row.old?.index, let new = row.new?.index else { continue }
            let (before, after) = (versions.previous.patches[old], versions.series.patches[new])
            let kept = after.commitMessage.trailers.filter { trailer in
                guard trailer.isNamed("Reviewed-by") || trailer.isNamed("Tested-by"), let person = trailer.address
                else { return false }
                return given.onPatches.contains { tag in
                    tag.patch == old && tag.trailer.isNamed(trailer.name) && tag.person.isLike(person)
                        && tag.remarks == 0 && !tag.isOnBehalf
                }
            }
            guard !kept.isEmpty else { continue }
            let lines = NewLines(before: before, after: after)
            guard lines.new >= 10, lines.new * 2 > lines.all, !versions.speaks(ofPatch: new, lines) else { continue }
            for trailer in kept {
                guard let person = trailer.address, !versions.account.names(person) else { continue }
                faults.add(
                    """
                    \(quoted("\(trailer.name): \(trailer.value)")) was given to \(versions.previous.version), and \
                    \(lines.new) of the \(lines.all) lines that the patch changes are new since
                    """,
                    at: after.message.place(line: trailer.line, of: versions.newReference(new)),
                    certainty: .likely, advice: "drop it and say so in the change log, or say why it still holds")
            }
        }
    }
}

/// How much of what a patch changes was not in the version before.
private struct NewLines {
    /// The lines that the patch adds or removes, blank ones aside.
    private(set) var all = 0

    /// Those of them that the version before did not add or remove, white space aside.
    private(set) var new = 0

    /// The words of programs (with a `_` or a digit, or in front of a bracket) in the lines that differ.
    private(set) var identifiers: Set<String> = []

    init(before: Patch, after: Patch) {
        var known: [Line: Int] = [:]
        Self.forEachChange(of: before) { known[$0, default: 0] += 1 }
        Self.forEachChange(of: after) { line in
            all += 1
            if let count = known[line], count > 0 {
                known[line] = count - 1
                return
            }
            new += 1
            if new <= 2000 { identifiers.formUnion(ChangeLine(line.content.text).words.filter(Self.tellsSomething)) }
        }
    }

    private struct Line: Hashable {
        var isAddition: Bool
        var content: [UInt8]
    }

    private static func forEachChange(of patch: Patch, _ body: (Line) -> Void) {
        for file in patch.diff {
            for line in file.hunks.lazy.flatMap(\.lines) where line.kind != .context {
                let content = line.content.filter { !$0.isASCIIWhitespace }
                if content.count > 1 { body(Line(isAddition: line.kind == .addition, content: content)) }
            }
        }
    }

    private static func tellsSomething(_ word: String) -> Bool {
        word.utf8.count > 3 && word.utf8.contains { !$0.isASCIIDigit }
    }
}

extension VersionUnderCheck {
    /// Whether something is said about patch `index`: in its own notes, or on a line of the change log that calls it by
    /// number, or that has a word with its title, with the names of its files or with the lines that are new in it.
    ///
    /// Without an entry for this version, a word about changes anywhere in the cover letter is taken for one.
    fileprivate func speaks(ofPatch index: Int, _ lines: NewLines) -> Bool {
        let patch = series.patches[index]
        if !account.patchEntries[index].isEmpty || !patch.notes.isEmpty { return true }
        guard account.hasEntry else {
            let words = [
                "chang", "updat", "version", "since", "previous", "respin", "rework", "rewr", "\(series.version)",
            ]
            return account.lines.contains { $0.holds(anyOf: words) }
        }
        let number = newReference(index).number
        let isNumbered = account.coverEntries.contains { entry in
            PatchMentions(in: entry.text).mentions.contains { $0.number == number }
        }
        if isNumbered { return true }
        let files = patch.diff.flatMap { ChangeLine(String($0.path.split(separator: "/").last ?? "")).words }
        let telling = Set(files).union(ChangeLine.tellingWords(of: patch.subject.title)).union(lines.identifiers)
        let stems = telling.filter { $0.utf8.count > 3 }
        return account.entryLines.contains { line in
            line.words.contains { word in
                word.utf8.count > 3 && stems.contains { $0.hasPrefix(word) || word.hasPrefix($0) }
            }
        }
    }
}

extension ChangeAccount {
    /// Whether a line about tags names `person`.
    fileprivate func names(_ person: Address) -> Bool {
        let name = ChangeLine(person.name).words.filter { $0.utf8.count > 2 }
        return lines.contains { line in line.isAboutTags && name.contains { line.words.contains($0) } }
    }
}
