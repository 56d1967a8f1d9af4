// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import Mail
internal import PatchSeries

/// How often titles or names are compared with each other; a series of any honest size stays far below.
private let mostComparisons = 1_000_000

extension Rule {
    /// A shortlog that lists other patches than the series has.
    static let shortlogMismatch = Rule.series(
        "shortlog-mismatch", severity: .warning, needs: .wholeSeries,
        page: RulePage(
            finds: """
                A cover letter whose shortlog leaves a patch out, lists one that is not there, calls one by another \
                title, gives it to another author of the series, counts wrongly or (as info) lists the patches of an \
                author in another order. Silent on the order of the authors, on wrapped or shortened titles, on \
                titles without their subsystem or with a full stop behind them, and on names that `.mailmap` may have \
                replaced. Where patches are missing, a line that no patch has may be theirs.
                """,
            why: """
                The letter was written for another state of the series: the rest of its text may be stale too. Where \
                the authors differ, an in-body "From:" was lost and the commit would go to the wrong person.
                """,
            example: """
                Jane Roe (2):
                  lamp: Reach full brightness
                  lamp: Remove lamp_dump()

                with [PATCH 1/2] lamp: Reach 100 percent
                """,
            advice: "Make the cover letter anew with `git format-patch --cover-letter` and keep only the text.",
            references: [
                """
                git-format-patch(1), --cover-letter: "generate a cover letter file containing the branch description, \
                shortlog and the overall diffstat"
                """
            ])
    ) { subject, faults in
        let series = subject.series
        guard let cover = series.cover, let shortlog = cover.shortlog, !series.isPartialRepost else { return }
        let match = ShortlogMatch(shortlog, series.patches)
        guard match.isOfThisSeries else { return }
        for group in shortlog.groups where group.count != group.titles.count {
            faults.add(
                "the shortlog counts \(group.count) of \(quoted(group.author)) and lists \(group.titles.count)",
                at: cover.place(line: group.line), advice: "make the cover letter anew")
        }
        // Where patches are missing, a line that is left over may be theirs: that it means this patch can't be told.
        let isWhole = series.isWhole
        for (entry, index) in match.renamed where isWhole {
            faults.add(
                """
                the shortlog says \(quoted(entry.title.text)), \(series.name(ofPatchAt: index)) is called \
                \(quoted(series.patches[index].subject.title))
                """,
                at: cover.place(line: entry.title.number), advice: "make the cover letter anew")
        }
        for entry in match.unknown where isWhole {
            faults.add(
                "\(quoted(entry.title.text)) in the shortlog is no patch of the series",
                at: cover.place(line: entry.title.number), advice: "make the cover letter anew")
        }
        let unlisted = isWhole ? match.unlisted : (match.unlisted + match.renamed.map(\.1)).sorted()
        for index in unlisted {
            faults.add(
                "the shortlog does not list \(series.name(ofPatchAt: index)) \(quoted(series.patches[index].subject.title))",
                at: cover.place(line: shortlog.lines.lowerBound), certainty: isWhole ? .certain : .likely,
                advice: "make the cover letter anew",
                notes: [Note("the patch", at: series.place(ofPatchAt: index).location)])
        }
        for (entry, index) in match.misattributed {
            faults.add(
                """
                the shortlog gives \(series.name(ofPatchAt: index)) to \(quoted(entry.author)), its author is \
                \(quoted(series.patches[index].author?.name ?? ""))
                """,
                at: cover.place(line: entry.title.number), certainty: .likely,
                advice: "see whether the in-body \"From:\" of the patch is right",
                notes: [Note("the patch", at: series.place(ofPatchAt: index, header: "From").location)])
        }
        for (entry, index) in match.outOfOrder {
            faults.add(
                "the shortlog lists \(series.name(ofPatchAt: index)) behind a later one of the same author",
                at: cover.place(line: entry.title.number), severity: .info)
        }
    }
}

/// Which line of a shortlog is which patch.
private struct ShortlogMatch {
    /// A line of the shortlog.
    struct Entry {
        var author: String
        var title: BodyLine
    }

    /// Lines with another title than the patch that they can only mean.
    private(set) var renamed: [(Entry, Int)] = []
    /// Lines that are no patch.
    private(set) var unknown: [Entry] = []
    /// Indexes of patches that no line names.
    private(set) var unlisted: [Int] = []
    /// Lines that stand under another author of the series.
    private(set) var misattributed: [(Entry, Int)] = []
    /// Lines that stand behind one of a later patch of the same author; the first of each author.
    private(set) var outOfOrder: [(Entry, Int)] = []
    /// Whether it is the shortlog of this series at all: a list of that form may stand in any text.
    private(set) var isOfThisSeries: Bool

