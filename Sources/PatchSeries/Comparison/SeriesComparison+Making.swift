// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics

extension SeriesComparison {
    /// Steps that comparing one pair line by line may take, and all pairs together.
    private static let innerDiffSteps = (pair: 50_000_000, all: 1_000_000_000)

    /// Compares `old` with `new`.
    public init(old: Series, new: Series) {
        var interner = LineInterner()
        let oldTexts = old.patches.map { PatchText($0, interner: &interner) }
        let newTexts = new.patches.map { PatchText($0, interner: &interner) }
        let titles = (old.patches.map(Self.comparableTitle), new.patches.map(Self.comparableTitle))
        var matcher = LineMatcher(vocabulary: interner.count)
        let matching = Matching(old: oldTexts, new: newTexts, titles: titles, matcher: &matcher)
        var parts: Parts?
        if matching.limitations.isEmpty {
            var (paths, lines) = (LineInterner(), LineInterner())
            let oldLines = zip(oldTexts, old.patches).map {
                ChangedLines($0, of: $1, paths: &paths, lines: &lines)
            }
            let newLines = zip(newTexts, new.patches).map {
                ChangedLines($0, of: $1, paths: &paths, lines: &lines)
            }
            parts = Parts(old: oldLines, new: newLines, pairs: matching.pairs.map { $0?.new })
        }
        self.init(oldVersion: old.version, newVersion: new.version, rows: [], limitations: matching.limitations)
        var context = Context(
            old: old, new: new, oldTexts: oldTexts, newTexts: newTexts, matcher: matcher,
            limit: WorkLimit(steps: Self.innerDiffSteps.all))
        let plan = RowPlan(matching: matching, parts: parts, oldCount: old.patches.count, newCount: new.patches.count)
        for planned in plan.rows { rows.append(context.row(planned)) }
        for row in rows {
            guard let inner = row.innerDiff, !inner.isComplete, let old = row.old, let new = row.new else { continue }
            limitations.append(.innerDiffIncomplete(old: old.patch.number, new: new.patch.number))
        }
    }

    /// A title as it is compared: without case and without white space at its ends or doubled.
    private static func comparableTitle(_ patch: Patch) -> String {
        patch.subject.title.lowercased().split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }

    /// What a row is made from.
    private struct Context {
        let old: Series
        let new: Series
        let oldTexts: [PatchText]
        let newTexts: [PatchText]
        var matcher: LineMatcher
        var limit: WorkLimit

        mutating func row(_ planned: RowPlan.Planned) -> Row {
            let oldSide = planned.old.map { Self.side($0, in: old) }
            let newSide = planned.new.map { Self.side($0, in: new) }
            guard let from = planned.old, let to = planned.new else {
                return Row(
                    old: oldSide, new: newSide, fate: planned.old == nil ? .added : .dropped, evidence: nil,
                    aspects: [], similarity: nil, isMoved: false, isPrimary: true, innerDiff: nil)
            }
            let aspects = Self.aspects(oldTexts[from], newTexts[to])
            let fate = planned.fate ?? (aspects.isEmpty ? .unchanged : .changed)
            return Row(
                old: oldSide, new: newSide, fate: fate, evidence: planned.evidence, aspects: aspects,
                similarity: similarity(oldTexts[from], newTexts[to]), isMoved: planned.isMoved,
                isPrimary: planned.isPrimary,
                innerDiff: planned.isPrimary && !aspects.isEmpty ? innerDiff(oldTexts[from], newTexts[to]) : nil)
        }

        private static func side(_ index: Int, in series: Series) -> Side {
            let subject = series.patches[index].subject
            return Side(
                index: index, patch: PatchReference(number: subject.number ?? index + 1, title: subject.title))
        }

        private static func aspects(_ old: PatchText, _ new: PatchText) -> [Aspect] {
            var aspects: [Aspect] = []
            if old.tokens(of: .author) != new.tokens(of: .author) { aspects.append(.author) }
            if old.tokens(of: .title) != new.tokens(of: .title) { aspects.append(.title) }
            if old.tokens(of: .message) != new.tokens(of: .message) { aspects.append(.message) }
            if old.tokens(of: .trailers) != new.tokens(of: .trailers) { aspects.append(.trailers) }
            if old.changeTokens != new.changeTokens {
                aspects.append(.diff)
            } else if old.diffTokens != new.diffTokens {
                aspects.append(.context)
            }
            return aspects
        }

        private mutating func similarity(_ old: PatchText, _ new: PatchText) -> Double {
            let (left, right) = (old.changeTokens, new.changeTokens)
            guard left != right else { return 1 }
            let difference = difference(left[...], right[...])
            return Double(2 * difference.common) / Double(left.count + right.count)
        }

        private mutating func innerDiff(_ old: PatchText, _ new: PatchText) -> InnerDiff {
            InnerDiff(old: old, new: new, difference: difference(old.tokens[...], new.tokens[...]))
        }

        private mutating func difference(_ old: ArraySlice<Int32>, _ new: ArraySlice<Int32>) -> LineDifference {
            var pairLimit = WorkLimit(steps: min(SeriesComparison.innerDiffSteps.pair, limit.steps))
            let before = pairLimit.steps
            let result = matcher.difference(old, new, limit: &pairLimit)
            _ = limit.spend(before - pairLimit.steps)
            return result
        }
    }
}
