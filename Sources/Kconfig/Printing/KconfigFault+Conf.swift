// SPDX-License-Identifier: GPL-2.0-only

extension KconfigFault {
    /// Whether `conf` exits at once.
    var endsConf: Bool {
        switch kind {
        case .noSuchFile, .recursiveSource, .tooManyFiles, .wrongArgumentCount, .openReference, .recursiveVariable,
            .endlessExpansion, .error, .syntax(.openReference):
            true
        default: false
        }
    }

    /// Whether the parser of `conf` says "syntax error" first.
    var isSyntaxError: Bool {
        switch kind {
        case .syntax(.unknownStatement), .syntax(.misplacedOption), .syntax(.expected), .syntax(.emptyWord),
            .notInDialect, .notInChoice, .unexpectedEnd(_, within: nil):
            true
        default: false
        }
    }

    /// What `conf` says behind place and colon; nil where it says nothing, or more than a line.
    ///
    /// Its errors have a blank behind the colon, most of its warnings have none.
    func confText(in dialect: Dialect) -> String? {
        switch kind {
        case .syntax(let kind): return kind.confText
        case .unknownAnswer, .tooManyFiles, .info, .boolComparedWithMod, .recursiveSource, .recursiveDependency:
            return nil
        case .notInDialect, .notInChoice, .unexpectedEnd(_, within: nil): return " invalid statement"
        case .openReference(let text): return " unterminated reference to '\(text)': missing ')'"
        case .noSuchFile(let path): return " can't open file \"\(path)\""
        case .unexpectedEnd(let end, within: let block?):
            return " unexpected '\(end.spelling)' within \(block.spelling) block"
        case .endInOtherFile(let end, _, _): return " '\(end.spelling)' in different file than '\(end.spelling)'"
        case .missingEnd: return " missing end statement for this entry"
        case .redefinedType(let symbol, let old, let new):
            return "warning: ignoring type redefinition of '\(symbol)' from '\(old.confName)' to '\(new.confName)'"
        case .redefinedPrompt: return "warning: prompt redefined"
        case .leadingBlanks: return "warning: leading whitespace ignored"
        case .menuConfigWithoutPrompt: return " warning: menuconfig statement without prompt"
        case .redefinedHelp(let symbol):
            return " warning: '\(symbol)' defined with more than one help text -- only the last one will be used"
        case .blankHelp(let symbol): return " warning: '\(symbol)' defined with blank help text"
        case .wrongArgumentCount("", _): return " too many function arguments"
        case .wrongArgumentCount(let name, let tooMany):
            return " too \(tooMany ? "many" : "few") function arguments passed to '\(name)'"
        case .recursiveVariable(let name): return " Recursive variable '\(name)' references itself (eventually)"
        case .endlessExpansion: return " Too deep recursive expansion"
        case .error(let text), .warning(let text): return " " + text
        case .secondModules(let symbol, let known):
            return " symbol '\(symbol)' redefines option 'modules' already defined by symbol '\(known)'"
        case .choiceWithoutPrompt:
            return (dialect.checksInMenuOrder ? " error:" : "warning:") + " choice must have a prompt"
        case .memberWithoutPrompt, .memberNotBool, .memberDefault, .memberPromptElsewhere:
            return dialect.choices == .plain ? confTextOfPlainMember : confTextOfModalMember
        default: return confTextOfProperty.map { "warning: " + $0 }
        }
    }

    private var confTextOfPlainMember: String? {
        switch kind {
        case .memberWithoutPrompt: " error: choice member must have a prompt"
        case .memberNotBool: " error: choice member must be bool"
        case .memberDefault: " error: defaults for choice values not supported"
        case .memberPromptElsewhere: " error: choice value has a prompt outside its choice group"
        default: nil
        }
    }

    private var confTextOfModalMember: String? {
        switch kind {
        case .memberWithoutPrompt: "warning: choice value must have a prompt"
        case .memberDefault: "warning: defaults for choice values not supported"
        case .memberPromptElsewhere: "warning: choice value used outside its choice group"
        default: nil
        }
    }

    private var confTextOfProperty: String? {
        switch kind {
        case .noType: "config symbol defined without type"
        case .defaultNotSingle(let symbol): "default for config symbol '\(symbol)' must be a single symbol"
        case .invalidNumber(let symbol): "'\(symbol)': number is invalid"
        case .defaultNotMember(let symbol): "choice default symbol '\(symbol)' is not contained in the choice"
        case .selectFromType(let symbol, let imply):
            "config symbol '\(symbol)' uses \(imply ? "imply" : "select"), but is not bool or tristate"
        case .selectOfType(let symbol, let imply):
            "'\(symbol)' has wrong type. '\(imply ? "imply" : "select")' only accept arguments of bool and tristate type"
        case .rangeOfType: "range is only allowed for int or hex symbols"
        case .invalidRange: "range is invalid"
        case .transitionalWithMore(let symbol): "transitional symbol '\(symbol)' can only have help sections"
        default: nil
        }
    }
}

extension SyntaxFault.Kind {
    fileprivate var confText: String? {
        switch self {
        case .ignoredByte(let byte):
            "warning: ignoring unsupported character '\(String(decoding: [byte], as: UTF8.self))'"
        case .openQuote: "warning: multi-line strings not supported"
        case .noNewlineAtEnd: "warning: no new line at end of file"
        case .openEnd: " syntax error"
        case .unknownStatement(let word): " unknown statement \"\(word)\""
        case .openReference: " unterminated reference: missing ')'"
        case .more: nil
        case .misplacedOption, .expected, .emptyWord: " invalid statement"
        }
    }
}
