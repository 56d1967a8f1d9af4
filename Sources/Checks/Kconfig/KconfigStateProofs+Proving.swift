// SPDX-License-Identifier: GPL-2.0-only

public import Kconfig

extension KconfigStateProofs {
    /// The proofs of the state behind patch `index` (from 1) of `states`; its invariants are asked by
    /// ``InvariantVerdict``.
    ///
    /// What can never be is no fault of a symbol that another architecture can set. `others` hands the trees of the
    /// other architectures over, one after the other, until it is told `false`.
    public init(of states: KconfigStates, at index: Int, others: (_ body: (KconfigTree) -> Bool) -> Void) {
        let (before, after) = (states.states[index - 1], states.states[index])
        guard after.isNew else { return }
        let comparison = TreeComparison(before: before.tree, after: after.tree)
        var changed = comparison.added + comparison.changed.map(\.after)
        // What referred to a symbol that is gone refers to its name still.
        changed += comparison.removed.compactMap { after.tree.symbol(before.tree.nameText(of: $0)) }
        let graph = ReferenceGraph(of: after.tree)
        influenced = graph.dependents(of: changed).filter { after.tree.isDefined($0) }
        var review = StateReview(
            before: before.tree, after: after.tree, influenced: influenced, changedPaths: after.changedPaths)
        review.askAll()
        tally = review.tally
        faults = review.faults
        if faults.contains(where: \.kind.isOfOneArchitecture) {
            others { tree in
                let prover = Prover(for: tree)
                faults.removeAll { $0.kind.isOfOneArchitecture && $0.isRefuted(by: tree, prover, after.tree) }
                return faults.contains(where: \.kind.isOfOneArchitecture)
            }
        }
        doubts = review.doubts
    }
}

extension KconfigTree {
    /// Whether the user is asked for `id` by itself, not as for a member of a choice.
    fileprivate func hasPromptOfItsOwn(_ id: SymbolID) -> Bool {
        !isMemberOfChoice(id) && definitions(of: id).contains { $0.prompt != nil }
    }
}

extension KconfigProofFault.Kind {
    /// Whether another architecture could show that there is no fault.
    fileprivate var isOfOneArchitecture: Bool {
        switch self {
        case .deadSymbol, .neverUnset, .unseenPrompt, .uselessDefault: true
        case .unmetSelect, .emptyChoice, .recursion: false
        }
    }
}

extension KconfigProofFault {
    /// Whether in `tree`, of another architecture than `own`, the same line has its use.
    fileprivate func isRefuted(by tree: KconfigTree, _ prover: Prover, _ own: KconfigTree) -> Bool {
        func same(_ kind: MenuAttribute.Kind) -> MenuAttribute? {
            tree.attributes(of: kind).first { $0.path == line.path && $0.line == line.line }
        }
        switch kind {
        case .deadSymbol:
            guard let other = tree.symbol(own.nameText(of: symbol)), tree.isDefined(other) else { return false }
            return prover.canBeSet(other) != .never
        case .neverUnset:
            guard let other = tree.symbol(own.nameText(of: symbol)), tree.isDefined(other) else { return false }
            return prover.existence(of: .no, for: other) != .never
        case .unseenPrompt: return same(.prompt).map { prover.hasUse($0) != .never } ?? false
        case .uselessDefault: return same(.defaultValue).map { prover.hasUse($0) != .never } ?? false
        case .unmetSelect, .emptyChoice, .recursion: return false
        }
    }
}

/// Asks all that a patch can have a say in, and of what is wrong whether it was before.
private struct StateReview {
    private let before: KconfigTree
    private let after: KconfigTree
    private let influenced: Set<SymbolID>
    private let changedPaths: Set<String>

    private let prover: Prover
    private lazy var earlier = Prover(for: before)

    private(set) var tally = ProofTally()
    private(set) var faults: [KconfigProofFault] = []
    private(set) var doubts: [Doubt] = []

    /// What was asked about lines of the state before, by what the line says.
    private lazy var earlierAttributes = Dictionary(
        grouping: [.select, .prompt, .defaultValue, .choice].flatMap { before.attributes(of: $0) },
        by: { Self.key(of: $0, in: before) })

    init(before: KconfigTree, after: KconfigTree, influenced: [SymbolID], changedPaths: [String]) {
        self.before = before
        self.after = after
        self.changedPaths = Set(changedPaths)
        self.influenced = Set(influenced)
        prover = Prover(for: after)
    }

    mutating func askAll() {
        for attribute in after.attributes(of: .select) where isInfluenced(attribute) { ask(select: attribute) }
        for id in after.definedSymbols where influenced.contains(id) { ask(symbol: id) }
        for attribute in after.attributes(of: .prompt) where isInfluenced(attribute) {
            ask(attribute, .unseenPrompt)
        }
        for attribute in after.attributes(of: .defaultValue) where isInfluenced(attribute) {
            ask(attribute, .uselessDefault)
        }
        for attribute in after.attributes(of: .choice) where changedPaths.contains(attribute.path) {
            ask(choice: attribute)
        }
        faults.sort { ($0.line.path, $0.line.line) < ($1.line.path, $1.line.line) }
    }

