// SPDX-License-Identifier: GPL-2.0-only

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
    /// Whether `symbol`, a bool or tristate, can have `value`.
    public func existence(of value: Tristate, for symbol: SymbolID) -> Existence { exists(.value(symbol, value)) }

    /// Whether `symbol`, a bool or tristate, can have another value than `n`.
    public func canBeSet(_ symbol: SymbolID) -> Existence {
        exists(.values([WantedValue(symbol, nil)]))
    }

    /// Whether `attribute` ever has a say: a prompt that can be seen, a default that is the first one of its symbol
    /// whose condition holds.
    public func hasUse(_ attribute: MenuAttribute) -> Existence {
        switch attribute.kind {
        case .prompt: exists(.visiblePrompt(attribute.index))
        case .defaultValue: exists(.activeDefault(attribute.index))
        default: .some
        }
    }

    /// Why nothing can be told of `symbol`, whatever is asked about its value; nil where something can.
    public func doubt(about symbol: SymbolID) -> Doubt? { doubt(about: .value(symbol, .yes)) }

    private func exists(_ goal: Goal) -> Existence {
        if let doubt = doubt(about: goal) { return .undecided(doubt) }
        if sightings == nil { sightings = usualConfigurations() }
        if isSighted(goal) { return .some }
        switch outcome(of: goal) {
        case .never: return .never
        case .undecided(let doubt): return .undecided(doubt)
        case .some:
            // What the solver has found is computed anew before it is believed.
            guard sight(goal) else {
                return switch search(goal) {
                case .never: .never
                case .possible: .some
                case .undecided(let doubt): .undecided(doubt)
                }
            }
            return .some
        }
    }

    /// Whether `goal` shows in a configuration that is there already.
    private func isSighted(_ goal: Goal) -> Bool {
        for index in (sightings ?? []).indices where sightings?[index].shows(goal) == true { return true }
        return false
    }

    /// Whether `goal` shows in the configuration that the solver has found, and stays; then it is kept.
    private func sight(_ goal: Goal) -> Bool {
        var found = evaluator()
        let settings = encoding.settings()
        found.take(settings)
        statistics.evaluations += 1
        let answers = settings.filter { encoding.tree.symbols[Int($0.symbol.index)].isFree }
        guard found.shows(goal), var settled = found.settled(besides: answers), settled.shows(goal) else {
            return false
        }
        if let count = sightings?.count, count < Self.mostSightings { sightings?.append(settled) }
        return true
    }

    /// Configurations that are kept: each is looked at for each question.
    private static let mostSightings = 24

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
