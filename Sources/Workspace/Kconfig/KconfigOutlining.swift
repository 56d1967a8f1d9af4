// SPDX-License-Identifier: GPL-2.0-only

import Applying
internal import ByteText
import Checks
import Findings
import Kconfig
import PatchSeries
import SourceTrees

extension SeriesCheck {
    /// What was proved of Kconfig, for the report: nothing where the series neither changes Kconfig nor anything in the
    /// folders of the symbols that an invariant is about.
    ///
    /// Where there is no base, of all that was proved what is sure: what holds in every tree that the series can go
    /// onto.
    var kconfigOutlines: [KconfigOutline]? {
        if let proofs = subject.shownKconfigProofs {
            let invariants = proofs.proofs.first?.invariants.map(\.invariant) ?? []
            let places = invariants.indices.filter { subject.series.concerns([invariants[$0]]) }
            return places.isEmpty ? nil : [KconfigOutline(proofs, invariants: places, isOpenWorld: true)]
        }
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

extension Series {
    /// Whether it has to do with one of `invariants`, as far as it tells itself: it changes a file in a folder of the
    /// subsystem's, or a Kconfig file that names one of the symbols in a line that it shows.
    func concerns(_ invariants: [MaintainedInvariant]) -> Bool {
        let names = Set(invariants.flatMap(\.invariant.names).map { Array($0.utf8) })
        let folders = Set(invariants.flatMap(\.folders).map { $0 + "/" })
        return patches.flatMap(\.diff).contains { file in
            folders.contains { file.path.hasPrefix($0) } || file.namesSymbol(of: names)
        }
    }
}

extension FileDiff {
    /// Whether it is one of a Kconfig file, and a line of it that is shown names one of `names`.
    fileprivate func namesSymbol(of names: Set<[UInt8]>) -> Bool {
        guard path.split(separator: "/").last?.hasPrefix("Kconfig") == true else { return false }
        return hunks.contains { hunk in
            hunk.lines.contains { line in
                line.content.split { !$0.isIdentifierByte }.contains { names.contains(Array($0)) }
            }
        }
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
    fileprivate init(_ proofs: KconfigProofs, invariants: [Int], isOpenWorld: Bool? = nil) {
        self.init(
            architecture: proofs.architecture, profile: proofs.profile, isOpenWorld: isOpenWorld,
            states: proofs.proofs.enumerated().map { index, state in
                State(
                    patch: index, isChanged: index > 0 && proofs.states.states[index].isNew,
                    provedSelects: state.tally.provedSelects, violatedSelects: state.tally.violatedSelects,
                    undecidedSelects: state.tally.undecidedSelects,
                    invariants: invariants.map {
                        InvariantState(state.invariants[$0], isOpenWorld: isOpenWorld == true)
                    })
            })
    }
}

extension KconfigOutline.InvariantState {
    fileprivate init(_ verdict: InvariantVerdict, isOpenWorld: Bool) {
        // Lines that the series does not show may keep what breaks here; and a name that it does not show again may
        // still be defined.
        let isUnsure: Bool =
            switch verdict.outcome {
            case .violated, .undecided, .vanished: isOpenWorld
            case .holds, .notYet, .notMeant: false
            }
        if isUnsure {
            self.init(text: verdict.invariant.invariant.text, outcome: "unknown")
            return
        }
        let details: [String] =
            switch verdict.outcome {
            case .notYet(let names), .vanished(let names): names
            case .violated(let witness): witness.fragment
            case .holds, .notMeant, .undecided: []
            }
        self.init(text: verdict.invariant.invariant.text, outcome: verdict.outcome.word, details: details)
    }
}
