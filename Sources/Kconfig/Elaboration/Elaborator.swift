// SPDX-License-Identifier: GPL-2.0-only

/// Puts the files of a tree together: follows `source`, expands macros, opens and closes blocks, enters symbols.
struct Elaborator {
    var tree: KconfigTree
    var macros: Macros

    /// What is read so far, innermost last.
    private var reading: [Position] = []
    private var blocks: [Block] = []

    /// The entries of the choices that are open.
    private var choices: [Int32] = []

    /// Whether the entry is a `menuconfig`, or a choice, and a member of one, so that more is to be said at its end.
    var unfinished: Statement.Kind?

    /// The entry that options go to, and the block's entry that new ones go into.
    var currentEntry = Int32(KconfigTree.root)
    var currentMenu = Int32(KconfigTree.root)

    /// The last child of each entry, -1 where it has none.
    private var lastChild: [Int32] = [-1]

    /// The symbols of the choices that have names, by the names.
    var namedChoices: [[UInt8]: SymbolID] = [:]

    /// Statements that may still be elaborated: files can source files without end, each of them twice.
    private var budget = Elaborator.mostStatements

    /// More than a hundred times what a kernel has.
    private static let mostStatements = 8 << 20
    private static let costOfFile = 256
    private static let deepestSource = 200

    /// The parts of the file's expressions that were taken over so far.
    private var converted: [ExpressionID] = []

    /// Whether a word of the statement expands to nothing, without quotes.
    private var hasEmptyWord = false

    /// Whether a ``Stage`` was kept, of which one is enough.
    var isStaged = false

    /// What a path holds, nil where it holds nothing; the elaborator stands before the file, which the line of the file
    /// with that number sources.
    typealias Reader = (inout Elaborator, _ path: String, _ parent: Int32, _ line: UInt32) throws -> KconfigFile?

    /// A file that is read, held apart from the tree so that a look into it costs no more than that.
    struct OpenFile {
        let number: Int32
        let content: KconfigFile
    }

    private struct Position {
        var file: Int32
        var statement: Int
        /// The fault of the file that is told next.
        var fault = 0
        var converted: [ExpressionID]
    }

    private struct Block {
        var end: Statement.Kind
        var entry: Int32
        var file: Int32
        var line: UInt32
    }

    init(dialect: Dialect = .newest, environment: [String: String], answers: any ShellAnswers) {
        tree = KconfigTree(dialect: dialect)
        macros = Macros(environment: environment, answers: answers)
    }

    /// Reads `path` and all that it sources; `read` tells what a path holds, nil where it holds nothing.
    mutating func load(_ path: String, read: Reader) rethrows {
        try load(path, from: -1, line: 0, read: read)
    }

    /// Reads `path`, which `line` of the file with number `parent` sources, and all that is left to be read then.
    mutating func load(_ path: String, from parent: Int32, line: UInt32, read: Reader) rethrows {
        guard try enter(path, from: parent, line: line, read: read) || !reading.isEmpty else { return }
        while let position = reading.last {
            let file = OpenFile(number: position.file, content: tree.files[Int(position.file)].content)
            guard let next = goOn(with: file, at: position) else { break }
            if next < file.content.statements.count {
                try follow(file.content.statements[next], in: file, read: read)
            } else {
                reportSyntax(before: .max, in: file)
                reportOpenEnd(of: file)
                leave()
            }
        }
        tree.shellCalls = macros.unknown.calls
        let last = tree.entries[Int(currentEntry)]
        endEntry(last.file, last.line)
        while let block = blocks.popLast() { report(.missingEnd, file: block.file, line: block.line) }
    }

    /// Does the statements from `position` to the next `source` or the end of `file`; the number of the one where it
    /// stops, nil where there have been too many of all.
    private mutating func goOn(with file: OpenFile, at position: Position) -> Int? {
        let hasFaults = position.fault < file.content.faults.count
        for index in position.statement..<file.content.statements.count {
            let statement = file.content.statements[index]
            budget -= 1
            guard budget > 0 else {
                report(.tooManyFiles, file: file.number, line: statement.line)
                return nil
            }
            if hasFaults { reportSyntax(before: statement.line, in: file) }
            if statement.kind == .source, statement.word != nil {
                reading[reading.count - 1].statement = index + 1
                return index
            }
            elaborate(statement, in: file)
        }
        return file.content.statements.count
    }

    /// Enters the file that the `source` line says.
    private mutating func follow(_ statement: Statement, in file: OpenFile, read: Reader) rethrows {
        guard let word = statement.word else { return }
        endEntry(file.number, statement.line)
        if openChoice != nil { checkChoice(statement, in: file) }
        let path = String(decoding: text(of: word, in: file, line: statement.line), as: UTF8.self)
        reading[reading.count - 1].converted = converted
        _ = try enter(path, from: file.number, line: statement.line, read: read)
    }

