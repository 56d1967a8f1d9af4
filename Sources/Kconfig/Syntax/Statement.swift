// SPDX-License-Identifier: GPL-2.0-only

/// A line of a Kconfig file, or what a backslash at its end and a help text make of several.
///
/// Statements stand in the order of the file and are not nested: what belongs into what is decided in elaboration,
/// where files are put together. ``word``, ``other``, ``expression`` and ``condition`` are indices into the
/// ``KconfigFile``; which of them there are depends on the ``kind``.
public struct Statement: Sendable, Hashable {
    /// What it does.
    public var kind: Kind

    /// The type that ``Kind/type`` and ``Kind/defaultValue`` (`def_bool`) give to the symbol.
    public var type: SymbolType = .unknown

    /// How ``Kind/assignment`` keeps its value.
    public var flavor: VariableFlavor = .recursive

    /// Line of the file, from 1.
    public var line: UInt32

    /// The name, the text or the path; the left bound of a range; the name of a variable.
    public var word: WordIndex?

    /// The right bound of a range; the value of a variable.
    public var other: WordIndex?

    /// The expression of `depends on`, `default` and `if`.
    public var expression: ExpressionIndex?

    /// The expression behind `if` at the end of the line.
    public var condition: ExpressionIndex?

    /// A statement of `kind` on `line`.
    init(_ kind: Kind, line: UInt32) {
        self.kind = kind
        self.line = line
    }

    /// What a statement does.
    public enum Kind: UInt8, Sendable, Hashable {
        /// `mainmenu "word"`
        case mainMenu
        /// `config word`
        case config
        /// `menuconfig word`
        case menuConfig
        /// `choice`, up to 6.9 with a name as `word`
        case choice
        /// `endchoice`
        case endChoice
        /// `menu "word"`
        case menu
        /// `endmenu`
        case endMenu
        /// `if expression`
        case `if`
        /// `endif`
        case endIf
        /// `comment "word"`
        case comment
        /// `source "word"`
        case source
        /// `word = other`
        case assignment
        /// A line that begins with a macro: `$(error-if,…)`
        case macro

        /// `bool "word" if condition`
        case type
        /// `prompt "word" if condition`
        case prompt
        /// `default expression if condition`
        case defaultValue
        /// `select word if condition`
        case select
        /// `imply word if condition`
        case imply
        /// `range word other if condition`
        case range
        /// `depends on expression`, since 6.19 with `if condition`
        case dependsOn
        /// `visible if condition`
        case visibleIf
        /// `help`, with the raw lines below it as `word`
        case help
        /// `modules`, since 5.13
        case modules
        /// `option word`, or `option word="other"`, up to 5.12
        case option
        /// `optional`, of choices up to 6.9
        case optional
        /// `transitional`, since 6.18
        case transitional
    }
}

/// The type of a symbol.
public enum SymbolType: UInt8, Sendable, Hashable, CaseIterable {
    /// None is given.
    case unknown
    /// `n` or `y`
    case bool
    /// `n`, `m` or `y`
    case tristate
    /// A decimal number
    case int
    /// A hexadecimal number
    case hex
    /// Any text
    case string
}

/// How a variable of the macro language keeps its value.
public enum VariableFlavor: UInt8, Sendable, Hashable {
    /// `=`: expanded where it is used.
    case recursive
    /// `:=`: expanded where it is assigned.
    case simple
    /// `+=`: as the variable is.
    case append
}
