// SPDX-License-Identifier: GPL-2.0-only

/// A symbol that is wanted to have a value in the end.
public struct WantedValue: Sendable, Hashable {
    /// The symbol, a bool or tristate.
    public var symbol: SymbolID

    /// Its value; nil for `m` or `y`, whichever it is.
    public var value: Tristate?

    /// `symbol` with `value`.
    public init(_ symbol: SymbolID, _ value: Tristate?) {
        self.symbol = symbol
        self.value = value
    }
}

/// Why a symbol cannot have a value.
public enum WhyNot: Sendable, Hashable {
    /// It can: so, to begin with.
    case possible(Witness)
    /// It cannot.
    case impossible(Explanation)
    /// That could not be told.
    case undecided(Doubt)
}

/// What stands in the way of a value.
public struct Explanation: Sendable, Hashable {
    /// The lines that it is impossible for, in the order of the files. None can be left out.
    public var lines: [MenuAttribute]

    /// The given values that it is impossible for, in the order in which they were given. None can be left out.
    public var given: [WantedValue]

    /// Whether there is no way to say it with fewer lines and given values; false where the search was given up.
    public var isShortest: Bool

    /// The fewest given values that have to change, each with a value that lets it through; nil where no change of
    /// them helps, and empty where nothing was given.
    ///
    /// Where there is one, a change that meets the dependencies of the symbol is told, though fewer values might
    /// have it selected against them.
    public var change: [WantedValue]?
}
