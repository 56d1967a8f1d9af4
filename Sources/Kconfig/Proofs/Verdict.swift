// SPDX-License-Identifier: GPL-2.0-only

/// Whether something holds in all configurations that a user can have.
public enum Verdict: Sendable, Hashable {
    /// It does.
    case holds
    /// It does not: in this one, to begin with.
    case violated(Witness)
    /// That could not be told.
    case undecided(Doubt)
}

/// Whether there is a configuration in which something shows.
public enum Possibility: Sendable, Hashable {
    /// There is none.
    case never
    /// There is this one.
    case possible(Witness)
    /// That could not be told.
    case undecided(Doubt)
}

/// Why something could not be told.
public enum Doubt: Sendable, Hashable {
    /// The values of these symbols, each of which depends on the next one and the last on the first.
    case recursion([SymbolID])
    /// It has to do with a choice of a kernel up to 6.10 that has a member with a prompt outside of it: what `conf`
    /// makes of that depends on the order in which it computes.
    case promptOutsideChoice
    /// The tree has no configuration that `conf` would leave as it is, in what the question is about: a range whose
    /// bounds are swapped, for one.
    case noStableConfiguration
    /// Numbers or texts have more values that something tells apart than can be looked at.
    case tooManyValues
    /// To compute and shorten what the solver finds takes longer than it may, with all that was found before.
    case workLimit
    /// The solver gave up after as many conflicts as it may have.
    case conflictLimit
    /// A configuration was found, and computed anew it does not show what it should: a fault of ours.
    case unconfirmed
    /// There is no such name.
    case undefined(String)
}

extension Possibility {
    /// The verdict on that it never shows.
    public var refutation: Verdict {
        switch self {
        case .never: .holds
        case .possible(let witness): .violated(witness)
        case .undecided(let doubt): .undecided(doubt)
        }
    }
}

/// A small configuration in which something shows: values of a user's, all others being left at their defaults.
///
/// None can be left out, as far as that was looked for; and the whole configuration that `conf` makes of it is one that
/// it does not change again.
public struct Witness: Sendable, Hashable {
    /// The values, in the order of the menu.
    public let settings: [Setting]

    /// Whether none can be left out; false where to look for that took too long.
    public let isSmallest: Bool

    /// A value that the user gives.
    public struct Setting: Sendable, Hashable {
        /// The symbol.
        public let symbol: SymbolID
        /// Its name.
        public let name: String
        /// Its type.
        public let type: SymbolType
        /// `n`, `m`, `y`, a number or a string without quotes.
        public let value: String
    }

    /// What commands of a shell print whose answers are not known, where it is not what a probe that fails does. The
    /// names are those of the commands.
    public var answers: [Setting] { settings.filter { $0.type == .unknown } }

    /// The lines of a fragment, as a `.config` has them.
    public var fragment: [String] {
        settings.filter { $0.type != .unknown }.map { setting in
            switch setting.type {
            case .string:
                let escaped = setting.value.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
                return "CONFIG_\(setting.name)=\"\(String(escaped))\""
            case .bool, .tristate:
                return setting.value == "n"
                    ? "# CONFIG_\(setting.name) is not set" : "CONFIG_\(setting.name)=\(setting.value)"
            case .unknown, .int, .hex: return "CONFIG_\(setting.name)=\(setting.value)"
            }
        }
    }
}
