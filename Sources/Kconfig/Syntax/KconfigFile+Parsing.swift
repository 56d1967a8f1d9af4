// SPDX-License-Identifier: GPL-2.0-only

extension KconfigFile {
    /// Reads `bytes`, in which words may be written as `syntax` has them; whatever they hold, there is a file.
    public init(parsing bytes: [UInt8], _ syntax: Dialect.Syntax = []) {
        var statements: [Statement] = []
        var words: [Word] = []
        var expressions: [SyntaxExpression] = []
        var faults: [SyntaxFault] = []
        bytes.withUnsafeBufferPointer { buffer in
            var parser = SyntaxParser(buffer, syntax)
            parser.parse()
            statements = parser.statements
            words = parser.words
            expressions = parser.expressions
            faults = parser.lexer.faults
        }
        self.init(bytes: bytes, statements: statements, words: words, expressions: expressions, faults: faults)
    }
}

/// Puts the tokens of a file together to statements.
///
/// A line that can't be understood is a fault and is left out; the next one is read as if nothing had been.
struct SyntaxParser {
    var lexer: SyntaxLexer
    var statements: [Statement] = []
    var words: [Word] = []
    var expressions: [SyntaxExpression] = []

    /// The token to be looked at.
    var token = Token.endOfLine

    /// What the options that follow belong to.
    private var entry = Entry.none

    /// Operators and parentheses that wait for their right sides, and the parts that wait for operators.
    var pending: [Token] = []
    var operands: [ExpressionIndex] = []

    /// What may be written.
    private let syntax: Dialect.Syntax

    private enum Entry {
        case none, config, choice, menu, comment
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ syntax: Dialect.Syntax) {
        lexer = SyntaxLexer(bytes, syntax)
        self.syntax = syntax
        statements.reserveCapacity(bytes.count / 64)
        words.reserveCapacity(bytes.count / 64)
        expressions.reserveCapacity(bytes.count / 128)
    }

    mutating func parse() {
        while true {
            advance()
            switch token {
            case .endOfLine: continue
            case .endOfFile: return
            default: break
            }
            parseStatement()
            if token == .endOfFile {
                // A help text may end without one.
                let isHelp = statements.last?.kind == .help
                let isOpen = lexer.bytes.last != UInt8(ascii: "\n") && !isHelp
                if isOpen, !syntax.contains(.openEnd) { lexer.report(.noNewlineAtEnd) }
                return
            }
        }
    }

    @inline(__always)
    mutating func advance() { token = lexer.next() }

    /// Whether the token is the text of a prompt, a path and the like.
    private var isText: Bool { token == .quoted || token == .word && syntax.contains(.bareTexts) }

    /// The word of the token that was just read, kept.
    mutating func keepWord() -> WordIndex {
        words.append(lexer.word)
        return WordIndex(words.count - 1)
    }

    mutating func keep(_ expression: SyntaxExpression) -> ExpressionIndex {
        expressions.append(expression)
        return ExpressionIndex(expressions.count - 1)
    }

    /// Tells that something else was expected at the token, and steps behind the line.
    mutating func fail(_ expected: String, line: UInt32) {
        lexer.report(.expected(expected), line: line)
        skipLine()
    }

    mutating func skipLine() {
        if token != .endOfLine, token != .endOfFile {
            lexer.skipLine()
            token = .endOfLine
        }
    }

    /// Ends `statement` at the end of its line; text behind it is a fault.
    private mutating func end(_ statement: Statement) {
        guard token == .endOfLine || token == .endOfFile else {
            return fail("end of line", line: statement.line)
        }
        statements.append(statement)
    }
}

extension SyntaxParser {
    private mutating func parseStatement() {
        let line = lexer.line
        switch token {
        case .keyword(let keyword): parse(keyword, line: line)
        case .word: parseWord(line: line)
        default: fail("a statement", line: line)
        }
    }

    private mutating func parse(_ keyword: Keyword, line: UInt32) {
        switch keyword {
        case .config: parse(.config, as: .config, taking: .name, line: line)
        case .menuConfig: parse(.menuConfig, as: .config, taking: .name, line: line)
        case .choice: parse(.choice, as: .choice, taking: .nameIfAny, line: line)
        case .menu: parse(.menu, as: .menu, taking: .text, line: line)
        case .comment: parse(.comment, as: .comment, taking: .text, line: line)
        case .mainMenu: parse(.mainMenu, as: .none, taking: .text, line: line)
        case .source: parse(.source, as: .none, taking: .text, line: line)
        case .endChoice: parse(.endChoice, as: .none, taking: .nothing, line: line)
        case .endMenu: parse(.endMenu, as: .none, taking: .nothing, line: line)
        case .endIf: parse(.endIf, as: .none, taking: .nothing, line: line)
        case .if:
            entry = .none
            advance()
            var statement = Statement(.if, line: line)
            guard let expression = parseExpression() else { return fail("an expression", line: line) }
            statement.expression = expression
            end(statement)
        default: parseOption(keyword, line: line)
        }
    }

    /// A statement of one word or of none, below which the options of `entry` may stand.
    private mutating func parse(
        _ kind: Statement.Kind, as entry: Entry, taking operand: Operand, line: UInt32
    ) {
        // Options below belong to nothing where the entry's own line can't be understood.
        let count = statements.count
        self.entry = .none
        defer { if statements.count > count { self.entry = entry } }
        advance()
        var statement = Statement(kind, line: line)
        if operand == .text ? isText : token == .word, operand != .nothing {
            statement.word = keepWord()
            advance()
        } else if operand == .name {
            return fail("the name of a symbol", line: line)
        } else if operand == .text {
            return fail("a text in quotes", line: line)
        }
        end(statement)
    }

