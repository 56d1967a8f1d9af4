// SPDX-License-Identifier: GPL-2.0-only

/// What is odd about a line of a `.config`.
public struct ConfigWarning: Sendable, Hashable {
    /// The line, from 1.
    public var line: UInt32

    /// What it is.
    public var kind: Kind

    /// The kinds of oddities; names are without `CONFIG_`.
    public enum Kind: Sendable, Hashable {
        /// The line sets nothing and is no comment.
        case unexpectedData([UInt8])
        /// The symbol can't have the value.
        case invalidValue([UInt8], name: [UInt8])
        /// A text has no closing quote.
        case openString
        /// No file of the tree speaks of the symbol.
        case unknownSymbol([UInt8])
        /// An earlier line sets the symbol.
        case reassigned([UInt8])
        /// Up to 6.9: a member is `m` in a choice that is `y`.
        case inconsistentChoice([UInt8])
        /// Up to 6.9: a second member is `y`.
        case changedChoice([UInt8])
    }

    /// The warning in `conf`'s words.
    public var message: [UInt8] {
        switch kind {
        case .unexpectedData(let line): Array("unexpected data: ".utf8) + line
        case .invalidValue(let value, let name):
            Array("symbol value '".utf8) + value + Array("' invalid for ".utf8) + name
        case .openString: Array("invalid string found".utf8)
        case .unknownSymbol(let name): Array("unknown symbol: ".utf8) + name
        case .reassigned(let name): Array("override: reassigning to symbol ".utf8) + name
        case .inconsistentChoice(let name): name + Array(" creates inconsistent choice state".utf8)
        case .changedChoice(let name): Array("override: ".utf8) + name + Array(" changes choice state".utf8)
        }
    }
}