    /// The title of each patch for comparing.
    private let titles: [String]
    /// The author of each patch for comparing, empty where there is none.
    private let authors: [String]

    init(_ shortlog: Shortlog, _ patches: [Patch]) {
        titles = patches.map { Self.key($0.subject.title) }
        authors = patches.map { Self.key($0.author?.name ?? "") }
        let entries = shortlog.groups.map { group in
            group.titles.map { Entry(author: group.author, title: $0) }
        }
        var waiting: [String: [Int]] = [:]
        for index in patches.indices.reversed() { waiting[titles[index], default: []].append(index) }

        var matched: [(Entry, Int)] = []
        for group in entries {
            var latest = -1
            var isOrdered = true
            for entry in group {
                guard let index = waiting[Self.key(entry.title.text)]?.popLast() else {
                    unknown.append(entry)
                    continue
                }
                matched.append((entry, index))
                if index < latest, isOrdered {
                    outOfOrder.append((entry, index))
                    isOrdered = false
                }
                latest = max(latest, index)
            }
        }
        unlisted = waiting.values.joined().sorted()
        let labels = shortlog.groups.map { Self.key($0.author) }
        isOfThisSeries = !matched.isEmpty || !Set(authors).isDisjoint(with: labels)
        // A shortlog of a million lines has no reader who could be told more.
        if unknown.count * patches.count <= mostComparisons { pairRenamed() }
        if matched.count * (patches.count + shortlog.groups.count) <= mostComparisons {
            misattributed = matched.filter { entry, index in
                isMisattributed(Self.key(entry.author), index, among: patches, labels: labels)
            }
        }
    }

    /// Pairs what is left over on both sides: by what people make of a title in a letter, then by author: the title
    /// with most words in common, the first of equals.
    private mutating func pairRenamed() {
        var left: [Entry] = []
        for entry in unknown {
            let title = Self.key(entry.title.text)
            if let place = unlisted.firstIndex(where: { Self.stands(title, for: titles[$0]) }) {
                unlisted.remove(at: place)
            } else {
                left.append(entry)
            }
        }
        unknown = []
        let titleWords = Dictionary(
            uniqueKeysWithValues: unlisted.map { ($0, Set(titles[$0].split(separator: " "))) })
        for entry in left {
            let author = Self.key(entry.author)
            let title = Self.key(entry.title.text)
            let words = Set(title.split(separator: " "))
            var nearest: (place: Int, common: Int)?
            for place in unlisted.indices where authors[unlisted[place]] == author {
                let common = titleWords[unlisted[place], default: []].intersection(words).count
                if common > nearest?.common ?? -1 { nearest = (place, common) }
            }
            if let place = nearest?.place {
                renamed.append((entry, unlisted.remove(at: place)))
            } else {
                unknown.append(entry)
            }
        }
    }

    /// Whether `text` is what somebody wrote for `title`: cut short, without the subsystem, or with a note behind it.
    private static func stands(_ text: String, for title: String) -> Bool {
        if let cut = ["...", "…"].first(where: text.hasSuffix) { return title.hasPrefix(text.dropLast(cut.count)) }
        return title.hasSuffix(" " + text) || text.hasPrefix(title + " ")
    }

    /// Whether `label`, under which the patch at `index` stands, is the name of somebody else in the series. A name
    /// that nobody in the series has comes from `.mailmap`.
    private func isMisattributed(_ label: String, _ index: Int, among patches: [Patch], labels: [String]) -> Bool {
        guard let author = patches[index].author, !author.name.isEmpty, label != authors[index] else { return false }
        let isSomebodyElse = patches.indices.contains { other in
            guard authors[other] == label, let name = patches[other].author else { return false }
            return name.email.lowercased() != author.email.lowercased()
        }
        return isSomebodyElse || labels.contains(authors[index])
    }

    /// `text` for comparing: in small letters, white space folded, words in brackets in front and a full stop behind
    /// taken off.
    private static func key(_ text: String) -> String {
        var rest = text.utf8[...]
        while rest.first == UInt8(ascii: "["), let end = rest.firstIndex(of: UInt8(ascii: "]")) {
            rest = rest[end...].dropFirst().drop { $0 == UInt8(ascii: " ") }
        }
        let words = rest.split(whereSeparator: \.isASCIIWhitespace)
        let folded = words.joined(separator: CollectionOfOne(UInt8(ascii: " "))).text.lowercased()
        return folded.hasSuffix(".") && !folded.hasSuffix("..") ? String(folded.dropLast()) : folded
    }
}
