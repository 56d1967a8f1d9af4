// SPDX-License-Identifier: GPL-2.0-only

internal import Kconfig

/// Asks all that a patch can have a say in, and of what is wrong whether it was before.
///
/// All questions are asked at once, and those about the state before once as well: most of what hundreds of lines
/// depend on is the same.
struct StateReview {
    private let before: KconfigTree
    private let after: KconfigTree
    private let reach: ReferenceGraph.Reach
    private let restated: Set<SymbolID>
    private let changedPaths: Set<String>

    private let prover: Prover

    private(set) var tally = ProofTally()
    private(set) var faults: [KconfigProofFault] = []
    private(set) var doubts: [Doubt] = []

    /// A review of `after`, which a patch that changes the files at `changedPaths` makes of `before`: it can have a say
    /// in `reach`, and what the `restated` symbols depend on, or their type, is another.
    init(
        before: KconfigTree, after: KconfigTree, reach: ReferenceGraph.Reach, restated: [SymbolID],
        changedPaths: [String]
    ) {
        self.before = before
        self.after = after
        self.reach = reach
        self.restated = Set(restated)
        self.changedPaths = Set(changedPaths)
        prover = Prover(for: after)
    }

    /// Asks, and keeps what is wrong in the order of the files.
    mutating func ask() {
        let matters = matters()
        var wrong: [Matter] = []
        for (matter, existence) in zip(matters, prover.existences(of: matters.map(\.question))) {
            count(matter, existence)
            if case .undecided(let doubt) = existence { note(doubt) }
            if existence == matter.flaw { wrong.append(matter) }
        }
        // Where nothing can set a symbol, there is no need to say that its lines have no use.
        let dead = Set(wrong.compactMap { $0.kind == .deadSymbol ? $0.symbol : nil })
        wrong.removeAll { $0.kind != .deadSymbol && $0.flaw == .never && dead.contains($0.symbol) }
        for matter in new(wrong) { tell(matter) }
        faults.sort { ($0.line.path, $0.line.line) < ($1.line.path, $1.line.line) }
    }

    /// A question with what is wrong where the answer is `flaw`.
    private struct Matter {
        var question: Question
        var kind: KconfigProofFault.Kind
        var flaw: Existence
        var symbol: SymbolID
        var attribute: MenuAttribute?
    }

    private func matters() -> [Matter] {
        var matters: [Matter] = []
        for attribute in after.attributes(of: .select) {
            guard attribute.symbol != nil, let target = attribute.target,
                restated.contains(target) || reach.contains(attribute, of: after)
            else { continue }
            matters.append(
                Matter(
                    question: .unmetSelect(attribute), kind: .unmetSelect, flaw: .some, symbol: target,
                    attribute: attribute))
        }
        for id in after.definedSymbols where reach.contains(id) {
            guard after.type(of: id) == .bool || after.type(of: id) == .tristate else { continue }
            matters.append(Matter(question: .set(id), kind: .deadSymbol, flaw: .never, symbol: id))
            if after.hasPromptOfItsOwn(id) {
                matters.append(Matter(question: .value(id, .no), kind: .neverUnset, flaw: .never, symbol: id))
            }
        }
        for (kind, fault) in [(MenuAttribute.Kind.prompt, .unseenPrompt), (.defaultValue, .uselessDefault)]
            as [(MenuAttribute.Kind, KconfigProofFault.Kind)]
        {
            for attribute in after.attributes(of: kind) {
                guard let symbol = attribute.symbol, reach.contains(symbol) else { continue }
                matters.append(
                    Matter(
                        question: .use(attribute), kind: fault, flaw: .never, symbol: symbol, attribute: attribute))
            }
        }
        for attribute in after.attributes(of: .choice) where changedPaths.contains(attribute.path) {
            matters.append(
                Matter(
                    question: .emptyChoice(attribute), kind: .emptyChoice, flaw: .some,
                    symbol: attribute.symbol ?? .no, attribute: attribute))
        }
        return matters
    }

    private mutating func count(_ matter: Matter, _ existence: Existence) {
        guard case .unmetSelect = matter.kind else {
            tally.others += 1
            return
        }
        switch existence {
        case .never: tally.provedSelects += 1
        case .some: tally.violatedSelects += 1
        case .undecided: tally.undecidedSelects += 1
        }
    }

