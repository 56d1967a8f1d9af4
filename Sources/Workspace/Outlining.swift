// SPDX-License-Identifier: GPL-2.0-only

public import Applying
public import Checks
import Diagnostics
public import Findings
import Mail
public import PatchSeries

extension SeriesOutline {
    /// `series` as a table, with what became of its patches where they were applied.
    public init(_ series: Series, source: String, applied: AppliedSeries? = nil) {
        let rows = series.patches.enumerated().map { index, patch in
            let outcome = applied.flatMap { $0.patches.indices.contains(index) ? $0.patches[index].outcome : nil }
            return PatchRow(
                number: series.reference(ofPatchAt: index).number, title: patch.subject.title,
                author: patch.author?.description, paths: patch.diff.map(\.path),
                insertions: patch.diff.reduce(0) { $0 + $1.insertions },
                deletions: patch.diff.reduce(0) { $0 + $1.deletions },
                trailers: patch.commitMessage.trailers.map { "\($0.name): \($0.value)" },
                applies: outcome.flatMap(\.words))
        }
        self.init(
            source: source, title: series.cover?.subject.title ?? series.patches.first?.subject.title ?? "",
            version: series.version.description,
            sender: (series.cover?.sender ?? series.patches.first?.sender)?.description,
            hasCover: series.cover != nil, patches: rows)
    }
}

extension Outcome {
    /// The outcome in words; nil where nothing is known.
    public var words: String? {
        switch self {
        case .exact: "exact"
        case .moved: "moved"
        case .alreadyApplied: "already applied"
        case .partlyApplied: "partly applied"
        case .doesNotApply: "does not apply"
        case .unknown: nil
        }
    }
}

extension RuleOutline {
    /// The rule of a finding that no rule of the catalogue made but another program.
    init(of diagnostic: Diagnostic) {
        self.init(
            name: diagnostic.rule, family: "program", severity: diagnostic.severity, finds: diagnostic.message,
            why: "the tree's own script looks for it", advice: diagnostic.advice ?? "look at the place", references: []
        )
    }

    /// A rule of the catalogue as reports describe it.
    public init(_ rule: Rule) {
        self.init(
            name: rule.name, family: rule.family.rawValue, severity: rule.severity, finds: rule.page.finds,
            why: rule.page.why, advice: rule.page.advice, references: rule.page.references)
    }
}
