// SPDX-License-Identifier: GPL-2.0-only

internal import SAT

/// Says why a symbol cannot have a value: with the lines of the Kconfig files, and the values that are given.
public final class Explainer {
    private let tree: KconfigTree
    private let limits: Prover.Limits

    /// An explainer for `tree`.
    public init(for tree: KconfigTree, limits: Prover.Limits = Prover.Limits()) {
        self.tree = tree
        self.limits = limits
    }

    /// Why `wanted` cannot be where `given` is so.
    ///
    /// Given values are those that the symbols have in the end, not only what a user writes down.
    public func whyNot(_ wanted: WantedValue, given: [WantedValue] = []) -> WhyNot {
        let prover = Prover(for: tree, limits: limits)
        switch prover.search(.values(given + [wanted])) {
        case .possible(let witness): return .possible(witness)
        case .undecided(let doubt): return .undecided(doubt)
        case .never: return explain(wanted, given, prover)
        }
    }

    private func explain(_ wanted: WantedValue, _ given: [WantedValue], _ prover: Prover) -> WhyNot {
        let guarded = GuardedTree(of: tree)
        var encoding = Encoding(of: guarded.tree, guarded: guarded)
        let goal = encoding.literal(of: .values([wanted]))
        let values = given.map { encoding.literal(of: .values([$0])) }
        var found = explanation(goal, given, values, encoding)
        let isWhole = found == nil
        if isWhole {
            // It is something that the values have nothing to do with that does not settle.
            encoding.encodeAll()
            found = explanation(goal, given, values, encoding)
        }
        guard var explanation = found else { return .undecided(.conflictLimit) }
        if given.isEmpty { return .impossible(explanation) }
        explanation.change = change(for: wanted, goal, given, values, &encoding)
        if !isWhole, let change = explanation.change, !settles(wanted, given, change, prover) {
            encoding.encodeAll()
            explanation.change = self.change(for: wanted, goal, given, values, &encoding)
        }
        return .impossible(explanation)
    }

    /// Why `goal` cannot be, as far as `encoding` tells; nil where it does not.
    private func explanation(
        _ goal: Literal, _ given: [WantedValue], _ values: [Literal], _ encoding: Encoding
    ) -> Explanation? {
        let guards = encoding.guards.sorted {
            ($0.attribute.file, $0.attribute.line) < ($1.attribute.file, $1.attribute.line)
        }
        let cores = Cores(
            solver: encoding.gates.solver, hard: [goal], soft: values + guards.map(\.isCounted),
            conflicts: limits.conflicts)
        guard let core = cores.core() else { return nil }
        let shortest = cores.shortestCore()
        let told = shortest ?? core
        return Explanation(
            lines: told.filter { $0 >= values.count }.map { guards[$0 - values.count].attribute },
            given: told.filter { $0 < values.count }.map { given[$0] }, isShortest: shortest != nil, change: [])
    }

    /// The fewest of the given values that have to change, all lines being counted on.
    private func change(
        for wanted: WantedValue, _ goal: Literal, _ given: [WantedValue], _ values: [Literal],
        _ encoding: inout Encoding
    ) -> [WantedValue]? {
        // What the symbol depends on may not have been encoded before, and its lines count like all others.
        let isMet = encoding.literal(ofMet: wanted.symbol)
        let hard = [goal] + encoding.guards.map(\.isCounted)
        var result: [WantedValue]?
        // A change that lets it through against its own dependencies is the last resort.
        for hard in [hard + [isMet], hard] where result?.isEmpty != false {
            let all = Cores(solver: encoding.gates.solver, hard: hard, soft: values, conflicts: limits.conflicts)
            result = all.smallestCorrection().flatMap { change(of: $0, given, all, &encoding) }
        }
        return result
    }

    /// Whether there is a configuration with `change` made, in which all else settles too; true where that could not be
    /// told.
    private func settles(
        _ wanted: WantedValue, _ given: [WantedValue], _ change: [WantedValue], _ prover: Prover
    ) -> Bool {
        let kept = given.filter { one in !change.contains { $0.symbol == one.symbol } }
        return switch prover.search(.values(kept + change + [wanted])) {
        case .possible: true
        case .never, .undecided(.noStableConfiguration), .undecided(.unconfirmed): false
        case .undecided: true
        }
    }

    /// A value for each of the given ones at `indices`, the others staying as they are.
    private func change(
        of indices: [Int], _ given: [WantedValue], _ cores: Cores, _ encoding: inout Encoding
    ) -> [WantedValue]? {
        var demands = cores.hard + given.indices.filter { !indices.contains($0) }.map { cores.soft[$0] }
        var result: [WantedValue] = []
        for index in indices {
            let symbol = given[index].symbol
            var isFound = false
            for value in [Tristate.yes, .mod, .no] where !isFound && value != given[index].value {
                let literal = encoding.literal(of: .values([WantedValue(symbol, value)]))
                let outcome = cores.solver.solve(assuming: demands + [literal], conflicts: limits.conflicts)
                guard outcome == .satisfiable else { continue }
                demands.append(literal)
                result.append(WantedValue(symbol, value))
                isFound = true
            }
            if !isFound { return nil }
        }
        return result
    }
}

extension Encoding {
    /// Whether nothing raises `id` above what it depends on.
    fileprivate mutating func literal(ofMet id: SymbolID) -> Literal {
        guard tree.symbols[Int(id.index)].choice < 0 else { return gates.always }
        let reverse = reverse(of: id)
        let allowed = dependencies(of: id)
        let isMet = gates.or(!reverse.some, allowed.some)
        let isMetWhole = gates.or(!reverse.yes, allowed.yes)
        return gates.and(isMet, isMetWhole)
    }
}
