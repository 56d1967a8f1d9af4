// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail
internal import PatchSeries

/// A series beside the version before it: what a rule of the family *Version* looks at.
struct VersionUnderCheck {
    /// The series.
    let series: Series

    /// The version before.
    let previous: Series

    /// Which patch became which.
    let comparison: SeriesComparison

    /// What the series says about its changes.
    let account: ChangeAccount

    /// The replies to the version before, each once, in order of arrival.
    let replies: [Message]

    /// All that is known; nil where there is no version before, or where it is none (the same or a later one).
    init?(_ subject: SeriesUnderCheck) {
        guard let previous = subject.previous, let comparison = subject.comparison,
            previous.version < subject.series.version, !subject.isSingleMail
        else { return nil }
        series = subject.series
        self.previous = previous
        self.comparison = comparison
        account = ChangeAccount(of: subject.series, since: previous.version)
        var seen: Set<String> = []
        replies = (previous.replies + subject.conversation).filter { message in
            message.messageID.map { seen.insert($0).inserted } ?? true
        }
    }

    /// Whether both versions are here as a whole, each number once: else nothing can be said about what is missing.
    var isComplete: Bool {
        [series, previous].allSatisfy { version in
            version.patches.count == version.total ?? version.patches.count && version.duplicates.isEmpty
        }
    }

    /// What patch `index` of the version before is called.
    func oldReference(_ index: Int) -> PatchReference { previous.reference(ofPatchAt: index) }

    /// What patch `index` of the series is called.
    func newReference(_ index: Int) -> PatchReference { series.reference(ofPatchAt: index) }

    /// The place of patch `index` of the series: its subject.
    func place(ofPatch index: Int) -> Place {
        series.patches[index].message.place(header: "Subject", of: newReference(index))
    }

    /// The place of the change log: of its first entry for this version in the cover letter, else of the cover letter,
    /// else of the series.
    var placeOfChangeLog: Place {
        guard let cover = series.cover else { return .series }
        if let line = account.headingInCover { return cover.place(line: line) }
        return cover.place(header: "Subject")
    }
}

extension Rule {
    /// A rule of the family *Version*.
    static func version(
        _ name: String, severity: Severity, page: RulePage,
        check: @escaping @Sendable (VersionUnderCheck, inout Faults) -> Void
    ) -> Rule {
        Rule(name, family: .version, severity: severity, needs: [.wholeSeries, .previous], page: page) { subject in
            guard let versions = VersionUnderCheck(subject) else { return [] }
            var faults = Faults(rule: name, severity: severity)
            check(versions, &faults)
            return faults.diagnostics
        }
    }
}
