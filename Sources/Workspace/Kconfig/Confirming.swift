// SPDX-License-Identifier: GPL-2.0-only

import Applying
public import Checks
import Kconfig
public import PatchSeries
public import Programs
public import SourceTrees
import Storage
import Toolchains

extension Workbench {
    /// What the `conf` of `tree` says to the witnesses of its verifications, in their order.
    public func confirm(
        _ verifications: [KconfigVerification], of tree: any SourceTree, _ choice: KconfigChoice,
        by runner: any ProgramRunner
    ) throws -> [Confirmations] {
        let judge = Judge(of: tree, self, runner)
        return try verifications.map { verification in
            let reading = try kconfigReading(choice.moved(to: verification.architecture), of: tree)
            return confirm(verification.unmetSelects, verification.invariants, of: tree, reading, judge)
        }
    }

    /// What the `conf` of `base` says to the witnesses of `proofs`: a list of states for each of them.
    ///
    /// The program is the base's at each state; a series can't bring another.
    public func confirm(
        _ proofs: [KconfigProofs], of series: Series, onto base: any SourceTree, _ choice: KconfigChoice,
        by runner: any ProgramRunner
    ) throws -> [[Confirmations]] {
        let judge = Judge(of: base, self, runner)
        let trees = AppliedSeries(series, onto: base).trees
        return try proofs.map { proofs in
            let reading = try kconfigReading(choice.moved(to: proofs.architecture), of: base)
            return zip(proofs.proofs, zip(trees, proofs.states.states)).enumerated().map { index, state in
                let (proofs, (tree, loaded)) = state
                let invariants = index == 0 || loaded.isNew ? proofs.invariants : []
                return confirm(proofs.faults, invariants, of: tree, reading, judge)
            }
        }
    }

    private func confirm(
        _ faults: [KconfigProofFault], _ invariants: [InvariantVerdict], of tree: any SourceTree,
        _ reading: KconfigReading, _ judge: Judge
    ) -> Confirmations {
        var result = Confirmations()
        let faults = faults.filter(\.kind.isTold)
        let invariants = invariants.filter { $0.outcome.witness != nil }
        guard !faults.isEmpty || !invariants.isEmpty else { return result }
        let loaded = try? reading.tree(of: tree)
        progress(Progress("asking conf", done: 0, total: faults.count + invariants.count, unit: "witnesses"))
        let toFaults = orderedMap(faults, threads: threads) { fault in
            let trial = judge.trial(of: fault.witness, on: tree, reading)
            switch fault.kind {
            case .recursion(let circle):
                return judge.verdict(trial) { $0.circle(of: circle.compactMap { loaded?.nameText(of: $0) }) }
            default:
                let names = [fault.symbol, fault.source].map { id in id.flatMap { loaded?.nameText(of: $0) } ?? "" }
                return judge.verdict(trial) { $0.unmetSelect(of: names[0], by: names[1]) }
            }
        }
        let toInvariants = orderedMap(invariants, threads: threads) { verdict in
            judge.verdict(on: verdict.invariant.invariant, judge.trial(of: verdict.outcome.witness, on: tree, reading))
        }
        result.faults = Dictionary(zip(faults, toFaults)) { first, _ in first }
        result.invariants = Dictionary(zip(invariants, toInvariants)) { first, _ in first }
        return result
    }
}

extension KconfigChoice {
    /// The choice for the architecture whose folder is `folder`: with its own profile, where it is another one.
    fileprivate func moved(to folder: String) -> KconfigChoice {
        guard KernelArchitecture(architecture).folder != folder else { return self }
        return KconfigChoice(architecture: folder, version: version, runner: runner)
    }
}

extension KconfigProofFault.Kind {
    /// Whether `conf` has words for it.
    fileprivate var isTold: Bool {
        switch self {
        case .unmetSelect, .recursion: true
        case .deadSymbol, .neverUnset, .unseenPrompt, .uselessDefault, .emptyChoice: false
        }
    }
}

extension InvariantVerdict.Outcome {
    /// The configuration that breaks it.
    fileprivate var witness: Witness? {
        if case .violated(let witness) = self { witness } else { nil }
    }
}