    private mutating func enter(_ path: String, from parent: Int32, line: UInt32, read: Reader) rethrows -> Bool {
        guard reading.count < Self.deepestSource else {
            report(.tooManyFiles, file: parent, line: line)
            return false
        }
        if reading.contains(where: { tree.files[Int($0.file)].path == path }) {
            report(.recursiveSource(path), file: parent, line: line)
            return false
        }
        guard let content = try read(&self, path, parent, line) else {
            report(.noSuchFile(path), file: parent, line: line)
            return false
        }
        budget -= Self.costOfFile
        let index = Int32(truncatingIfNeeded: tree.files.count)
        tree.files.append(LoadedFile(path: path, content: content, sourcedFrom: parent, sourceLine: line))
        converted = []
        converted.reserveCapacity(content.expressions.count)
        reading.append(Position(file: index, statement: 0, converted: []))
        macros.fileName = path
        return true
    }

    /// Tells what could not be understood in front of `line` of `file`, which is read.
    private mutating func reportSyntax(before line: UInt32, in file: OpenFile) {
        guard let position = reading.last else { return }
        let faults = file.content.faults
        var next = position.fault
        while next < faults.count, faults[next].line < line {
            report(.syntax(faults[next].kind), file: file.number, line: faults[next].line)
            next += 1
        }
        reading[reading.count - 1].fault = next
    }

    /// Tells of the line end that the file which the tree begins with lacks: since 6.9 `conf` refuses that.
    private mutating func reportOpenEnd(of file: OpenFile) {
        let faults = file.content.faults
        guard reading.count == 1, !tree.dialect.syntax.contains(.openEndAtTop), let last = faults.last,
            last.kind == .noNewlineAtEnd, faults.dropLast().last?.line != last.line
        else { return }
        report(.syntax(.openEnd), file: file.number, line: last.line)
    }

    private mutating func leave() {
        reading.removeLast()
        if let outer = reading.last {
            converted = outer.converted
            macros.fileName = tree.files[Int(outer.file)].path
        }
    }

    mutating func report(_ kind: KconfigFault.Kind, file: Int32, line: UInt32) {
        tree.report(kind, file: file, line: line)
    }

    /// Tells that a word of the statement expands to nothing, where one does: `conf` can't parse the line then, and it
    /// is left out.
    mutating func refuseEmptyWord(file: Int32, line: UInt32) -> Bool {
        defer { hasEmptyWord = false }
        if hasEmptyWord { report(.syntax(.emptyWord), file: file, line: line) }
        return hasEmptyWord
    }
}

extension Elaborator {
    /// The text of the word at `index`: references expanded, backslashes taken away, unknown answers as if failed.
    mutating func text(of index: WordIndex, in file: OpenFile, line: UInt32) -> [UInt8] {
        macros.unknown.withPlaceholders(markedText(of: index, in: file, line: line))
    }

    /// The text of the word at `index`, with marks where an answer is not known.
    private mutating func markedText(of index: WordIndex, in file: OpenFile, line: UInt32) -> [UInt8] {
        let word = file.content[index]
        let source = file.content.bytes[word.range]
        if word.isPlain { return Array(source) }
        macros.line = line
        let result = word.form.contains(.quoted) ? unquote(source) : macros.expand(source)
        reportMacros(file: file.number, line: line)
        return result
    }

    private mutating func unquote(_ source: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var position = source.startIndex
        while position < source.endIndex {
            let byte = source[position]
            if byte == UInt8(ascii: "\\") {
                if position + 1 < source.endIndex { result.append(source[position + 1]) }
                position += 2
            } else if byte == UInt8(ascii: "$"), position + 1 < source.endIndex,
                source[position + 1] == UInt8(ascii: "(")
            {
                guard let end = Macros.endOfReference(in: source, at: position) else {
                    // The lexer has told of it; conf ends here.
                    return result + source[position...]
                }
                result += macros.expand(source[position..<end])
                position = end
            } else {
                result.append(byte)
                position += 1
            }
        }
        return result
    }

    /// The symbol or constant that the word at `index` of an expression names; a free symbol for an unknown answer.
    mutating func operand(at index: WordIndex, in file: OpenFile, line: UInt32) -> SymbolID {
        let word = file.content[index]
        guard word.form.contains(.macros) else { return symbol(at: index, in: file, line: line) }
        let text = markedText(of: index, in: file, line: line)
        if let call = macros.unknown.call(markedBy: text) {
            return tree.freeSymbol(for: macros.unknown.calls[call], number: call)
        }
        if text.isEmpty, !word.form.contains(.quoted) { hasEmptyWord = true }
        let name = tree.name(macros.unknown.withPlaceholders(text))
        return tree.symbol(named: name, isConstant: word.form.contains(.quoted))
    }

