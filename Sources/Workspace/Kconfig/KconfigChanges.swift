// SPDX-License-Identifier: GPL-2.0-only

import Applying
public import Kconfig
public import PatchSeries
public import SourceTrees

extension Workbench {
    /// The Kconfig of `base` with `series` applied, the symbols that it defines differently, and the files that patches
    /// do not apply to.
    public func kconfigChanges(
        by series: Series, to base: any SourceTree, _ reading: KconfigReading
    ) throws -> (after: KconfigTree, changed: Set<SymbolID>, refusedPaths: [String]) {
        let applied = AppliedSeries(series, onto: base)
        let states = try reading.states(of: applied.trees).states
        guard let before = states.first?.tree, let after = states.last?.tree else {
            preconditionFailure("a series has the state before it")
        }
        let comparison = TreeComparison(before: before, after: after)
        let refused = applied.patches.flatMap(\.files).filter { $0.outcome == .doesNotApply }.map(\.path)
        return (after, Set(comparison.added + comparison.changed.map(\.after)), refused)
    }
}
