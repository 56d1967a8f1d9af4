// SPDX-License-Identifier: GPL-2.0-only

public import Kconfig

extension InvariantVerdict {
    /// What becomes of `invariants` in each state, for the architecture whose folder is `architecture`.
    ///
    /// `titles` are those of the patches, for invariants that hold from one of them on; the verdicts of a state stand
    /// in the order of `invariants`. What holds, and has no symbol that the proofs of the next state name as
    /// influenced, holds there.
    public static func verdicts(
        on invariants: [MaintainedInvariant], of states: KconfigStates, architecture: String, titles: [String],
        influencedBy proofs: [KconfigStateProofs] = []
    ) -> [[InvariantVerdict]] {
        var verdicts: [[InvariantVerdict]] = []
        var prover: Prover?
        for (index, state) in states.states.enumerated() {
            if state.isNew { prover = nil }
            let influenced = proofs.indices.contains(index) ? Set(proofs[index].influenced) : nil
            let meant = invariants.filter { $0.isMeant(for: architecture, at: index, titles) }.map(\.invariant)
            var row: [InvariantVerdict] = []
            for (place, invariant) in invariants.enumerated() {
                let last = verdicts.last?[place].outcome
                let outcome: Outcome
                if !invariant.isMeant(for: architecture, at: index, titles) {
                    outcome = .notMeant
                } else if let last, !state.isNew, last != .notMeant {
                    outcome = last
                } else if last == .holds, let influenced, !invariant.invariant.names(oneOf: influenced, in: state.tree)
                {
                    outcome = .holds
                } else {
                    let current = prover ?? Self.prover(for: state.tree, meant)
                    prover = current
                    let hasBegun = verdicts.contains { $0[place].outcome.hasBegun }
                    outcome = Self.answer(on: invariant.invariant, in: state.tree, current, hasBegun: hasBegun)
                }
                row.append(InvariantVerdict(invariant: invariant, outcome: outcome))
            }
            verdicts.append(row)
        }
        return verdicts
    }

    /// What becomes of `invariants` in `tree`, for the architecture whose folder is `architecture`.
    public static func verdicts(
        on invariants: [MaintainedInvariant], of tree: KconfigTree, architecture: String
    ) -> [InvariantVerdict] {
        let meant = invariants.filter { $0.isMeant(for: architecture, at: .max, []) }
        let prover = Self.prover(for: tree, meant.map(\.invariant))
        return invariants.map { invariant in
            let isMeant = invariant.isMeant(for: architecture, at: .max, [])
            let outcome = isMeant ? answer(on: invariant.invariant, in: tree, prover, hasBegun: false) : .notMeant
            return InvariantVerdict(invariant: invariant, outcome: outcome)
        }
    }

    /// A prover for `tree` that is ready for those of `invariants` whose symbols are all defined.
    private static func prover(for tree: KconfigTree, _ invariants: [Invariant]) -> Prover {
        let prover = Prover(for: tree)
        prover.prepare(invariants.filter { $0.undefinedNames(in: tree).isEmpty })
        return prover
    }

    private static func answer(
        on invariant: Invariant, in tree: KconfigTree, _ prover: Prover, hasBegun: Bool
    ) -> Outcome {
        let missing = invariant.undefinedNames(in: tree)
        guard missing.isEmpty else { return hasBegun ? .vanished(missing) : .notYet(missing) }
        switch prover.holds(invariant) {
        case .holds: return .holds
        case .violated(let witness): return .violated(witness)
        case .undecided(let doubt): return .undecided(doubt)
        }
    }
}

extension Invariant {
    /// Whether it names one of `symbols`, or what `tree` does not define.
    fileprivate func names(oneOf symbols: Set<SymbolID>, in tree: KconfigTree) -> Bool {
        names.contains { name in tree.symbol(name).map { symbols.contains($0) || !tree.isDefined($0) } ?? true }
    }

    /// Names in it that `tree` does not define.
    fileprivate func undefinedNames(in tree: KconfigTree) -> [String] {
        names.filter { name in tree.symbol(name).map { !tree.isDefined($0) } ?? true }
    }
}

extension InvariantVerdict.Outcome {
    /// Whether the invariant was asked about: all of its symbols were defined.
    fileprivate var hasBegun: Bool {
        switch self {
        case .notYet, .notMeant: false
        case .holds, .violated, .undecided, .vanished: true
        }
    }
}

extension MaintainedInvariant {
    /// Whether it has to hold on `architecture` in the state behind patch `index`, 0 being the base.
    fileprivate func isMeant(for architecture: String, at index: Int, _ titles: [String]) -> Bool {
        guard architectures.isEmpty || architectures.contains(architecture) else { return false }
        guard let from else { return true }
        let first = Int(from) ?? titles.firstIndex(of: from).map { $0 + 1 }
        return first.map { index >= $0 } ?? true
    }
}