    /// The symbol or constant that the word at `index` names.
    mutating func symbol(at index: WordIndex, in file: OpenFile, line: UInt32) -> SymbolID {
        let word = file.content[index]
        let isConstant = word.form.contains(.quoted)
        let name: Int
        if word.isPlain {
            name = file.content.bytes.withUnsafeBufferPointer {
                tree.names.index(of: UnsafeBufferPointer(rebasing: $0[word.range]), hash: word.hash)
            }
        } else {
            let text = text(of: index, in: file, line: line)
            if text.isEmpty, !isConstant { hasEmptyWord = true }
            name = tree.names.index(of: text)
        }
        tree.makeRoom(forName: name)
        return tree.symbol(named: name, isConstant: isConstant)
    }

    /// The expression at `index`, taken over into the tree.
    ///
    /// Parts stand in front of what they are parts of, so all that were not taken over yet are, in their order.
    mutating func expression(at index: ExpressionIndex?, in file: OpenFile, line: UInt32) -> ExpressionID? {
        guard let index else { return nil }
        let wanted = Int(index.position)
        while converted.count <= wanted {
            let part = file.content.expressions[converted.count]
            converted.append(convert(part, in: file, line: line))
        }
        return converted[wanted]
    }

    private mutating func convert(_ part: SyntaxExpression, in file: OpenFile, line: UInt32) -> ExpressionID {
        switch part {
        case .operand(let word):
            let id = operand(at: word, in: file, line: line)
            return tree.expressions.symbol(id)
        case .comparison(let comparison, let left, let right):
            let first = operand(at: left, in: file, line: line)
            let second = operand(at: right, in: file, line: line)
            return tree.expressions.comparison(comparison, first, second)
        case .not(let operand): return tree.expressions.not(converted[Int(operand.position)])
        case .and(let left, let right):
            // Nothing is left out of what somebody wrote: `conf` prints it.
            let operands = (converted[Int(left.position)].index, converted[Int(right.position)].index)
            return tree.expressions.make(.and, operands.0, operands.1)
        case .or(let left, let right):
            return tree.expressions.or(converted[Int(left.position)], converted[Int(right.position)])
        }
    }
}

extension Elaborator {
    /// Adds an entry below the menu that is open.
    mutating func addEntry(_ symbol: SymbolID?, file: Int32, line: UInt32) {
        let index = Int32(truncatingIfNeeded: tree.entries.count)
        var entry = MenuEntry(file: file, line: line)
        entry.parent = currentMenu
        entry.statedParent = currentMenu
        entry.symbol = symbol?.index ?? -1
        entry.allVisibility = tree.entries[Int(currentMenu)].allVisibility
        entry.firstProperty = Int32(truncatingIfNeeded: tree.properties.count)
        tree.entries.append(entry)
        let last = lastChild[Int(currentMenu)]
        if last < 0 {
            tree.entries[Int(currentMenu)].firstChild = index
        } else {
            tree.entries[Int(last)].next = index
        }
        lastChild[Int(currentMenu)] = index
        lastChild.append(-1)
        currentEntry = index
        guard let symbol else { return }
        let position = Int(symbol.index)
        if tree.symbols[position].lastEntry < 0 {
            tree.symbols[position].firstEntry = index
        } else {
            tree.entries[Int(tree.symbols[position].lastEntry)].nextOfSymbol = index
        }
        tree.symbols[position].lastEntry = index
    }

    /// Lets the entry hold those that follow, up to `end`.
    mutating func open(until end: Statement.Kind) {
        let entry = tree.entries[Int(currentEntry)]
        blocks.append(Block(end: end, entry: currentEntry, file: entry.file, line: entry.line))
        if end == .endChoice { choices.append(currentEntry) }
        currentMenu = currentEntry
    }

    mutating func close(_ end: Statement.Kind, file: Int32, line: UInt32) {
        guard let block = blocks.last, block.end == end else {
            return report(.unexpectedEnd(end, within: blocks.last?.end), file: file, line: line)
        }
        if block.file != file {
            report(.endInOtherFile(end, file: block.file, line: block.line), file: file, line: line)
        }
        blocks.removeLast()
        if end == .endChoice { choices.removeLast() }
        currentMenu = tree.entries[Int(block.entry)].parent
        currentEntry = block.entry
    }

    /// Whether the innermost block that is open is an `if`.
    var isInIf: Bool { blocks.last?.end == .endIf }

    /// The choice that is open around the entry, nil where none is.
    ///
    /// Nothing but `if` can stand between: other blocks are no part of a choice.
    var openChoice: Int32? { choices.last }
}
