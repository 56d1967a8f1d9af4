// SPDX-License-Identifier: GPL-2.0-only

extension KconfigFault {
    /// How bad it is.
    public enum Severity: UInt8, Sendable, Hashable, Comparable {
        /// Something is said.
        case note
        /// `conf` goes on.
        case warning
        /// `conf` gives up.
        case error

        /// Orders notes before warnings before errors.
        public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
    }

    /// How bad it is for a `conf` of `dialect`.
    public func severity(in dialect: Dialect) -> Severity {
        switch kind {
        case .info: .note
        case .syntax(.ignoredByte), .syntax(.openQuote), .syntax(.noNewlineAtEnd), .redefinedType, .redefinedPrompt,
            .leadingBlanks, .menuConfigWithoutPrompt, .redefinedHelp, .blankHelp, .warning, .unknownAnswer, .noType,
            .defaultNotSingle, .invalidNumber, .defaultNotMember, .selectFromType, .selectOfType, .rangeOfType,
            .invalidRange, .boolComparedWithMod, .transitionalWithMore:
            .warning
        case .choiceWithoutPrompt: dialect.checksInMenuOrder ? .error : .warning
        case .memberWithoutPrompt, .memberNotBool, .memberDefault, .memberPromptElsewhere:
            dialect.choices == .plain ? .error : .warning
        default: .error
        }
    }

    /// What is wrong, as a clause.
    public var message: String {
        switch kind {
        case .syntax(let kind): kind.message
        case .notInDialect(let word): "\(word) is of another version of the language"
        case .notInChoice(let word): "'\(word)' cannot stand in a choice"
        case .noSuchFile(let path): "there is no file \"\(path)\" to be sourced"
        case .recursiveSource(let path): "\"\(path)\" sources itself"
        case .tooManyFiles: "files source files without end"
        case .unexpectedEnd(let end, nil): "'end\(end.spelling)' ends nothing"
        case .unexpectedEnd(let end, let block?):
            "'end\(end.spelling)' stands where 'end\(block.spelling)' is missing"
        case .endInOtherFile(let end, _, _): "'end\(end.spelling)' ends a block that begins in another file"
        case .missingEnd: "nothing ends the block that begins here"
        case .redefinedType(let symbol, let old, let new):
            "\"\(symbol)\" is \(old.confName) already, so the type \(new.confName) is ignored"
        case .redefinedPrompt: "the entry has a prompt already"
        case .leadingBlanks: "blanks in front of the prompt are ignored"
        case .menuConfigWithoutPrompt: "'menuconfig' without a prompt is no menu"
        case .redefinedHelp(let symbol): "\"\(symbol)\" has a help text already; only the last one is used"
        case .blankHelp(let symbol): "the help text of \"\(symbol)\" is blank"
        case .wrongArgumentCount("", _): "a function has more than 16 arguments"
        case .wrongArgumentCount(let name, let tooMany):
            "'\(name)' is called with too \(tooMany ? "many" : "few") arguments"
        case .openReference(let text): "'$(\(text)' lacks its ')'"
        case .recursiveVariable(let name): "the variable '\(name)' refers to itself"
        case .endlessExpansion: "macros expand without end"
        case .error(let text), .warning(let text), .info(let text): text
        case .unknownAnswer(let command): "it is not known what the command prints: \(command)"
        case .secondModules(let symbol, let known): "\"\(symbol)\" cannot stand for modules, for \"\(known)\" does"
        case .noType: "the symbol has no type"
        case .choiceWithoutPrompt: "the choice has no prompt"
        case .memberWithoutPrompt: "the member of the choice has no prompt"
        case .memberNotBool: "the member of the choice is not bool"
        case .memberDefault: "a member of a choice cannot have a default"
        case .memberPromptElsewhere: "the member of a choice has a prompt outside of it"
        case .defaultNotSingle(let symbol): "the default of \"\(symbol)\" is an expression, not one value"
        case .invalidNumber(let symbol): "the default of \"\(symbol)\" is not a number"
        case .defaultNotMember(let symbol): "the default \"\(symbol)\" is not a member of the choice"
        case .selectFromType(let symbol, let imply):
            "\"\(symbol)\" is neither bool nor tristate, so it cannot \(imply ? "imply" : "select")"
        case .selectOfType(let symbol, let imply):
            "\"\(symbol)\" is neither bool nor tristate, so nothing can \(imply ? "imply" : "select") it"
        case .rangeOfType: "only an int or hex can have a range"
        case .invalidRange: "a bound of the range is not a number"
        case .boolComparedWithMod(let symbol, let isEqual):
            "\"\(symbol)\" is a bool and never 'm', so \(symbol)\(isEqual ? "=m is always 'n'" : "!=m is always 'y'")"
        case .transitionalWithMore(let symbol):
            "\"\(symbol)\" is transitional, and can have a type and a help text only"
        case .recursiveDependency(let steps):
            "symbols depend on each other: " + steps.map(\.text).joined(separator: ", ")
        }
    }
}

extension SyntaxFault.Kind {
    fileprivate var message: String {
        switch self {
        case .ignoredByte(let byte):
            (0x21...0x7e).contains(byte)
                ? "'\(Character(Unicode.Scalar(byte)))' means nothing here and is ignored"
                : "the byte 0x\(String(byte, radix: 16)) means nothing here and is ignored"
        case .unknownStatement(let word): "no statement begins with \"\(word)\""
        case .misplacedOption(let word): "'\(word)' belongs to no entry above that can have it"
        case .emptyWord: "a macro expands to nothing here: is its name right?"
        case .expected(let what): "\(what) is expected here"
        case .openQuote: "the quoted text lacks its closing quote"
        case .openReference: "'$(' lacks its ')'"
        case .noNewlineAtEnd: "the last line does not end"
        case .openEnd: "the last line of the first file does not end, and conf refuses that"
        case .more: "there are more faults in this file"
        }
    }
}

extension DependencyStep {
    /// The step in words.
    public var text: String {
        switch kind {
        case .dependency: "\(symbol) depends on \(next)"
        case .selection: "\(symbol) is selected by \(next)"
        case .implication: "\(symbol) is implied by \(next)"
        case .value(let line): "the \(line) of \(symbol) names \(next)"
        case .condition(let line): "the condition of the \(line) of \(symbol) names \(next)"
        case .member: "\(symbol) is a member of \(next)"
        case .choice: "\(symbol) holds \(next)"
        }
    }
}

extension SymbolType {
    /// What `conf` calls it.
    var confName: String {
        switch self {
        case .unknown: "unknown"
        case .bool: "bool"
        case .tristate: "tristate"
        case .int: "integer"
        case .hex: "hex"
        case .string: "string"
        }
    }
}
