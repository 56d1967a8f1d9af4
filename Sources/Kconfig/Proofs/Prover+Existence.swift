// SPDX-License-Identifier: GPL-2.0-only

internal import SAT

/// Whether something shows in a configuration, without the configuration.
public enum Existence: Sendable, Hashable {
    /// In none.
    case never
    /// In one at least.
    case some
    /// That could not be told.
    case undecided(Doubt)
}

/// Questions of which nobody wants to see the configuration.
///
/// Most of what a tree says has its use in a configuration that everybody builds, so those are looked at first, then
/// those that the solver has found for other questions; and nothing is made smaller.
extension Prover {
    /// Whether there is a configuration in which `question` shows.
    public func existence(of question: Question) -> Existence {
        goal(of: question).map { exists($0) } ?? .never
    }

    /// Whether there are configurations in which `questions` show, in their order.
    ///
    /// One formula holds all that they are about, and the solver is asked whether any of them shows: if none does, one
    /// answer is that of all; if one does, what was found shows others as well.
    public func existences(of questions: [Question]) -> [Existence] {
        var answers = [Existence](repeating: .never, count: questions.count)
        var open: [OpenQuestion] = []
        for (place, question) in questions.enumerated() {
            guard let goal = goal(of: question) else { continue }
            if let doubt = doubt(about: goal) {
                answers[place] = .undecided(doubt)
            } else {
                open.append(OpenQuestion(place: place, goal: goal))
            }
        }
        if sightings == nil, open.count >= Self.fewestForSightings { sightings = usualConfigurations() }
        open.removeAll { question in
            if isSighted(question.goal) { answers[question.place] = .some }
            return answers[question.place] == .some
        }
        for index in open.indices { open[index].literal = encoding.literal(of: open[index].goal) }
        open.removeAll { $0.literal == encoding.gates.never }
        if open.isEmpty { return answers }
        guard isSatisfiable() else {
            // Something that nobody leaves as it is stands among them: it must not have a say in the others.
            let single = Prover(for: encoding.tree, limits: limits)
            for question in open { answers[question.place] = single.exists(question.goal) }
            return answers
        }
        var hopes = open.filter { $0.isHoped }
        open.removeAll { $0.isHoped }
        prefer(hopes)
        ask(&hopes, &answers)
        ask(&open, &answers)
        open += hopes
        for question in open { answers[question.place] = exists(question.goal) }
        return answers
    }

    /// Why nothing can be told of `symbol`, whatever is asked about its value; nil where something can.
    public func doubt(about symbol: SymbolID) -> Doubt? { doubt(about: .value(symbol, .yes)) }

    /// A question without an answer.
    private struct OpenQuestion {
        var place: Int
        var goal: Goal
        var literal: Literal?

        /// Whether it is expected to show.
        var isHoped: Bool {
            switch goal {
            case .unmetSelect, .emptyChoice, .broken: false
            case .value, .values, .visiblePrompt, .activeDefault: true
            }
        }
    }

    /// Has the solver try first to make all of `questions` show: what was made last is decided first, and as true.
    private func prefer(_ questions: [OpenQuestion]) {
        for literal in questions.compactMap(\.literal) {
            let isShown = encoding.gates.makeVariable()
            encoding.gates.demand(!isShown, literal)
        }
    }

    /// Asks of some of `open` at a time whether one of them shows, until none does; those that have to be asked alone
    /// are left.
    private func ask(_ open: inout [OpenQuestion], _ answers: inout [Existence]) {
        var alone: [OpenQuestion] = []
        while !open.isEmpty {
            if isSpent {
                for question in open { answers[question.place] = .undecided(.workLimit) }
                break
            }
            let literals = open.suffix(Self.mostAtOnce).compactMap(\.literal)
            var any = literals[0]
            if literals.count > 1 {
                any = encoding.gates.makeVariable()
                encoding.gates.solver.add(clause: [!any] + literals)
            }
            switch solve(assuming: any) {
            case .undecided:
                alone += open.suffix(literals.count)
                open.removeLast(literals.count)
            case .unsatisfiable: open.removeLast(literals.count)
            case .satisfiable:
                let solver = encoding.gates.solver
                let shown = open.filter { $0.literal.map(solver.value(of:)) == true }
                open.removeAll { $0.literal.map(solver.value(of:)) == true }
                let sighting = sight()
                for question in shown {
                    if sighting?.configuration.shows(question.goal) == true {
                        answers[question.place] = .some
                    } else {
                        alone.append(question)
                    }
                }
            }
        }
        open = alone
    }

    private func exists(_ goal: Goal) -> Existence {
        if let doubt = doubt(about: goal) { return .undecided(doubt) }
        if isSighted(goal) { return .some }
        switch outcome(of: goal) {
        case .never: return .never
        case .undecided(let doubt): return .undecided(doubt)
        case .some:
            // What the solver has found is computed anew before it is believed.
            if let sighting = sight(), sighting.configuration.shows(goal) { return .some }
            return switch search(goal) {
            case .never: .never
            case .possible: .some
            case .undecided(let doubt): .undecided(doubt)
            }
        }
    }

    /// Whether `goal` shows in a configuration that is there already.
    private func isSighted(_ goal: Goal) -> Bool {
        for index in (sightings ?? []).indices where sightings?[index].shows(goal) == true { return true }
        return false
    }

    /// A configuration, to be looked at in more than one place.
    private final class Sighting {
        var configuration: Configuration

        init(_ configuration: Configuration) { self.configuration = configuration }
    }

    /// The configuration that the solver has found, as it is computed anew.
    ///
    /// What is encoded stays as it is there. Whether all else does, too, is looked at as long as such configurations
    /// are kept: where it does not, nothing is told by them.
    private func sight() -> Sighting? {
        var found = evaluator()
        let settings = encoding.settings()
        let before = found.steps
        found.take(settings)
        statistics.evaluations += 1
        statistics.steps += found.tree.symbols.count
        defer { statistics.steps += found.steps - before }
        guard sightings?.count ?? 0 < Self.mostSightings else { return Sighting(found) }
        let answers = settings.filter { encoding.tree.symbols[Int($0.symbol.index)].isGivenUnasked }
        guard let settled = found.settled(besides: answers) else { return nil }
        sightings = (sightings ?? []) + [settled]
        return Sighting(settled)
    }

    /// For fewer questions the usual configurations are not worth their computation.
    private static let fewestForSightings = 32

    /// Of so many questions the solver is asked at once: one by one they cost it a way through the whole formula each,
    /// and of hundreds it has to tell which are which.
    private static let mostAtOnce = 16

    /// Configurations that are kept: each is looked at for each question.
    private static let mostSightings = 12

    /// What `allyesconfig`, `allmodconfig`, `allnoconfig` and `alldefconfig` make, as far as it stays as it is.
    private func usualConfigurations() -> [Configuration] {
        let plain = Configuration(of: encoding.tree)
        let others = [Tristate.yes, .mod, .no].map { value in
            var configuration = plain
            configuration.setNewSymbols(to: value)
            return configuration
        }
        return (others + [plain]).compactMap { $0.settled(besides: []) }
    }
}

extension Configuration {
    /// The configuration with all values that can be seen set by the user, and `answers`, which nobody sees; nil where
    /// `conf` would change it.
    fileprivate func settled(besides answers: [UserSetting]) -> Configuration? {
        var result = self
        let values = answers + result.visibleSettings()
        result.take(values)
        return answers + result.visibleSettings() == values ? result : nil
    }
}
