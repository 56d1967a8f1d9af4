// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail
internal import PatchSeries

extension Rule {
    /// A tag that the version before had got, and that this one does not carry though the patch is the same.
    static let lostTrailer = Rule.version(
        "lost-trailer", severity: .warning,
        page: RulePage(
            finds: """
                A `Reviewed-by`, `Acked-by` or `Tested-by` that the version before carried or was given in a reply \
                before this version was sent, and that the same patch no longer carries. It stays silent where the \
                patch was changed substantially (more than a fifth of the lines that it adds and removes), split, \
                merged or dropped, where the reviewer took the tag back, and where the change log says that tags, or \
                this person's, were dropped or that the patch was reworked; a name behind some other change says \
                nothing of the kind. An `Acked-by` does not stand for a `Reviewed-by`. Quoted trailers are none; a tag \
                on the cover letter is for all patches, and is missed only where no patch carries it.
                """,
            why: """
                A tag is a reviewer's work. One that is lost has to be asked for again, and the maintainer who \
                applies the series does not see that the patch was reviewed.
                """,
            example: """
                WARNING: "Reviewed-by: Ravi Kumar <ravi@example.net>", given to patch 2 of v1, is missing
                """,
            advice: "Add the tag (`b4 trailers -u` collects them), or say in the change log why it was dropped.",
            references: [
                """
                Documentation/process/submitting-patches.rst: “Both Tested-by and Reviewed-by tags, once received on \
                mailing list from tester or reviewer, should be added by author to the applicable patches when \
                sending next versions.  However if the patch has changed substantially in following version, these \
                tags might not be applicable anymore and thus should be removed.”
                """
            ])
    ) { versions, faults in
        let given = GivenTags(versions)
        var told: Set<String> = []
        for tag in given.onPatches {
            guard let index = tag.patch, let row = versions.comparison.successor(ofOld: index), let new = row.new,
                row.fate == .unchanged || row.fate == .changed, isNearlyTheSame(row)
            else { continue }
            // A patch that was not posted again can't carry what was given to it since.
            guard !versions.series.carriedOver.contains(versions.newReference(new.index).number) else { continue }
            let patch = versions.series.patches[new.index]
            guard !patch.carries(tag.trailer, of: tag.person),
                !versions.explainsLoss(of: tag.person, among: given, onPatch: new.index),
                told.insert("\(new.index) \(tag.trailer.name.lowercased()) \(tag.person.email.lowercased())").inserted
            else { continue }
            faults.add(
                missing(tag, on: "patch \(versions.oldReference(index).number)", of: versions.previous.version),
                at: versions.place(ofTrailersOf: new.index),
                severity: tag.isOnBehalf ? .info : nil,
                certainty: tag.isOnBehalf ? .possible : row.similarity == 1 ? .certain : .likely,
                advice: "add it, or say in the change log why it was dropped", notes: origin(of: tag))
        }
        for tag in given.onCover where !tag.isOnBehalf {
            let rows = versions.comparison.rows.filter { $0.new != nil && $0.old != nil && $0.isPrimary }
            let kept = rows.filter(isNearlyTheSame)
            guard versions.series.carriedOver.isEmpty, !kept.isEmpty, kept.count * 2 >= versions.series.patches.count,
                !versions.series.patches.contains(where: { $0.carries(tag.trailer, of: tag.person) }),
                !(versions.series.cover?.trailers.contains { $0.address?.isLike(tag.person) ?? false } ?? false),
                !versions.explainsLoss(of: tag.person, among: given, onPatch: nil),
                told.insert("cover \(tag.trailer.name.lowercased()) \(tag.person.email.lowercased())").inserted
            else { continue }
            faults.add(
                missing(tag, on: "the cover letter", of: versions.previous.version) + " on all patches",
                at: versions.placeOfChangeLog, certainty: .likely,
                advice: "add it to the patches that it is meant for", notes: origin(of: tag))
        }
    }
}

/// Whether the change of the patch is the same but for a fifth of its lines: no substantial change.
private func isNearlyTheSame(_ row: SeriesComparison.Row) -> Bool {
    row.evidence != .equalTitles && (row.similarity ?? 0) >= 0.8
}

private func missing(_ tag: GivenTags.Tag, on place: String, of version: SeriesVersion) -> String {
    let how = tag.reply == nil ? "on" : "given to"
    return "\(quoted("\(tag.trailer.name): \(tag.trailer.value)")), \(how) \(place) of \(version), is missing"
}

private func origin(of tag: GivenTags.Tag) -> [Note] {
    guard let reply = tag.reply else { return [] }
    let line = tag.trailer.line
    let place = Location(bodyLine: line, mail: reply.sourceLine(ofBodyLine: line))
    let writer = reply.sender.map { " by \($0.name.isEmpty ? $0.email : $0.name)" } ?? ""
    return [Note("given in a reply\(writer)", at: place)]
}

extension VersionUnderCheck {
    /// The place of the last trailer of a patch of the series, below which a missing one belongs; else its subject.
    fileprivate func place(ofTrailersOf index: Int) -> Place {
        let patch = series.patches[index]
        guard let last = patch.commitMessage.trailers.last else { return place(ofPatch: index) }
        return patch.message.place(line: last.line, of: newReference(index))
    }
}

extension VersionUnderCheck {
    /// Whether the author says that tags, or those of `person`, were dropped, or that the patch at `index` was
    /// reworked.
    fileprivate func explainsLoss(of person: Address, among given: GivenTags, onPatch index: Int?) -> Bool {
        let name = Self.words(of: person)
        let others = Set((given.onPatches + given.onCover).flatMap { Self.words(of: $0.person) }).subtracting(name)
        let isSaid = account.remarks.contains { remark in
            remark.clauses.contains { clause in
                guard clause.isAboutTags || clause.holds(anyOf: ["review"]) && !name.isDisjoint(with: clause.words),
                    clause.holds(anyOf: verbsOfLoss) || clause.words.contains(where: wordsOfLoss.contains)
                else { return false }
                // Somebody else's tag that was dropped does not explain this one.
                return others.isDisjoint(with: clause.words) || !name.isDisjoint(with: clause.words)
            }
        }
        guard !isSaid, let index else { return isSaid }
        let number = newReference(index).number
        return account.patchRemarks[index].contains { $0.line.holds(anyOf: stemsOfRework) }
            || account.remarks.contains { remark in
                remark.isEntry && remark.line.holds(anyOf: stemsOfRework)
                    && (remark.calls(number) || remark.mentions(title: series.patches[index].subject.title))
            }
    }

    /// The words of a name by which a change log may call somebody.
    private static func words(of person: Address) -> Set<String> {
        Set(ChangeLine(person.name).words.filter { $0.utf8.count > 2 })
    }
}

/// The beginnings of words by which authors say that a tag is not there.
private let verbsOfLoss = [
    "drop", "remov", "discard", "delet", "without", "reset", "clear", "omit", "left", "lost", "strip", "skip",
]

/// Whole words that say the same; many others begin like them.
private let wordsOfLoss: Set<String> = ["not", "no", "didn", "couldn", "haven", "don"]

/// The beginnings of words by which authors say that a patch is another one now.
private let stemsOfRework = [
    "rework", "rewr", "redesign", "redo", "redid", "restructur", "refactor", "substantial", "significant", "major",
]
