// SPDX-License-Identifier: GPL-2.0-only

public import Findings
public import PatchSeries

/// What is to be checked, and against what.
public struct CheckRequest: Sendable {
    /// The series.
    public var input: SeriesInput
    /// The version to take where the input holds several; nil for the newest.
    public var version: SeriesVersion?
    /// The tree to check against.
    public var base: BaseChoice
    /// The version before; nil for the one in the conversation or in the input, if any.
    public var previous: SeriesInput?
    /// Mails of the conversation around the version before and this one, beside those in the input.
    public var conversation: SeriesInput?
    /// The findings that are asked for.
    public var selection: RuleSelection
    /// The findings to hold back.
    public var suppressions: [Suppression]
    /// What is to be proved of Kconfig.
    public var kconfig = KconfigRequest()
    /// The steps beside the rules.
    public var steps: [any CheckStep]
    /// Whether the input may be one mail out of a series, as b4 hands them over one by one: then none is missing.
    public var mayBeSingleMail: Bool

    /// A check of `input` alone.
    public init(
        input: SeriesInput, version: SeriesVersion? = nil, base: BaseChoice = .fromSeries, previous: SeriesInput? = nil,
        conversation: SeriesInput? = nil, selection: RuleSelection = .all, suppressions: [Suppression] = [],
        steps: [any CheckStep] = [], mayBeSingleMail: Bool = false
    ) {
        self.input = input
        self.version = version
        self.base = base
        self.previous = previous
        self.conversation = conversation
        self.selection = selection
        self.suppressions = suppressions
        self.steps = steps
        self.mayBeSingleMail = mayBeSingleMail
    }
}
