// SPDX-License-Identifier: GPL-2.0-only

import Applying
import Checks
import Findings
import Kconfig
import SourceTrees

extension SeriesCheck {
    /// What was proved of Kconfig, for the report: nothing where the series neither changes Kconfig nor anything in the
    /// folders of the symbols that an invariant is about.
    var kconfigOutlines: [KconfigOutline]? {
        let touched = Set((subject.applied?.trees.last?.changes.keys).map { Array($0) } ?? [])
        let outlines = subject.kconfigProofs.compactMap { proofs -> KconfigOutline? in
            let concerned = proofs.concernedInvariants(touched)
            let isChanged = proofs.states.states.dropFirst().contains(where: \.isNew)
            guard isChanged || !concerned.isEmpty else { return nil }
            return KconfigOutline(proofs, invariants: concerned)
        }
        return outlines.isEmpty ? nil : outlines
    }
}

extension KconfigProofs {
    /// The places of the invariants that have to do with the paths at `touched`: one of them lies in a folder of a
    /// Kconfig file that defines a symbol of theirs, or of another invariant of the same subsystem's.
    fileprivate func concernedInvariants(_ touched: Set<String>) -> [Int] {
        guard let invariants = proofs.first?.invariants else { return [] }
        let concerned = invariants.indices.filter { place in
            invariants[place].invariant.invariant.names.contains { name in
                states.states.contains { state in
                    state.index.places(of: name.utf8).contains { definition in
                        let folder = definition.path.split(separator: "/").dropLast().joined(separator: "/") + "/"
                        return folder != "/" && touched.contains { $0.hasPrefix(folder) }
                    }
                }
            }
        }
        let sources = Set(concerned.map { invariants[$0].invariant.source })
        return invariants.indices.filter { sources.contains(invariants[$0].invariant.source) }
    }
}

extension KconfigOutline {
    /// The outline of `proofs`, of its invariants those at the places `invariants`.
    fileprivate init(_ proofs: KconfigProofs, invariants: [Int]) {
        self.init(
            architecture: proofs.architecture,
            states: proofs.proofs.enumerated().map { index, state in
                State(
                    patch: index, isChanged: index > 0 && proofs.states.states[index].isNew,
                    provedSelects: state.tally.provedSelects, violatedSelects: state.tally.violatedSelects,
                    undecidedSelects: state.tally.undecidedSelects,
                    invariants: invariants.map { InvariantState(state.invariants[$0]) })
            })
    }
}

extension KconfigOutline.InvariantState {
    fileprivate init(_ verdict: InvariantVerdict) {
        let details: [String] =
            switch verdict.outcome {
            case .notYet(let names), .vanished(let names): names
            case .violated(let witness): witness.fragment
            case .holds, .notMeant, .undecided: []
            }
        self.init(text: verdict.invariant.invariant.text, outcome: verdict.outcome.word, details: details)
    }
}
