// SPDX-License-Identifier: GPL-2.0-only

/// A value that a configuration was asked for and did not take.
public struct UnmetRequest: Sendable, Hashable {
    /// What was asked for, and where.
    public var request: MergedFragments.Request

    /// What the symbol is in the end, as the right side of a line: nil where the configuration has no line for it.
    public var actual: [UInt8]?

    /// What stands in the way.
    public var obstacles: [Obstacle]

    /// Whether the meaning differs: a symbol that should not be set and has no line is as it was wanted.
    public var matters: Bool {
        func isUnset(_ value: [UInt8]?) -> Bool { value.map { $0 == [UInt8(ascii: "n")] } ?? true }
        return !isUnset(request.value) || !isUnset(actual)
    }
}

/// What keeps a symbol from a value.
public enum Obstacle: Sendable, Hashable {
    /// No file defines a symbol of this name.
    case undefined
    /// The type has no such value.
    case invalidValue(SymbolType)
    /// The user is not asked at any of these places: other lines decide.
    case noPrompt([KconfigLine])
    /// The prompt at `definition` is not shown, because of conditions that are `n`.
    case hidden(definition: KconfigLine, by: [Failing])
    /// The prompt at `definition` lets only `m` through, because of conditions that are `m`.
    case limitedToModule(definition: KconfigLine, by: [Failing])
    /// Lines select the symbol, by symbols that have these values.
    case selected([KconfigLine], value: Tristate)
    /// A bool is `y` where `m` was wanted, or there are no modules.
    case noModules
    /// The number is moved into a range.
    case range(KconfigLine, low: Int64, high: Int64)
    /// Another member of the choice is chosen.
    case otherMember(SymbolID, choice: KconfigLine)

    /// A condition that holds less than it would have to.
    public struct Failing: Sendable, Hashable {
        /// The line.
        public var line: KconfigLine

        /// What it asks for.
        public var expression: ExpressionID

        /// What that is.
        public var value: Tristate
    }
}
