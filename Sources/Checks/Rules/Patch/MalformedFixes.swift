// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import Mail
internal import PatchSeries

extension Rule {
    /// A `Fixes:` tag that is not in the documented form.
    static let malformedFixes = Rule.patch(
        "malformed-fixes", severity: .warning,
        page: RulePage(
            finds: """
                A `Fixes:` tag that is not an id of at least twelve digits with the commit's title in quotes and \
                parentheses behind it, or that goes on in the next line; and a line that would be such a tag if its \
                colon were there. A longer id is taken: it is as good.
                """,
            why: """
                The stable team, the CVE team and `git log --grep` find the commits that need a fix by this tag. A \
                short id becomes ambiguous as the history grows, a tag in another form is not found at all.
                """,
            example: """
                Fixes: 012345 (lamp: Add a driver for the desk lamp)
                """,
            advice: """
                Let git write it: `git log -1 --abbrev=12 --format='Fixes: %h ("%s")' COMMIT`. A link to a report \
                goes into `Closes:` or `Link:`.
                """,
            references: [
                """
                Documentation/process/submitting-patches.rst: “please use the 'Fixes:' tag with the first 12 \
                characters of the SHA-1 ID, and the one line summary. Do not split the tag across multiple lines”
                """
            ])
    ) { subject, faults in
        for (line, tag) in subject.patch.commitMessage.fixesWithoutColon {
            let place = subject.place(line: line)
            faults.add(
                "no colon behind \"Fixes\": no program reads the tag", at: place, certainty: .likely,
                advice: "write `Fixes: \(tag.idToWrite) (\"\(tag.title ?? "title")\")`",
                fix: tag.rewritten.map { SuggestedFix("write it in the documented form", replacement: [$0]) })
        }
        for trailer in subject.patch.commitMessage.trailers where trailer.isNamed("Fixes") {
            let tag = FixesTag(trailer.value)
            let place = subject.place(line: trailer.line)
            if subject.continues(trailer) {
                faults.add(
                    "the \"Fixes\" tag is split over several lines", at: place, advice: "put it on one line",
                    fix: SuggestedFix("join the lines", replacement: ["Fixes: \(trailer.value)"]))
            } else if tag.departures.contains(.noID) {
                faults.add(
                    "the \"Fixes\" tag names no commit: \(quoted(trailer.value))", at: place,
                    advice: trailer.value.utf8.starts(with: "http".utf8)
                        ? "link to a report with \"Closes:\" or \"Link:\"" : "write `Fixes: ID (\"title\")`")
            } else if !tag.departures.isEmpty {
                faults.add(
                    "the \"Fixes\" tag \(tag.departures.map(\.clause).joined(separator: " and "))", at: place,
                    advice: "write `Fixes: \(tag.idToWrite) (\"\(tag.title ?? "title")\")`",
                    fix: tag.rewritten.map { SuggestedFix("write it in the documented form", replacement: [$0]) })
            }
        }
    }
}

extension PatchUnderCheck {
    /// Whether `trailer` takes more than one line of the message: folded, or simply broken off.
    fileprivate func continues(_ trailer: Trailer) -> Bool {
        let body = patch.message.body
        guard body.indices.contains(trailer.line - 1), body.indices.contains(trailer.line) else { return false }
        let next = body[trailer.line]
        if next.first == UInt8(ascii: " ") || next.first == UInt8(ascii: "\t") {
            let own = body[trailer.line - 1].drop { $0 != UInt8(ascii: ":") }.dropFirst().trimmed
            return !next.trimmed.isEmpty && !trailer.value.utf8.elementsEqual(own)
        }
        return FixesTag(trailer.value).departures.contains(.unfinished)
            && (next.trimmed.last == UInt8(ascii: ")") || next.trimmed.hasPrefix("\")"))
    }
}

extension CommitMessage {
    /// Lines that are a tag but for the colon, with what stands behind the word: an id and a title in parentheses, and
    /// nothing else, in the last paragraph or in one that they make up alone. Anything else is a sentence.
    fileprivate var fixesWithoutColon: [(line: Int, tag: FixesTag)] {
        let last = lastParagraph
        let hasTrailers = trailers.contains { $0.line >= last.first?.number ?? .max }
        return lines.indices.compactMap { index in
            let text = Array(lines[index].text.utf8.prefix(1024))
            guard text.hasPrefixIgnoringCase("fixes"), let next = text.dropFirst(5).first, next.isASCIIWhitespace else {
                return nil
            }
            let value = text.dropFirst(5).trimmed.text
            let tag = FixesTag(value)
            guard tag.title != nil, value.hasSuffix(")"), Set(tag.departures).isDisjoint(with: FixesTag.proseLike),
                hasTrailers && last.indices.contains(index) || isAlone(index)
            else { return nil }
            return (lines[index].number, tag)
        }
    }

    private func isAlone(_ index: Int) -> Bool {
        [index - 1, index + 1].allSatisfy { neighbour in
            !lines.indices.contains(neighbour) || lines[neighbour].text.utf8.allSatisfy(\.isASCIIWhitespace)
        }
    }
}

extension FixesTag {
    /// Departures that prose has, and a tag in earnest has not.
    fileprivate static let proseLike: Set<Departure> = [.noID, .noTitle, .noParentheses, .textBehind, .unfinished]

    /// The id for an advice.
    fileprivate var idToWrite: String { id.flatMap { $0.count < 12 ? nil : $0 } ?? "ID of 12 digits" }

    /// The tag as it should stand, where all that it takes is there.
    fileprivate var rewritten: String? {
        guard let id, id.count >= 12, let title, !departures.contains(.longID), !departures.contains(.textBehind) else {
            return nil
        }
        return "Fixes: \(id) (\"\(title)\")"
    }
}

extension FixesTag.Departure {
    /// The departure as the end of a sentence that begins with the tag.
    fileprivate var clause: String {
        switch self {
        case .commitWord: "has the word \"commit\" in front of the id"
        case .noID: "names no commit"
        case .shortID: "has an id of fewer than 12 digits"
        case .longID: "has an id of more than 40 digits"
        case .noSpace: "has no space behind the id"
        case .noTitle: "lacks the commit's title"
        case .noParentheses: "has no parentheses around the title"
        case .noQuotes: "does not quote the title"
        case .textBehind: "goes on behind the title"
        case .unfinished: "lacks the \")\" behind the title"
        }
    }
}