    /// Those of `wrong` that were not so before: in the same line, as it reads, or of the same symbol.
    private func new(_ wrong: [Matter]) -> [Matter] {
        let earlier = wrong.map { earlierQuestions($0) }
        if earlier.allSatisfy(\.isEmpty) { return wrong }
        let questions = Array(earlier.joined())
        let answers = Prover(for: before).existences(of: questions)
        var place = 0
        var result: [Matter] = []
        for (matter, same) in zip(wrong, earlier) {
            if !answers[place..<(place + same.count)].contains(matter.flaw) { result.append(matter) }
            place += same.count
        }
        return result
    }

    /// The questions about the state before that are the same as that of `matter`.
    private func earlierQuestions(_ matter: Matter) -> [Question] {
        func old(_ symbol: SymbolID) -> SymbolID? {
            before.symbol(after.nameText(of: symbol)).flatMap { before.isDefined($0) ? $0 : nil }
        }
        switch matter.question {
        case .set: return old(matter.symbol).map { [.set($0)] } ?? []
        case .value(_, let value):
            return old(matter.symbol).flatMap { before.hasPromptOfItsOwn($0) ? [.value($0, value)] : nil } ?? []
        case .unmetSelect(let attribute):
            return (lines(like: attribute) + wider(than: attribute)).map { .unmetSelect($0) }
        case .use(let attribute): return lines(like: attribute).map { .use($0) }
        case .emptyChoice(let attribute): return lines(like: attribute).map { .emptyChoice($0) }
        }
    }

    /// The lines of the state before with which the same symbol selects the same one wherever `select` does.
    private func wider(than select: MenuAttribute) -> [MenuAttribute] {
        func name(_ id: SymbolID?, _ tree: KconfigTree) -> String? { id.map { tree.nameText(of: $0) } }
        guard let source = name(select.symbol, after).flatMap({ before.symbol($0) }) else { return [] }
        var equivalence = ChangeEquivalence(before: before, after: after)
        return before.attributes(of: .select, ofSymbol: source).filter {
            name($0.target, before) == name(select.target, after) && equivalence.isNarrowed(from: $0, to: select)
        }
    }

    /// The lines of the state before that say of the same symbol what `attribute` does, wherever they stand.
    private func lines(like attribute: MenuAttribute) -> [MenuAttribute] {
        let name = attribute.symbol.map { after.nameText(of: $0) }
        let symbol = name.flatMap { before.symbol($0) }
        guard symbol != nil || name == nil else { return [] }
        let text = after.line(of: attribute).text
        return before.attributes(of: attribute.kind, ofSymbol: symbol).filter { before.line(of: $0).text == text }
    }

    private mutating func tell(_ matter: Matter) {
        guard let line = matter.attribute.map(after.line(of:)) ?? after.definitions(of: matter.symbol).first?.line
        else {
            return
        }
        var fault = KconfigProofFault(kind: matter.kind, line: line, symbol: matter.symbol)
        switch matter.question {
        case .unmetSelect(let attribute):
            fault.source = attribute.symbol
            switch prover.unmetSelect(attribute) {
            case .violated(let witness): fault.witness = witness
            case .undecided(let doubt): return note(doubt)
            case .holds: return
            }
        case .emptyChoice(let attribute):
            switch prover.canBeEmpty(attribute) {
            case .possible(let witness): fault.witness = witness
            case .undecided(let doubt): return note(doubt)
            case .never: return
            }
        case .set, .value, .use: break
        }
        faults.append(fault)
    }

    /// Circles are told by what `conf` says of them.
    private mutating func note(_ doubt: Doubt) {
        if case .recursion = doubt, after.hasCircles { return }
        if !doubts.contains(doubt) { doubts.append(doubt) }
    }
}

extension KconfigTree {
    /// Whether the user is asked for `id` by itself, not as for a member of a choice.
    fileprivate func hasPromptOfItsOwn(_ id: SymbolID) -> Bool {
        !isMemberOfChoice(id) && definitions(of: id).contains { $0.prompt != nil }
    }
}