    private func isInfluenced(_ attribute: MenuAttribute) -> Bool {
        [attribute.symbol, attribute.target].contains { $0.map { influenced.contains($0) } ?? false }
    }

    private mutating func ask(select attribute: MenuAttribute) {
        guard let source = attribute.symbol, let target = attribute.target else { return }
        switch prover.unmetSelect(attribute) {
        case .holds: tally.provedSelects += 1
        case .violated(let witness):
            tally.violatedSelects += 1
            guard !wasWrong(attribute, { if case .violated = $0.unmetSelect($1) { true } else { false } }) else {
                return
            }
            faults.append(
                KconfigProofFault(
                    kind: .unmetSelect, line: after.line(of: attribute), symbol: target, source: source,
                    witness: witness))
        case .undecided(let doubt):
            tally.undecidedSelects += 1
            note(doubt, at: attribute)
        }
    }

    private mutating func ask(_ attribute: MenuAttribute, _ kind: KconfigProofFault.Kind) {
        tally.others += 1
        switch prover.hasUse(attribute) {
        case .some: return
        case .undecided(let doubt): note(doubt, at: attribute)
        case .never:
            guard let symbol = attribute.symbol, !isDead(symbol), !wasWrong(attribute, { $0.hasUse($1) == .never })
            else { return }
            faults.append(KconfigProofFault(kind: kind, line: after.line(of: attribute), symbol: symbol))
        }
    }

    private mutating func ask(symbol id: SymbolID) {
        let type = after.type(of: id)
        guard type == .bool || type == .tristate, let line = after.definitions(of: id).first?.line else { return }
        tally.others += 1
        if isDead(id) {
            let wasDead = before.symbol(after.nameText(of: id)).map { before.isDefined($0) && Self.isDead($0, earlier) }
            if wasDead != true { faults.append(KconfigProofFault(kind: .deadSymbol, line: line, symbol: id)) }
        } else if after.hasPromptOfItsOwn(id), prover.existence(of: .no, for: id) == .never {
            let wasSet = before.symbol(after.nameText(of: id)).map {
                before.isDefined($0) && before.hasPromptOfItsOwn($0) && earlier.existence(of: .no, for: $0) == .never
            }
            if wasSet != true { faults.append(KconfigProofFault(kind: .neverUnset, line: line, symbol: id)) }
        }
    }

    private mutating func ask(choice attribute: MenuAttribute) {
        tally.others += 1
        switch prover.canBeEmpty(attribute) {
        case .never: return
        case .undecided(let doubt): note(doubt, at: attribute)
        case .possible(let witness):
            guard !wasWrong(attribute, { if case .possible = $0.canBeEmpty($1) { true } else { false } }) else {
                return
            }
            faults.append(
                KconfigProofFault(
                    kind: .emptyChoice, line: after.line(of: attribute), symbol: attribute.symbol ?? .no,
                    witness: witness))
        }
    }

    /// Symbols that were found dead, or not.
    private var dead: [SymbolID: Bool] = [:]

    private mutating func isDead(_ id: SymbolID) -> Bool {
        guard after.type(of: id) == .bool || after.type(of: id) == .tristate else { return false }
        if let known = dead[id] { return known }
        let answer = Self.isDead(id, prover)
        dead[id] = answer
        return answer
    }

    private static func isDead(_ id: SymbolID, _ prover: Prover) -> Bool {
        prover.canBeSet(id) == .never
    }

    /// Whether the same line was wrong in the state before.
    private mutating func wasWrong(_ attribute: MenuAttribute, _ isWrong: (Prover, MenuAttribute) -> Bool) -> Bool {
        let same = earlierAttributes[Self.key(of: attribute, in: after)] ?? []
        let prover = earlier
        return same.contains { isWrong(prover, $0) }
    }

    private mutating func note(_ doubt: Doubt, at attribute: MenuAttribute) {
        guard case .recursion(let circle) = doubt else {
            if !doubts.contains(doubt) { doubts.append(doubt) }
            return
        }
        let names = Set(circle.map { after.nameText(of: $0) })
        let isKnown = faults.contains {
            if case .recursion(let known) = $0.kind {
                Set(known.map { after.nameText(of: $0) }) == names
            } else {
                false
            }
        }
        guard !isKnown, !wasThere(circle, names), let first = circle.first else { return }
        let line = after.definitions(of: first).first?.line ?? after.line(of: attribute)
        faults.append(KconfigProofFault(kind: .recursion(circle), line: line, symbol: first))
    }

    /// Whether the symbols of `circle`, which are called `names`, went in a circle in the state before.
    private mutating func wasThere(_ circle: [SymbolID], _ names: Set<String>) -> Bool {
        let prover = earlier
        return circle.contains { id in
            guard let old = before.symbol(after.nameText(of: id)), before.isDefined(old),
                case .recursion(let known) = prover.doubt(about: old)
            else { return false }
            return Set(known.map { before.nameText(of: $0) }) == names
        }
    }

    /// What the line says, without where it stands.
    private static func key(of attribute: MenuAttribute, in tree: KconfigTree) -> String {
        let names = [attribute.symbol, attribute.target].map { $0.map { tree.nameText(of: $0) } ?? "" }
        return "\(attribute.kind) \(names.joined(separator: " ")) \(tree.line(of: attribute).text)"
    }
}