    /// What stands behind the keyword of a statement.
    private enum Operand {
        case name, text, nameIfAny, nothing
    }

    /// A line that begins with a word: an assignment, a macro, or an option that is no keyword.
    private mutating func parseWord(line: UInt32) {
        let word = lexer.word
        let text = lexer.bytes[word.range]
        if parseUnreserved(text, line: line) { return }
        let index = keepWord()
        advance()
        if let flavor = token.flavor {
            entry = .none
            var statement = Statement(.assignment, line: line)
            statement.flavor = flavor
            statement.word = index
            statement.other = readValue()
            return statements.append(statement)
        }
        if word.form.contains(.macros) {
            // What it expands to is nothing, as of `$(error-if,…)`: then the line is empty.
            entry = .none
            var statement = Statement(.macro, line: line)
            statement.word = index
            return end(statement)
        }
        lexer.report(.unknownStatement(String(decoding: text, as: UTF8.self)), line: line)
        skipLine()
    }

    /// The value of an assignment: all that follows on the line but blanks in front.
    private mutating func readValue() -> WordIndex {
        while lexer.position < lexer.bytes.count,
            [UInt8(ascii: " "), UInt8(ascii: "\t")].contains(lexer.bytes[lexer.position])
        {
            lexer.position += 1
        }
        let start = lexer.position
        let stop = lexer.endOfLine(from: start)
        words.append(
            Word(start: UInt32(truncatingIfNeeded: start), count: UInt32(stop - start), form: .macros, hash: 0))
        lexer.position = stop
        advance()
        return WordIndex(words.count - 1)
    }

    private mutating func parseUnreserved(_ text: Slice<UnsafeBufferPointer<UInt8>>, line: UInt32) -> Bool {
        switch text.count {
        case 6 where text.elementsEqual("option".utf8) && entry == .config: parseNamedOption(line: line)
        case 8 where text.elementsEqual("optional".utf8) && entry == .choice:
            advance()
            end(Statement(.optional, line: line))
        case 12 where text.elementsEqual("transitional".utf8) && entry == .config:
            advance()
            end(Statement(.transitional, line: line))
        case 10 where text.elementsEqual("---help---".utf8) && (entry == .config || entry == .choice):
            parseHelp(line: line)
        default: return false
        }
        return true
    }

    /// `option modules`, `option env="ARCH"`: what there was up to 5.12.
    private mutating func parseNamedOption(line: UInt32) {
        advance()
        var statement = Statement(.option, line: line)
        switch token {
        case .word, .keyword: statement.word = keepWord()
        default: return fail("the name of an option", line: line)
        }
        advance()
        if token == .comparison(.equal) {
            advance()
            guard isText else { return fail("a text in quotes", line: line) }
            statement.other = keepWord()
            advance()
        }
        end(statement)
    }

    private mutating func parseOption(_ keyword: Keyword, line: UInt32) {
        guard isAllowed(keyword) else {
            lexer.report(.misplacedOption(keyword.spelling), line: line)
            return skipLine()
        }
        if keyword == .help { return parseHelp(line: line) }
        advance()
        var statement = Statement(.type, line: line)
        switch keyword {
        case .bool: statement.type = .bool
        case .tristate: statement.type = .tristate
        case .int: statement.type = .int
        case .hex: statement.type = .hex
        case .string: statement.type = .string
        case .modules:
            statement.kind = .modules
            return end(statement)
        case .prompt:
            statement.kind = .prompt
            guard isText else { return fail("a text in quotes", line: line) }
        case .default, .defBool, .defTristate:
            statement.kind = .defaultValue
            statement.type = keyword == .defBool ? .bool : keyword == .defTristate ? .tristate : .unknown
            guard let expression = parseExpression() else { return fail("an expression", line: line) }
            statement.expression = expression
        case .depends:
            statement.kind = .dependsOn
            guard token == .keyword(.on) else { return fail("'on'", line: line) }
            advance()
            guard let expression = parseExpression() else { return fail("an expression", line: line) }
            statement.expression = expression
        case .visible:
            statement.kind = .visibleIf
        case .select, .imply:
            statement.kind = keyword == .select ? .select : .imply
            guard token == .word else { return fail("the name of a symbol", line: line) }
            statement.word = keepWord()
            advance()
        case .range:
            statement.kind = .range
            guard token == .word || token == .quoted else { return fail("a bound", line: line) }
            statement.word = keepWord()
            advance()
            guard token == .word || token == .quoted else { return fail("a bound", line: line) }
            statement.other = keepWord()
            advance()
        default: return fail("a statement", line: line)
        }
        if statement.kind == .type || statement.kind == .prompt, isText {
            statement.word = keepWord()
            advance()
        }
        if token == .keyword(.if), statement.kind != .type || statement.word != nil {
            advance()
            guard let condition = parseExpression() else { return fail("an expression", line: line) }
            statement.condition = condition
        }
        end(statement)
    }

    /// Whether the entry above can have the option that `keyword` begins.
    private func isAllowed(_ keyword: Keyword) -> Bool {
        switch entry {
        case .config: keyword != .visible && keyword != .on
        case .choice:
            switch keyword {
            case .prompt, .bool, .tristate, .default, .depends, .help: true
            default: false
            }
        case .menu: keyword == .depends || keyword == .visible
        case .comment: keyword == .depends
        case .none: false
        }
    }
}
