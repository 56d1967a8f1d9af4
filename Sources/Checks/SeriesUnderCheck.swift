// SPDX-License-Identifier: GPL-2.0-only

public import Applying
public import Kconfig
public import Mail
public import PatchSeries
public import SourceTrees

/// All that a rule may look at: the series and what is known around it.
///
/// What is nil is not known; a rule that needs it is not run, and the report says so.
public struct SeriesUnderCheck: Sendable {
    /// The series.
    public var series: Series { didSet { comparison = Self.comparison(of: previous, with: series) } }

    /// The series applied to its base, or to the sparse base where none is given.
    public var applied: AppliedSeries?

    /// The Kconfig of the base and of what each patch makes of it, where the series has to do with it.
    public var kconfig: KconfigStates?

    /// The commands that each state of it has a shell run and whose files its patch changes, an entry a state.
    public var changedProbes: [[ChangedProbe]] = []

    /// What was proved of it, an entry an architecture; empty where nothing was asked.
    public var kconfigProofs: [KconfigProofs] = []

    /// What was proved of the Kconfig that the series shows of itself, where no base tells the rest.
    public var shownKconfigProofs: KconfigProofs?

    /// The history that commits are looked up in.
    public var history: (any CommitHistory)?

    /// The commit that ``history`` is asked relative to: the base.
    public var baseCommit: String?

    /// The version before.
    public var previous: Series? { didSet { comparison = Self.comparison(of: previous, with: series) } }

    /// Which patch of ``previous`` became which; made once, when ``previous`` is given.
    public private(set) var comparison: SeriesComparison?

    /// Messages of the conversation around the version before and this one: replies, with their trailers.
    public var conversation: [Message]

    /// Whether what is given is one mail out of a series (b4's check of single patches): then nothing is missing.
    public var isSingleMail: Bool

    /// A series with nothing known around it, unless given.
    public init(
        series: Series, applied: AppliedSeries? = nil, history: (any CommitHistory)? = nil,
        baseCommit: String? = nil, previous: Series? = nil, conversation: [Message] = [], isSingleMail: Bool = false
    ) {
        self.series = series
        self.applied = applied
        self.history = history
        self.baseCommit = baseCommit
        self.previous = previous
        comparison = Self.comparison(of: previous, with: series)
        self.conversation = conversation
        self.isSingleMail = isSingleMail
    }

    private static func comparison(of previous: Series?, with series: Series) -> SeriesComparison? {
        previous.map { SeriesComparison(old: $0, new: series) }
    }
}
