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
                patch was changed by more than a twentieth, split, merged or dropped, where the reviewer took the tag \
                back, and where the change log speaks of it. Quoted trailers are none; a tag on the cover letter is \
                for all patches, and is missed only where no patch carries it.
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
                sending next versions.”
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
            guard !patch.carries(tag.trailer, of: tag.person), !versions.account.explainsLoss(of: tag.person),
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
                !versions.account.explainsLoss(of: tag.person),
                told.insert("cover \(tag.trailer.name.lowercased()) \(tag.person.email.lowercased())").inserted
            else { continue }
            faults.add(
                missing(tag, on: "the cover letter", of: versions.previous.version) + " on all patches",
                at: versions.placeOfChangeLog, certainty: .likely,
                advice: "add it to the patches that it is meant for", notes: origin(of: tag))
        }
    }
}

/// Whether the change of the patch is the same but for a twentieth.
private func isNearlyTheSame(_ row: SeriesComparison.Row) -> Bool {
    row.evidence != .equalTitles && (row.similarity ?? 0) >= 0.95
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

extension ChangeAccount {
    /// Whether the author says that tags were dropped: a line that has `drop` or the like, and either speaks of tags
    /// or names the person.
    fileprivate func explainsLoss(of person: Address) -> Bool {
        let name = ChangeLine(person.name).words
        return lines.contains { line in
            let verbs = [
                "drop", "remov", "discard", "delet", "without", "reset", "clear", "not", "didn", "couldn", "haven",
            ]
            guard line.holds(anyOf: verbs) else {
                return false
            }
            return line.isAboutTags || name.contains { $0.utf8.count > 2 && line.words.contains($0) }
        }
    }
}
