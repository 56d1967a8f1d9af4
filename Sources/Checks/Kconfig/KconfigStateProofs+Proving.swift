// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
public import Kconfig

extension KconfigStateProofs {
    /// The proofs of the state behind patch `index` (from 1) of `states`; its invariants are asked by
    /// ``InvariantVerdict``.
    ///
    /// What can never be is no fault of a symbol that another architecture can set. `others` hands the trees of the
    /// other architectures over, one after the other, until it is told `false`: the `likely` ones first.
    public init(
        of states: KconfigStates, at index: Int,
        others: (_ likely: [String], _ body: (KconfigTree) -> Bool) -> Void
    ) {
        let (before, after) = (states.states[index - 1], states.states[index])
        guard after.isNew else { return }
        let comparison = TreeComparison(before: before.tree, after: after.tree)
        var changed = comparison.added + comparison.changed.filter(\.isOfMeaning).map(\.after)
        // What referred to a symbol that is gone refers to its name still.
        changed += comparison.removed.compactMap { after.tree.symbol(before.tree.nameText(of: $0)) }
        let reach = ReferenceGraph(of: after.tree).reach(of: changed)
        influenced = reach.symbols.filter { after.tree.isDefined($0) }
        let restated = comparison.added + comparison.changed.filter(\.isOfDependencies).map(\.after)
        var review = StateReview(
            before: before.tree, after: after.tree, reach: reach, restated: restated, changedPaths: after.changedPaths)
        review.ask()
        tally = review.tally
        faults = review.faults
        let open = faults.filter { $0.isOfOneArchitecture(after) }
        if !open.isEmpty {
            var refuted: Set<KconfigProofFault> = []
            others(after.architectures(concerning: open)) { tree in
                let prover = Prover(for: tree)
                let rest = open.filter { !refuted.contains($0) }
                refuted.formUnion(rest.filter { $0.isRefuted(by: tree, prover, after.tree) == true })
                return refuted.count < open.count
            }
            faults.removeAll { refuted.contains($0) }
        }
        for circle in after.tree.circles(since: before.tree) {
            faults.append(
                KconfigProofFault(
                    kind: .recursion(circle.symbols), line: circle.line, symbol: circle.symbols.first ?? .no))
        }
        doubts = review.doubts
    }
}

extension KconfigStates.State {
    /// The architectures, as their folders are called, that define a symbol which the symbols of `faults` need, by way
    /// of others perhaps; in ascending order.
    fileprivate func architectures(concerning faults: [KconfigProofFault]) -> [String] {
        var architectures: Set<String> = []
        var seen: Set<String> = []
        var waiting = faults.map { tree.nameText(of: $0.symbol) }
        while let name = waiting.popLast(), seen.count < Self.mostNames {
            guard seen.insert(name).inserted else { continue }
            for place in index.places(of: name.utf8) {
                let parts = place.path.split(separator: "/", maxSplits: 2)
                if parts.count > 2, parts[0] == "arch" { architectures.insert(String(parts[1])) }
            }
            guard let id = tree.symbol(name), tree.isDefined(id) else { continue }
            for need in tree.definitions(of: id).flatMap(\.dependencies) {
                waiting += need.line.text.utf8.split { !$0.isIdentifierByte }.compactMap { String($0) }
            }
        }
        return architectures.sorted()
    }

    /// How many names are followed.
    private static var mostNames: Int { 500 }
}

extension KconfigProofFault {
    /// Whether another architecture than that of `state` could show that there is no fault.
    fileprivate func isOfOneArchitecture(_ state: KconfigStates.State) -> Bool {
        switch kind {
        case .neverUnset, .unseenPrompt, .uselessDefault: return true
        case .unmetSelect, .emptyChoice, .recursion: return false
        case .deadSymbol:
            let hasAllPlaces =
                state.index.places(of: state.tree.nameText(of: symbol).utf8).count
                == state.tree.definitions(of: symbol).count
            return !hasAllPlaces || undefinedNeed(in: state) == nil
        }
    }

    /// The name that no architecture defines and that keeps the symbol from being set; nil where there is none.
    func undefinedNeed(in state: KconfigStates.State) -> String? {
        state.tree.undefinedNeed(of: symbol) { state.index.defines($0) }
    }
}

extension KconfigProofFault {
    /// Whether in `tree`, of another architecture or a later state than `own`, the same line has its use; nil where
    /// there is no such line.
    fileprivate func isRefuted(by tree: KconfigTree, _ prover: Prover, _ own: KconfigTree) -> Bool? {
        guard let other = tree.symbol(own.nameText(of: symbol)), tree.isDefined(other) else { return nil }
        func isUsed(_ kind: MenuAttribute.Kind) -> Bool? {
            let same = tree.attributes(of: kind, ofSymbol: other).filter { tree.line(of: $0).text == line.text }
            return same.isEmpty ? nil : same.contains { prover.existence(of: .use($0)) != .never }
        }
        switch kind {
        case .deadSymbol: return prover.existence(of: .set(other)) != .never
        case .neverUnset: return prover.existence(of: .value(other, .no)) != .never
        case .unseenPrompt: return isUsed(.prompt)
        case .uselessDefault: return isUsed(.defaultValue)
        case .unmetSelect, .emptyChoice, .recursion: return false
        }
    }
}

extension KconfigProofs {
    /// Marks what has no use at its patch and gets it by a later one, or goes away: a library that comes before those
    /// who select it.
    ///
    /// `others` hands over the trees of the other architectures behind the last patch, until it is told `false`.
    public mutating func markMended(others: (_ likely: [String], _ body: (KconfigTree) -> Bool) -> Void) {
        guard let last = states.states.last, let lastChange = states.states.lastIndex(where: \.isNew) else { return }
        var own: Prover?
        // Those that another architecture may have a use for: by the state, and the place among its faults.
        var open: [(state: Int, place: Int)] = []
        for index in proofs.indices where index < lastChange {
            for place in proofs[index].faults.indices {
                let fault = proofs[index].faults[place]
                let isOfOne = fault.isOfOneArchitecture(states.states[index])
                guard isOfOne || fault.kind == .deadSymbol else { continue }
                let prover = own ?? Prover(for: last.tree)
                own = prover
                let isMended = fault.isRefuted(by: last.tree, prover, states.states[index].tree) ?? true
                proofs[index].faults[place].isMended = isMended
                if !isMended, isOfOne { open.append((index, place)) }
            }
        }
        guard !open.isEmpty else { return }
        // Each of the others is put together once.
        others(last.architectures(concerning: open.map { proofs[$0.state].faults[$0.place] })) { other in
            let prover = Prover(for: other)
            open.removeAll { index, place in
                let tree = states.states[index].tree
                guard proofs[index].faults[place].isRefuted(by: other, prover, tree) == true else { return false }
                proofs[index].faults[place].isMended = true
                return true
            }
            return !open.isEmpty
        }
    }
}
