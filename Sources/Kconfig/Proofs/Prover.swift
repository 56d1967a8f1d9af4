// SPDX-License-Identifier: GPL-2.0-only

internal import SAT

/// Answers questions about all configurations that a tree allows.
///
/// A configuration is one that a user can have, and that `conf --olddefconfig` leaves as it is. Whatever is found is
/// computed anew by ``Configuration`` before it is told.
///
/// What a prover answers depends on the tree and on what it was asked before: the witnesses, not the verdicts. To get
/// the same ones however many work at a time, give each a fixed batch of questions, see
/// ``KconfigTree/batches(of:)``.
public final class Prover {
    var encoding: Encoding
    var configuration: Configuration
    let limits: Limits

    /// What the questions have cost so far.
    public internal(set) var statistics = Statistics()

    /// The names that ``configuration`` knows of those of the encoding; -1 where it knows another tree.
    private var knownNames = -1

    /// Whether all symbols are encoded, not only those that were asked about.
    private var isWhole = false

    private var goals: [Invariant: Goal] = [:]

    /// Configurations in which something was seen already; nil before the first question that looks at them.
    var sightings: [Configuration]?

    /// Whether what is encoded can be true at all, as far as was asked.
    private var checkedSymbols = -1

    /// How much questions may cost.
    public struct Limits: Sendable, Hashable {
        /// Conflicts of the solver, for each.
        public var conflicts: Int32 = 200_000

        /// Values that are computed to confirm and shorten what the solver finds, with all questions before: a second
        /// or two. All 14,567 selects of v6.12 on x86 take 1.1 million.
        public var steps = 60_000_000

        /// The limits that a question has where nothing else is said.
        public init() {}

        /// The same, but with no more than `steps` values that are computed.
        public init(steps: Int) { self.steps = min(self.steps, steps) }
    }

    /// What questions have cost.
    public struct Statistics: Sendable, Hashable {
        /// Questions that were asked.
        public var questions = 0
        /// Those of them that the solver was needed for.
        public var solved = 0
        /// Configurations that were computed to confirm and shorten what was found.
        public var evaluations = 0
        /// Values that were computed for that.
        public var steps = 0
        /// What was found and not confirmed: faults of ours.
        public var unconfirmed = 0
        /// Variables of the formula.
        public var variables = 0
        /// Clauses of the formula.
        public var clauses = 0
    }

    /// A prover for `tree`.
    public init(for tree: KconfigTree, limits: Limits = Limits()) {
        encoding = Encoding(of: tree)
        configuration = Configuration(of: tree)
        self.limits = limits
    }

    /// Gets ready to be asked about `invariants`, so that all of them are asked of one formula.
    ///
    /// An invariant may compare with values that nothing else does: what is encoded has to be encoded anew for those
    /// that are new.
    public func prepare(_ invariants: [Invariant]) {
        var tree = encoding.tree
        var isNew = false
        for invariant in invariants where goals[invariant] == nil {
            goals[invariant] = tree.goal(breaking: invariant)
            isNew = true
        }
        guard isNew else { return }
        encoding = Encoding(of: tree)
        knownNames = -1
        checkedSymbols = -1
        isWhole = false
        sightings = nil
    }

    /// What it takes to break `invariant`.
    func goal(breaking invariant: Invariant) -> Goal {
        prepare([invariant])
        return goals[invariant] ?? .values([])
    }

    /// Whether there is a configuration in which `goal` shows.
    func search(_ goal: Goal) -> Possibility {
        if let doubt = doubt(about: goal) { return .undecided(doubt) }
        switch outcome(of: goal) {
        case .never: return .never
        case .some: return confirm(goal)
        case .undecided(let doubt): return .undecided(doubt)
        }
    }

    /// Why nothing can be told of `goal`, whatever the solver finds.
    func doubt(about goal: Goal) -> Doubt? {
        statistics.questions += 1
        for part in encoding.parts(of: goal) {
            if let doubt = encoding.doubt(of: part) { return doubt }
        }
        return nil
    }

    /// What the solver says of `goal`.
    func outcome(of goal: Goal) -> Existence {
        let literal = encoding.literal(of: goal)
        if literal == encoding.gates.never { return .never }
        if isSpent { return .undecided(.workLimit) }
        return switch solve(assuming: literal) {
        case .undecided: .undecided(.conflictLimit)
        case .unsatisfiable: isSatisfiable() ? .never : .undecided(.noStableConfiguration)
        case .satisfiable: .some
        }
    }

