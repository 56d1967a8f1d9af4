// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import Mail
internal import PatchSeries

extension Rule {
    /// A number in the change log that is no patch, or not the patch that the line is about.
    static let changeLogPatchNumber = Rule.version(
        "change-log-patch-number", severity: .warning,
        page: RulePage(
            finds: """
                A patch number in the cover letter's change log for this version that neither this version nor the \
                one before has; and a line that says a tag of somebody was added to patch N, where patch N does not \
                carry it. Where the patch that had that number in the version before carries it, the finding says \
                what the patch is called now. Lines that name another version, a link or another series are left \
                alone: their numbers may be meant otherwise.
                """,
            why: """
                Patches are numbered anew in each version. A reader looks the number up in the version at hand, and \
                finds another patch or none.
                """,
            example: """
                WARNING: the change log says "Add r-b from Kevin on patch 09/10", and this version has 9 patches
                """,
            advice: "Use the numbers of the version that the entry is for.",
            references: [
                """
                Documentation/process/submitting-patches.rst: “When sending a next version, add a ``patch changelog`` \
                to the cover letter or to individual patches explaining difference against previous submission”
                """
            ])
    ) { versions, faults in
        guard let cover = versions.series.cover, versions.isComplete else { return }
        let counts = (old: versions.previous.patches.count, new: versions.series.patches.count)
        for line in versions.account.coverEntries where !speaksOfAnother(line.text) {
            for mention in PatchMentions(in: line.text).mentions where mention.number > 0 && mention.number <= 99 {
                if mention.number > max(counts.old, counts.new) {
                    faults.add(
                        """
                        the change log speaks of patch \(mention.number), and neither this version nor \
                        \(versions.previous.version) has more than \(max(counts.old, counts.new))
                        """,
                        at: cover.place(line: line.number), certainty: .likely)
                } else if let tag = TagNews(line.text, in: versions.series) {
                    checkTag(tag, on: mention, at: cover.place(line: line.number), versions, &faults)
                }
            }
        }
    }
}

/// Holds a line that says that a tag was added to patch `mention` against the patches.
private func checkTag(
    _ tag: TagNews, on mention: PatchMentions.Mention, at place: Place, _ versions: VersionUnderCheck,
    _ faults: inout Faults
) {
    let patches = versions.series.patches
    let numbered = patches.firstIndex { $0.subject.number == mention.number }
    if let numbered, tag.isOn(patches[numbered]) { return }
    // The patch that had the number in the version before: the line is true, but tells it in the old numbering.
    let old = versions.previous.patches.firstIndex { $0.subject.number == mention.number }
    let successor = old.flatMap { versions.comparison.successor(ofOld: $0)?.new }
    if let successor, tag.isOn(patches[successor.index]) {
        guard successor.patch.number != mention.number, mention.total != versions.previous.patches.count else { return }
        faults.add(
            """
            the change log speaks of patch \(mention.number), which carries no \(tag.name) of \
            \(quoted(tag.person.name)): it is patch \(successor.patch.number) in this version
            """,
            at: place, severity: .info, certainty: .likely, advice: "use the numbers of this version")
        return
    }
    let carriers = patches.filter(tag.isOn).compactMap(\.subject.number)
    guard carriers.count == 1, let carrier = carriers.first else { return }
    faults.add(
        """
        the change log speaks of a \(tag.name) of \(quoted(tag.person.name)) on patch \(mention.number), and patch \
        \(carrier) is the one that carries it
        """,
        at: place, certainty: .likely, advice: "name patch \(carrier)")
}

/// A line that says that one tag of one person was added.
private struct TagNews {
    /// `Reviewed-by`.
    let name: String

    /// Whose.
    let person: Address

    /// What `text` says; nil where it says no such thing, or where more than one person of the series fits.
    init?(_ text: String, in series: Series) {
        let line = ChangeLine(text)
        guard line.isAboutTags, line.holds(anyOf: ["add", "collect", "pick", "gather", "appl", "includ"]),
            !line.holds(anyOf: ["drop", "remov", "except", "but", "not"])
        else { return nil }
        let kinds: [(name: String, words: [String])] = [
            ("Reviewed-by", ["reviewed", "rb"]), ("Acked-by", ["acked", "ack", "acks", "ab"]),
            ("Tested-by", ["tested", "tb"]),
        ]
        var named = kinds.filter { kind in kind.words.contains { line.words.contains($0) } }.map(\.name)
        let lowered = text.utf8.prefix(4096).map(\.asciiLowercased)
        for (short, name) in [("r-b", "Reviewed-by"), ("a-b", "Acked-by"), ("t-b", "Tested-by")] {
            if lowered.split(whereSeparator: { $0 == 0x20 || $0 == 0x27 }).contains(where: {
                $0.starts(with: short.utf8)
            }) {
                named.append(name)
            }
        }
        guard named.count == 1, let name = named.first else { return nil }
        var people: [Address] = []
        for trailer in series.patches.flatMap(\.commitMessage.trailers) where trailer.isNamed(name) {
            guard let person = trailer.address, !people.contains(where: { $0.isLike(person) }) else { continue }
            let words = ChangeLine(person.name).words.filter { $0.utf8.count > 2 }
            if words.contains(where: { line.words.contains($0) }) { people.append(person) }
        }
        guard people.count == 1, let person = people.first else { return nil }
        self.name = name
        self.person = person
    }

    /// Whether `patch` carries the tag.
    func isOn(_ patch: Patch) -> Bool {
        patch.commitMessage.trailers.contains { $0.isNamed(name) && $0.address?.isLike(person) ?? false }
    }
}

/// Whether a line speaks of another version, a link, a commit or another series, whose patches have other numbers.
private func speaksOfAnother(_ text: String) -> Bool {
    let line = ChangeLine(text)
    if text.utf8.contains(UInt8(ascii: "@")) || line.words.contains("http") || line.words.contains("https") {
        return true
    }
    if line.holds(anyOf: ["series", "patchset", "previous", "old", "commit", "former", "version", "rfc", "upstream"]) {
        return true
    }
    return line.words.contains { word in
        word.first == "v" && word.utf8.count > 1 && word.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }
}
