// SPDX-License-Identifier: GPL-2.0-only

public import Mail

/// The series that stand in a mailbox, with their versions.
///
/// Messages may come in any order. All of them are held; for whole archives there is ``SeriesStream``.
///
///     let collection = SeriesCollection(messages)
///     let series = collection.series()          // the newest version
///     let before = collection.series(version: SeriesVersion(3))
public struct SeriesCollection: Sendable {
    /// The series, each with all of its versions, in the order in which they begin in the mailbox.
    public let lineages: [Lineage]

    /// Messages that belong to no series, in order of arrival.
    public let unassigned: [Message]

    /// The series in `messages`.
    public init(_ messages: some Sequence<Message>) {
        var table = DraftTable()
        for message in messages { table.add(Posting(message)) }
        table.settleReplies()
        table.mergeMisfits()
        lineages = Lineage.lineages(of: table)
        unassigned = table.unassigned.map(\.message)
    }

    /// The lineage that the mailbox is about: the one whose newest version has most messages, the first of equals.
    public var mainLineage: Lineage? { mainIndex.map { lineages[$0] } }

    /// The titles of the other series of which a patch is there.
    public var otherTitles: [String] {
        let main = mainIndex
        return lineages.indices.filter { $0 != main && lineages[$0].hasPatches }.map { lineages[$0].title }
    }

    private var mainIndex: Int? {
        lineages.indices.max { one, other in
            (lineages[one].newest.members.count, other) < (lineages[other].newest.members.count, one)
        }
    }

    /// The series that the mailbox is about, in its newest version, or in `version` where that is given; nil where
    /// there is none.
    public func series(version: SeriesVersion? = nil) -> Series? {
        mainLineage?.series(version: version)
    }
}

/// One series in all of its versions.
public struct Lineage: Sendable {
    /// The versions, the oldest first. Where one was resent there are two of it.
    let drafts: [Draft]

    /// The last of ``drafts``, which is the newest.
    let newest: Draft

    /// Whether a patch of the newest version is there.
    var hasPatches: Bool { newest.members.contains { $0.role == .patch } }

    /// The title of the newest version: the cover letter's, else the first patch's.
    var title: String {
        (newest.members.first { $0.role == .cover } ?? newest.members.first)?.subject.title ?? ""
    }

    /// The versions that there are, in ascending order.
    public var versions: [SeriesVersion] {
        drafts.map(\.version).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    /// The lineage of `drafts`, which are at least `first`.
    init(first: Draft, others: [Draft]) {
        let sorted = ([first] + others).sorted { one, other in
            if one.version != other.version { return one.version < other.version }
            if let early = one.seconds, let late = other.seconds, early != late { return early < late }
            return one.firstArrival < other.firstArrival
        }
        drafts = sorted
        newest = sorted.last ?? first
    }

    /// The series in `version`, the newest where none is given; nil where there is no such version.
    ///
    /// `v2` also finds `v2.1` where nothing else of the second version is there.
    public func series(version: SeriesVersion? = nil) -> Series? {
        guard let version else { return series(from: newest) }
        let draft =
            drafts.last { $0.version == version }
            ?? drafts.last { version.minor == 0 && $0.version.major == version.major }
        return draft.map { series(from: $0) }
    }

    /// The newest version before `version` of which a patch is there; nil where there is none.
    public func series(before version: SeriesVersion) -> Series? {
        drafts.last { $0.version < version && $0.members.contains { $0.role == .patch } }.map { series(from: $0) }
    }

    /// The replies to the versions before `version`, those to the oldest first.
    public func replies(before version: SeriesVersion) -> [Message] {
        drafts.filter { $0.version < version }.flatMap { $0.replies.map(\.message) }
    }

    private func series(from draft: Draft) -> Series {
        draft.series(otherVersions: versions.filter { $0 != draft.version }, earlier: replacedVersion(of: draft))
    }

    /// The version that `draft` reposts a part of: it is called `v2.1`, or lacks numbers and the cover letter and
    /// answers, patch by patch, the patches that it replaces.
    private func replacedVersion(of draft: Draft) -> Draft? {
        guard draft.isNumbered, !draft.isComplete, !draft.numbers.contains(0),
            let earlier = drafts.last(where: { $0.version < draft.version }), earlier.total == draft.total
        else { return nil }
        if draft.version.minor > 0 { return earlier.version.major == draft.version.major ? earlier : nil }
        let replaced = draft.members.allSatisfy { posting in
            earlier.members.contains { old in
                old.subject.number == posting.subject.number && old.id != nil && old.id == posting.parents.first
            }
        }
        return replaced ? earlier : nil
    }
}

extension Series {
    /// The series that `messages` are about, in its newest version, or in `version` where that is given; nil where
    /// there is none.
    public static func assemble(messages: some Sequence<Message>, useVersion version: SeriesVersion? = nil) -> Series? {
        SeriesCollection(messages).series(version: version)
    }
}