    /// Whether what is encoded can be true together with `literal`.
    func solve(assuming literal: Literal) -> Solver.Outcome {
        statistics.solved += 1
        let outcome = encoding.gates.solver.solve(assuming: [literal], conflicts: limits.conflicts)
        statistics.variables = Int(encoding.gates.solver.variableCount)
        statistics.clauses = encoding.gates.solver.clauseCount
        // Where it finds something, it has given each variable a value.
        if outcome == .satisfiable { statistics.steps += statistics.variables }
        return outcome
    }

    /// Whether what has been computed is all that may be.
    var isSpent: Bool { statistics.steps > limits.steps }

    /// Whether there is any configuration of what is encoded: asked once for each state of the formula.
    func isSatisfiable() -> Bool {
        if checkedSymbols == encoding.encodedSymbols.count { return true }
        guard encoding.gates.solver.solve(assuming: [], conflicts: limits.conflicts) == .satisfiable else {
            return false
        }
        checkedSymbols = encoding.encodedSymbols.count
        return true
    }

    private func confirm(_ goal: Goal) -> Possibility {
        if isSpent { return .undecided(.workLimit) }
        let before = evaluator().steps
        var shrinking = Shrinking(
            encoding.settings(), of: goal, in: evaluator(), steps: limits.steps - statistics.steps)
        let outcome = shrinking.shrink()
        configuration = shrinking.configuration
        statistics.evaluations += shrinking.evaluations
        statistics.steps += configuration.steps - before
        switch outcome {
        case .shrunk(let settings, let isSmallest):
            return .possible(Witness(settings.map { encoding.tree.setting($0) }, isSmallest: isSmallest))
        case .unstable:
            // Something that the goal has nothing to do with does not settle: have the solver mind it too.
            if isWhole { return .undecided(.noStableConfiguration) }
            isWhole = true
            encoding.encodeAll()
            return search(goal)
        case .unconfirmed:
            statistics.unconfirmed += 1
            return .undecided(.unconfirmed)
        }
    }

    /// A configuration that knows all names that the encoding does.
    func evaluator() -> Configuration {
        if knownNames != encoding.tree.names.count {
            configuration = Configuration(of: encoding.tree)
            knownNames = encoding.tree.names.count
        }
        return configuration
    }
}

extension Prover {
    /// Whether there is a configuration in which `attribute`, a `select`, raises its target above what that depends on:
    /// where `conf` warns of unmet direct dependencies.
    public func unmetSelect(_ attribute: MenuAttribute) -> Verdict {
        attribute.kind == .select ? search(.unmetSelect(attribute.index)).refutation : .holds
    }

    /// Whether `symbol`, a bool or tristate, can have `value`.
    public func canBe(_ symbol: SymbolID, _ value: Tristate) -> Possibility { search(.value(symbol, value)) }

    /// Whether all of `wanted` can be at once.
    public func canBe(_ wanted: [WantedValue]) -> Possibility { search(.values(wanted)) }

    /// Whether `attribute`, a prompt, can ever be seen.
    public func canBeSeen(_ attribute: MenuAttribute) -> Possibility {
        attribute.kind == .prompt ? search(.visiblePrompt(attribute.index)) : .never
    }

    /// Whether `attribute`, a default, is ever the first one of its symbol whose condition holds.
    public func canApply(_ attribute: MenuAttribute) -> Possibility {
        attribute.kind == .defaultValue ? search(.activeDefault(attribute.index)) : .never
    }

    /// Whether `attribute`, a choice, can be seen while none of its members can.
    public func canBeEmpty(_ attribute: MenuAttribute) -> Possibility {
        guard attribute.kind == .choice else { return .never }
        return search(.emptyChoice(SymbolID(index: encoding.tree.entries[Int(attribute.index)].symbol)))
    }
}

extension KconfigTree {
    /// `attributes` in the batches in which provers are to be asked about them: the same however many work at a time.
    public func batches(of attributes: [MenuAttribute]) -> [ArraySlice<MenuAttribute>] {
        stride(from: 0, to: attributes.count, by: Self.batchSize).map {
            attributes[$0..<min(attributes.count, $0 + Self.batchSize)]
        }
    }

    private static let batchSize = 1024
}
