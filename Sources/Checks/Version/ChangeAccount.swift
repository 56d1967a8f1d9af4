// SPDX-License-Identifier: GPL-2.0-only

internal import PatchSeries

/// What a series says about its changes since the version before.
struct ChangeAccount {
    /// The lines of the cover letter's change log that are about these changes.
    let coverEntries: [BodyLine]

    /// Body line of the heading of the first such entry in the cover letter.
    let headingInCover: Int?

    /// The lines of each patch's own notes that are about these changes.
    let patchEntries: [[BodyLine]]

    /// Whether there is an entry at all, in the cover letter or in a patch.
    let hasEntry: Bool

    /// All that an author may have said about them: these lines, the cover letter's text without the entries for other
    /// versions, and the notes of all patches.
    let lines: [ChangeLine]

    /// The lines of the entries alone.
    let entryLines: [ChangeLine]

    /// The same as ``lines``, by what is said in one go.
    let remarks: [ChangeRemark]

    /// What each patch's own notes say about these changes.
    let patchRemarks: [[ChangeRemark]]

    /// What `series` says about its changes since `previous`.
    init(of series: Series, since previous: SeriesVersion) {
        func isRecent(_ entry: ChangeLog.Entry) -> Bool {
            entry.version > previous && entry.version <= series.version
        }
        let log = series.cover?.changeLog.entries ?? []
        let recent = log.filter(isRecent)
        coverEntries = recent.flatMap(\.lines)
        headingInCover = recent.first?.line
        patchEntries = series.patches.map { $0.changeLog.entries.filter(isRecent).flatMap(\.lines) }
        hasEntry = !recent.isEmpty || series.patches.contains { $0.changeLog.entries.contains(where: isRecent) }
        entryLines = (coverEntries + patchEntries.flatMap(\.self)).map { ChangeLine($0.text) }
        var older: Set<Int> = []
        for entry in log where !isRecent(entry) { older.formUnion(entry.lines.map(\.number)) }
        let text = (series.cover?.lines ?? []).filter { !older.contains($0.number) }
        // The change log may stand where the parser sees no text any more: below the diffstat.
        let shown = Set(text.map(\.number))
        let rest = coverEntries.filter { !shown.contains($0.number) }
        let notes = series.patches.flatMap { patch in
            let entries = patch.changeLog.entries.filter { !isRecent($0) }
            let older = Set(entries.flatMap { [$0.line] + $0.lines.map(\.number) })
            return patch.notes.filter { !older.contains($0.number) }
        }
        lines = (text + rest + notes).map { ChangeLine($0.text) }
        let entries = Set(coverEntries.map(\.number))
        patchRemarks = patchEntries.map { ChangeRemark.remarks(in: $0, areEntries: true) }
        remarks =
            ChangeRemark.remarks(in: coverEntries, areEntries: true)
            + ChangeRemark.remarks(in: text.lazy.filter { !entries.contains($0.number) }, areEntries: false)
            + ChangeRemark.remarks(in: notes, areEntries: true)
    }
}

/// A line of a change log, as words in small letters.
struct ChangeLine {
    /// The words: letters, digits and `_`.
    let words: [String]

    /// Whether the line speaks of tags: it says that a review was collected, not what was changed.
    let isAboutTags: Bool

    /// The line `text`; of a long one, the beginning.
    init(_ text: String) {
        let lowered = String(decoding: text.utf8.prefix(4096), as: UTF8.self).lowercased()
        words = Self.words(of: lowered)
        let tags = ["tag", "tags", "acked", "reviewed", "trailer", "trailers", "rb", "acks", "ack"]
        let isAbbreviated = lowered.split { $0 == " " || $0 == "," || $0 == ":" || $0 == "'" || $0 == "(" }.contains {
            $0.hasSuffix("-by") || $0.hasPrefix("r-b") || $0.hasPrefix("a-b") || $0.hasPrefix("t-b")
        }
        isAboutTags = isAbbreviated || words.contains { tags.contains($0) }
    }

    /// Whether a word begins with one of `stems`.
    func holds(anyOf stems: [String]) -> Bool {
        words.contains { Self.word($0, beginsWithAnyOf: stems) }
    }

    /// Whether `word` begins with one of `stems`, and not by chance, as "address" with "add".
    static func word(_ word: String, beginsWithAnyOf stems: [String]) -> Bool {
        stems.contains { word.hasPrefix($0) } && !byChance.contains { word.hasPrefix($0) }
    }

    private static let byChance = ["address", "applica", "apple", "newline"]

    /// The words of a title behind its subsystem that tell it from other titles, each once.
    static func tellingWords(of title: String) -> [String] {
        let summary = title.split(separator: ":").last.map(String.init) ?? title
        return tellingWords(in: summary)
    }

    /// The words of `text` that tell something, each once.
    static func tellingWords(in text: String) -> [String] {
        var seen: Set<String> = []
        return words(of: text.lowercased()).filter {
            $0.utf8.count > 2 && !common.contains($0) && seen.insert($0).inserted
        }
    }

    private static func words(of lowered: String) -> [String] {
        lowered.utf8.split { !($0.isWordByte) }.compactMap { String($0) }
    }

    private static let common: Set<String> = [
        "add", "and", "for", "the", "use", "with", "from", "into", "support", "driver", "make", "new", "fix", "remove",
        "not", "when", "via", "all", "its", "that",
    ]
}

extension UInt8 {
    /// Whether the byte belongs to a word of a program or of a text in any language.
    fileprivate var isWordByte: Bool {
        self == UInt8(ascii: "_") || self >= 0x80 || (0x30...0x39).contains(self) || (0x61...0x7a).contains(self)
    }
}
