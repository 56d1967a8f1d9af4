// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import Mail
internal import PatchSeries

extension Rule {
    /// A patch that was dropped, added or split, and a change log that does not say so.
    static let unmentionedPatch = Rule.version(
        "unmentioned-patch", severity: .warning,
        page: RulePage(
            finds: """
                A patch of the version before that is gone, a patch that is new, and a patch that became several or \
                several that became one, where the change log has an entry for this version and neither it nor the \
                cover letter nor any patch's notes say anything of the kind. Whatever speaks of patches being \
                dropped, added, split, merged, applied or rebased is taken for a mention, and so is what shares half \
                of the words of the patch's title (two at least), or says "drop", "add" or the like of the patch's \
                number, or with a word of its title or of its files that no other patch has: "drop the timer" speaks \
                of the patch that adds the timer, "drop the lock" of none. Silent, too, where a patch on the other \
                side may be the same one, written anew, since it touches a file of it, and on a dropped patch where a \
                reply says that patches were applied. A version without an entry at all is another rule's matter.
                """,
            why: """
                A reviewer of the version before looks for the patch and can't tell whether it was forgotten, sent \
                elsewhere or merged; and a patch that is new has not been looked at by anybody.
                """,
            example: """
                WARNING: patch 4 of v1, "lamp: Remove lamp_dump()", is not in this version, and the change log does \
                not say why
                """,
            advice: "Say in the change log what became of the patch.",
            references: [
                """
                Documentation/process/submitting-patches.rst: “When sending a next version, add a ``patch changelog`` \
                to the cover letter or to individual patches explaining difference against previous submission”
                """,
                """
                Documentation/process/6.Followthrough.rst: “So it is always a good idea to remind reviewers of \
                previously raised issues and how you dealt with them; the patch changelog is a good place for this \
                kind of information.”
                """,
            ])
    ) { versions, faults in
        let comparison = versions.comparison
        let kept = comparison.rows.count { $0.isPrimary && $0.old != nil && $0.new != nil }
        // Where little was kept, the two are no versions of one series, or the whole was written anew.
        guard versions.account.hasEntry, versions.isComplete, comparison.limitations.isEmpty,
            kept * 2 >= min(versions.previous.patches.count, versions.series.patches.count), kept > 0
        else { return }
        let explanations = PatchExplanations(versions)
        for row in comparison.rows {
            switch row.fate {
            case .dropped where !versions.wasTakenFrom:
                guard let old = row.old, !explanations.tellLoss(of: old), !versions.mayBeRewritten(row) else {
                    continue
                }
                faults.add(
                    """
                    patch \(old.patch.number) of \(versions.previous.version), \(quoted(old.patch.title)), is not in \
                    this version, and the change log does not say why
                    """,
                    at: versions.placeOfChangeLog, certainty: .likely, advice: "say what became of it")
            case .added:
                guard let new = row.new, !explanations.tellArrival(of: new), !versions.mayBeRewritten(row) else {
                    continue
                }
                faults.add(
                    "the patch is new in this version, and the change log does not say so",
                    at: versions.place(ofPatch: new.index), certainty: .likely, advice: "name it in the change log")
            case .split where !row.isPrimary && !explanations.tellSplit:
                guard let old = row.old, let new = row.new, !explanations.tellArrival(of: new) else { continue }
                faults.add(
                    """
                    the patch was split off from patch \(old.patch.number) of \(versions.previous.version), \
                    \(quoted(old.patch.title)), and the change log does not say so
                    """,
                    at: versions.place(ofPatch: new.index), certainty: .likely, advice: "name it in the change log")
            case .merged where !row.isPrimary && !explanations.tellMerge:
                guard let old = row.old, let new = row.new, !explanations.tellLoss(of: old) else { continue }
                faults.add(
                    """
                    patch \(old.patch.number) of \(versions.previous.version), \(quoted(old.patch.title)), went into \
                    patch \(new.patch.number), and the change log does not say so
                    """,
                    at: versions.placeOfChangeLog, certainty: .likely, advice: "say what became of it")
            case .unchanged, .changed, .split, .merged, .dropped: break
            }
        }
    }
}

extension VersionUnderCheck {
    /// Whether a reply says that patches of the version before were applied: those need no explanation.
    fileprivate var wasTakenFrom: Bool {
        replies.contains { reply in
            reply.ownLines.prefix(200).contains { index in
                ChangeLine(reply.body[index].prefix(512).text).holds(anyOf: ["applied", "queued", "merged", "picked"])
            }
        }
    }

    /// Whether the patch of `row`, which stands alone, may be what became of another one that stands alone on the other
    /// side: both touch one file. A patch that was written anew is neither dropped nor added.
    fileprivate func mayBeRewritten(_ row: SeriesComparison.Row) -> Bool {
        let paths = Set(patch(of: row).diff.map(\.path))
        return comparison.rows.contains { other in
            other.fate == (row.fate == .added ? .dropped : .added)
                && patch(of: other).diff.contains { paths.contains($0.path) }
        }
    }

    private func patch(of row: SeriesComparison.Row) -> Patch {
        if let new = row.new { return series.patches[new.index] }
        return previous.patches[row.old?.index ?? 0]
    }
}
