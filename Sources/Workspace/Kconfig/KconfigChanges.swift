// SPDX-License-Identifier: GPL-2.0-only

import Applying
public import Kconfig
public import PatchSeries
public import SourceTrees

extension Workbench {
    /// The Kconfig of `base` with `series` applied, and the symbols that it defines differently.
    public func kconfigChanges(
        by series: Series, to base: any SourceTree, _ reading: KconfigReading
    ) throws -> (after: KconfigTree, changed: Set<SymbolID>) {
        let states = try reading.states(of: AppliedSeries(series, onto: base).trees).states
        guard let before = states.first?.tree, let after = states.last?.tree else {
            preconditionFailure("a series has the state before it")
        }
        let comparison = TreeComparison(before: before, after: after)
        return (after, Set(comparison.added + comparison.changed.map(\.after)))
    }
}
