// SPDX-License-Identifier: GPL-2.0-only

/// What is wrong with a tree, or odd.
public struct KconfigFault: Sendable, Hashable {
    /// The file that was sourced, by its number; -1 where there is none.
    var file: Int32

    /// Line of the file, from 1.
    public var line: UInt32

    /// What it is.
    public var kind: Kind

    /// The kinds of faults.
    public enum Kind: Sendable, Hashable {
        /// A line can't be understood.
        case syntax(SyntaxFault.Kind)
        /// A word that another version of the language has.
        case notInDialect(String)
        /// A statement that can't stand in a choice.
        case notInChoice(String)
        /// A file can't be read.
        case noSuchFile(String)
        /// A file sources itself, by way of others perhaps.
        case recursiveSource(String)
        /// Files source files without end, or nearly.
        case tooManyFiles
        /// `endmenu` and the like end something else.
        case unexpectedEnd(Statement.Kind, within: Statement.Kind?)
        /// A block ends in another file than it begins in.
        case endInOtherFile(Statement.Kind, file: Int32, line: UInt32)
        /// A block has no end.
        case missingEnd
        /// A second type.
        case redefinedType(symbol: String, from: SymbolType, to: SymbolType)
        /// A second prompt.
        case redefinedPrompt
        /// Blanks in front of a prompt.
        case leadingBlanks
        /// `menuconfig` without a prompt.
        case menuConfigWithoutPrompt
        /// A second help text.
        case redefinedHelp(String)
        /// A help text of blanks.
        case blankHelp(String)
        /// A macro of the language was called with too few or too many arguments.
        case wrongArgumentCount(String, tooMany: Bool)
        /// `$(` without its `)`, in a value.
        case openReference(String)
        /// A variable refers to itself.
        case recursiveVariable(String)
        /// Macros expand without end.
        case endlessExpansion
        /// `$(error-if,y,…)`
        case error(String)
        /// `$(warning-if,y,…)`
        case warning(String)
        /// `$(info,…)`
        case info(String)
        /// A command whose answer is not known.
        case unknownAnswer(String)
        /// A second symbol that says whether there are modules.
        case secondModules(String, known: String)
        /// A symbol without a type.
        case noType
        /// A choice without a prompt.
        case choiceWithoutPrompt
        /// A member of a choice without a prompt.
        case memberWithoutPrompt
        /// A member of a choice that is no bool.
        case memberNotBool
        /// A default of a member of a choice.
        case memberDefault
        /// A prompt of a member of a choice that stands outside of it.
        case memberPromptElsewhere
        /// The default of an int, hex or string is an expression.
        case defaultNotSingle(String)
        /// The default of an int or hex is no number.
        case invalidNumber(String)
        /// The default of a choice is none of its members.
        case defaultNotMember(String)
        /// A symbol that can't select does, or imply.
        case selectFromType(symbol: String, imply: Bool)
        /// A symbol that can't be selected is, or implied.
        case selectOfType(symbol: String, imply: Bool)
        /// A range of a symbol that is no number.
        case rangeOfType
        /// The bounds of a range are no numbers.
        case invalidRange
        /// A bool is compared with `m`.
        case boolComparedWithMod(String, isEqual: Bool)
        /// A `transitional` symbol has more than a type and a help text.
        case transitionalWithMore(String)
        /// Symbols that depend on each other in a circle.
        case recursiveDependency([DependencyStep])
    }
}

/// A step on the way around a circle of dependencies.
public struct DependencyStep: Sendable, Hashable {
    /// How a symbol comes to need the next.
    public enum Kind: Sendable, Hashable {
        /// `depends on`, of its own or of a menu around it
        case dependency
        /// The next one selects it.
        case selection
        /// The next one implies it.
        case implication
        /// A value of it names the next one.
        case value(String)
        /// The condition of a line names the next one.
        case condition(String)
        /// It is a member of the next one, a choice.
        case member
        /// It is a choice, and the next one a member of it.
        case choice
    }

    /// The symbol; `<choice>` for a choice.
    public var symbol: String
    /// How it comes to need the next.
    public var kind: Kind
    /// The next symbol.
    public var next: String
    /// Where a line says so, as `conf` tells it.
    var file: Int32
    /// Line of the file.
    public var line: UInt32
}
