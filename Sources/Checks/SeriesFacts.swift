// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail
public import PatchSeries

extension Rule {
    /// A rule of the family *Series*, which looks at the series as a whole.
    ///
    /// One that needs the whole series is silent on a single mail of it.
    static func series(
        _ name: String, severity: Severity, needs: Needs = [], page: RulePage,
        check: @escaping @Sendable (SeriesUnderCheck, inout Faults) -> Void
    ) -> Rule {
        Rule(name, family: .series, severity: severity, needs: needs, page: page) { subject in
            if needs.contains(.wholeSeries) && subject.isSingleMail { return [] }
            var faults = Faults(rule: name, severity: severity)
            check(subject, &faults)
            return faults.diagnostics
        }
    }
}

extension Series {
    /// Whether it is a partial repost (`v2.1`): the other patches stand in the version before.
    var isPartialRepost: Bool { version.minor != 0 || !carriedOver.isEmpty }

    /// Whether it names commits that a history could be asked about: in `Fixes:` tags, or as its base.
    public var namesCommits: Bool {
        cover?.baseInformation.commit != nil
            || patches.contains { patch in
                patch.baseInformation.commit != nil || patch.commitMessage.trailers.contains { $0.isNamed("Fixes") }
            }
    }

    /// Whether the cover letter or one of the patches says so in front of its title: `RFC`, `RESEND`.
    func hasPrefix(_ name: String) -> Bool {
        cover?.subject.hasPrefix(name) == true || patches.contains { $0.subject.hasPrefix(name) }
    }

    /// The numbers between 1 and the total that no patch carries, as ranges: the total may be a lie of any size.
    var missingNumbers: [ClosedRange<Int>] {
        guard let total, total > 0, !isPartialRepost else { return [] }
        var missing: [ClosedRange<Int>] = []
        var next = 1
        for number in Set(patches.compactMap(\.subject.number)).sorted() where number >= next && number <= total {
            if number > next { missing.append(next...number - 1) }
            guard number < total else { return missing }
            next = number + 1
        }
        missing.append(next...total)
        return missing
    }

    /// Whether each patch that the series consists of is here, once: then the cover letter can be held against them.
    var isWhole: Bool {
        guard !patches.isEmpty, !isPartialRepost, missingNumbers.isEmpty, duplicates.isEmpty else { return false }
        return patches.count == 1 || patches.allSatisfy { $0.subject.number != nil && $0.subject.total == total }
    }

    /// What `number` is called in a message: `patch 3`.
    func name(ofPatchAt index: Int) -> String { "patch \(patches[index].subject.number ?? index + 1)" }

    /// The place of a header field of the patch at `index` of ``patches``.
    func place(ofPatchAt index: Int, header: String = "Subject") -> Place {
        patches[index].message.place(header: header, of: reference(ofPatchAt: index))
    }

    /// The place of the series: the subject of its cover letter, else of its first patch.
    var place: Place {
        if let cover { return cover.place(header: "Subject") }
        return patches.isEmpty ? .series : place(ofPatchAt: 0)
    }
}

/// `ranges` for a message: `2, 4–7`, at most eight of them.
func listed(_ ranges: [ClosedRange<Int>]) -> String {
    let shown = ranges.prefix(8).map { range in
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
    }
    return shown.joined(separator: ", ") + (ranges.count > 8 ? " and more" : "")
}
