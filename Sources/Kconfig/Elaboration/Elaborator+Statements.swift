// SPDX-License-Identifier: GPL-2.0-only

extension Elaborator {
    /// Does what `statement` of `file` says; `source` is done by ``load(_:read:)``.
    mutating func elaborate(_ statement: Statement, in file: OpenFile) {
        guard statement.kind.beginsNothing else {
            endEntry(file.number, statement.line)
            if openChoice != nil { checkChoice(statement, in: file) }
            return begin(statement, in: file)
        }
        elaborateOption(statement, in: file)
    }

    /// Tells of a statement that can't stand in a choice; since 5.0 that is an error.
    mutating func checkChoice(_ statement: Statement, in file: OpenFile) {
        switch statement.kind {
        case .config, .comment, .if, .endIf, .endChoice, .endMenu, .macro: return
        case .mainMenu: break
        // Where anything could stand in a choice, these could in an `if` in it only.
        case .choice, .menu: if tree.dialect.syntax.contains(.anythingInChoice), isInIf { return }
        default: if tree.dialect.syntax.contains(.anythingInChoice) { return }
        }
        report(.notInChoice(statement.kind.spelling), file: file.number, line: statement.line)
    }

    /// Says what can be said of an entry when all of its lines are known: at `line` of `file` begins the next one.
    mutating func endEntry(_ file: Int32, _ line: UInt32) {
        guard let kind = unfinished else { return }
        unfinished = nil
        let entry = tree.entries[Int(currentEntry)]
        if kind == .menuConfig {
            if entry.prompt >= 0 {
                tree.properties[Int(entry.prompt)].kind = .menu
            } else {
                report(.menuConfigWithoutPrompt, file: file, line: line)
            }
        }
        guard tree.dialect.choices == .plain else { return }
        if kind == .choice, entry.prompt < 0 { report(.choiceWithoutPrompt, file: entry.file, line: entry.line) }
        if kind == .config, openChoice != nil {
            if entry.prompt < 0 { report(.memberWithoutPrompt, file: entry.file, line: entry.line) }
            if tree.symbols[Int(entry.symbol)].type != .bool {
                report(.memberNotBool, file: entry.file, line: entry.line)
            }
        }
    }

    private mutating func begin(_ statement: Statement, in file: OpenFile) {
        let line = statement.line
        switch statement.kind {
        case .config, .menuConfig:
            guard let word = statement.word else { return }
            let id = symbol(at: word, in: file, line: line)
            if refuseEmptyWord(file: file.number, line: line) { return }
            addEntry(id, file: file.number, line: line)
            if statement.kind == .menuConfig || openChoice != nil { unfinished = statement.kind }
            if let choice = openChoice, tree.dialect.choices == .plain { addMember(id, to: choice) }
        case .choice:
            addEntry(choice(named: statement.word, in: file, line: line), file: file.number, line: line)
            open(until: .endChoice)
            unfinished = .choice
        case .menu:
            addEntry(nil, file: file.number, line: line)
            addPrompt(.menu, statement, file: file)
            open(until: .endMenu)
        case .comment:
            addEntry(nil, file: file.number, line: line)
            addPrompt(.comment, statement, file: file)
        case .mainMenu:
            currentEntry = Int32(KconfigTree.root)
            addPrompt(.menu, statement, file: file)
        case .if:
            addEntry(nil, file: file.number, line: line)
            depend(on: expression(at: statement.expression, in: file, line: line), line: line)
            open(until: .endIf)
        case .endChoice, .endMenu, .endIf: close(statement.kind, file: file.number, line: line)
        case .assignment:
            guard let word = statement.word, let value = statement.other else { return }
            let name = text(of: word, in: file, line: line)
            let source = file.content.source(of: value)
            macros.line = line
            macros.lineEnds = source.endIndex < file.content.bytes.endIndex ? 1 : 0
            macros.assign(source, to: name, statement.flavor)
            reportMacros(file: file.number, line: line)
            macros.lineEnds = 0
        case .macro:
            guard let word = statement.word else { return }
            let text = text(of: word, in: file, line: line)
            if !text.isEmpty {
                let word = String(decoding: text, as: UTF8.self)
                report(.syntax(.unknownStatement(word)), file: file.number, line: line)
            }
        default: break
        }
    }

    /// The symbol of a new choice, or, up to 6.8, of one that has the same name.
    private mutating func choice(named name: WordIndex?, in file: OpenFile, line: UInt32) -> SymbolID {
        let name = name.map { text(of: $0, in: file, line: line) }
        if name != nil, !tree.dialect.syntax.contains(.namedChoices) {
            report(.notInDialect("choice with a name"), file: file.number, line: line)
        }
        if let name, let known = namedChoices[name] { return known }
        let id = SymbolID(index: Int32(truncatingIfNeeded: tree.symbols.count))
        tree.symbols.append(Symbol(name: -1, type: tree.dialect.choices == .plain ? .bool : .unknown))
        if let name { namedChoices[name] = id }
        return id
    }

    private mutating func elaborateOption(_ statement: Statement, in file: OpenFile) {
        let line = statement.line
        switch statement.kind {
        case .type:
            if statement.word != nil { addPrompt(.prompt, statement, file: file) }
            setType(statement.type, file: file.number, line: line)
        case .prompt: addPrompt(.prompt, statement, file: file)
        case .defaultValue:
            add(.defaultValue, expression(at: statement.expression, in: file, line: line), statement, file: file)
            if statement.type != .unknown { setType(statement.type, file: file.number, line: line) }
        case .select, .imply:
            guard let word = statement.word else { return }
            let id = symbol(at: word, in: file, line: line)
            add(statement.kind == .select ? .select : .imply, tree.expressions.symbol(id), statement, file: file)
        case .range:
            guard let left = statement.word, let right = statement.other else { return }
            let first = operand(at: left, in: file, line: line)
            let second = operand(at: right, in: file, line: line)
            add(.range, tree.expressions.comparison(.lessOrEqual, first, second), statement, file: file)
        case .dependsOn:
            let needed = expression(at: statement.expression, in: file, line: line)
            guard let condition = expression(at: statement.condition, in: file, line: line) else {
                return depend(on: needed, line: line)
            }
            requireDialect(.conditionalDependencies, "'if' behind 'depends on'", file: file.number, line: line)
            let isUnneeded = tree.expressions.isNo(condition)
            depend(on: needed.map { tree.expressions.or($0, isUnneeded) }, line: line)
        case .visibleIf:
            guard let condition = expression(at: statement.condition, in: file, line: line),
                !refuseEmptyWord(file: file.number, line: line)
            else { return }
            tree.conditionLines.append(
                ConditionLine(entry: currentEntry, line: line, kind: .visibleIf, condition: condition))
            let entry = Int(currentEntry)
            tree.entries[entry].visibility = tree.expressions.and(
                tree.entries[entry].visibility ?? .yes, condition)
            tree.entries[entry].allVisibility = tree.expressions.and(tree.entries[entry].allVisibility, condition)
        case .help: setHelp(statement, file: file)
        case .modules:
            requireDialect(.modules, "modules", file: file.number, line: line)
            setModules(file: file.number, line: line)
        case .option:
            requireDialect(.options, "option", file: file.number, line: line)
            guard let word = statement.word else { return }
            setOption(String(decoding: file.content.source(of: word), as: UTF8.self), file: file.number, line: line)
        case .optional:
            requireDialect(.optional, "optional", file: file.number, line: line)
            let symbol = Int(tree.entries[Int(currentEntry)].symbol)
            if symbol >= 0, tree.dialect.choices == .modal { tree.symbols[symbol].isOptional = true }
        case .transitional:
            requireDialect(.transitional, "transitional", file: file.number, line: line)
            let symbol = Int(tree.entries[Int(currentEntry)].symbol)
            if symbol >= 0 { tree.symbols[symbol].isTransitional = true }
        default: break
        }
    }

    private mutating func requireDialect(_ syntax: Dialect.Syntax, _ word: String, file: Int32, line: UInt32) {
        if !tree.dialect.syntax.contains(syntax) { report(.notInDialect(word), file: file, line: line) }
    }

    /// What an `option` said; `env=` went with 4.18.
    private mutating func setOption(_ name: String, file: Int32, line: UInt32) {
        let symbol = Int(tree.entries[Int(currentEntry)].symbol)
        guard symbol >= 0 else { return }
        switch name {
        case "modules": setModules(file: file, line: line)
        case "defconfig_list": tree.symbols[symbol].listsFiles = true
        case "allnoconfig_y": tree.symbols[symbol].isSetByAllNo = true
        default: break
        }
    }

    private mutating func setModules(file: Int32, line: UInt32) {
        let symbol = SymbolID(index: tree.entries[Int(currentEntry)].symbol)
        guard symbol.index >= 0 else { return }
        if tree.modules != .no {
            report(
                .secondModules(tree.printedName(of: symbol), known: tree.printedName(of: tree.modules)), file: file,
                line: line)
        }
        tree.modules = symbol
    }

    private mutating func setHelp(_ statement: Statement, file: OpenFile) {
        guard let word = statement.word else { return }
        let entry = tree.entries[Int(currentEntry)]
        let text = file.content.source(of: word)
        let isBlank = text.allSatisfy { $0 == 0x20 || (0x09...0x0d).contains($0) }
        if entry.help >= 0 || isBlank {
            let name = tree.printedName(of: SymbolID(index: entry.symbol))
            // conf tells of the line where the text has ended.
            let end = statement.line &+ 1 &+ UInt32(truncatingIfNeeded: text.count { $0 == 0x0a })
            if entry.help >= 0 { report(.redefinedHelp(name), file: file.number, line: end) }
            if isBlank { report(.blankHelp(name), file: file.number, line: end) }
        }
        tree.entries[Int(currentEntry)].help = Int32(bitPattern: word.position)
    }

    /// Takes over what the macros had to say about a line.
    mutating func reportMacros(file: Int32, line: UInt32) {
        for fault in macros.faults {
            switch fault {
            // Words of `conf`, with the line that it is at.
            case .error, .warning, .info: report(fault, file: file, line: line + macros.lineEnds)
            default: report(fault, file: file, line: line)
            }
        }
        macros.faults = []
    }

    private mutating func addMember(_ id: SymbolID, to choice: Int32) {
        if tree.symbols[Int(id.index)].choice < 0 {
            tree.symbols[Int(id.index)].choice = choice
            tree.choiceMembers[choice, default: []].append(id)
        }
    }

    private mutating func depend(on expression: ExpressionID?, line: UInt32) {
        guard let expression, !refuseEmptyWord(file: tree.entries[Int(currentEntry)].file, line: line) else { return }
        tree.conditionLines.append(
            ConditionLine(entry: currentEntry, line: line, kind: .dependsOn, condition: expression))
        let entry = Int(currentEntry)
        let known = tree.entries[entry].dependencies
        // A `y` that a probe comes to is printed.
        tree.entries[entry].dependencies =
            known == .yes ? expression : tree.expressions.make(.and, known.index, expression.index)
    }

    private mutating func setType(_ type: SymbolType, file: Int32, line: UInt32) {
        let symbol = Int(tree.entries[Int(currentEntry)].symbol)
        guard symbol >= 0 else { return }
        let known = tree.symbols[symbol].type
        if known == .unknown {
            tree.symbols[symbol].type = type
        } else if known != type {
            let entry = tree.entries[Int(currentEntry)]
            let name = tree.printedName(of: SymbolID(index: entry.symbol))
            report(.redefinedType(symbol: name, from: known, to: type), file: entry.file, line: entry.line)
        }
    }

    private mutating func addPrompt(_ kind: Property.Kind, _ statement: Statement, file: OpenFile) {
        guard let word = statement.word else { return }
        guard add(kind, nil, statement, file: file) else { return }
        let property = tree.properties.count - 1
        let first: UInt8?
        if file.content[word].isPlain {
            tree.properties[property].text = Int32(bitPattern: word.position)
            first = file.content.source(of: word).first
        } else {
            let text = self.text(of: word, in: file, line: statement.line)
            first = text.first
            tree.texts.append(text)
            tree.properties[property].text = -1 - Int32(truncatingIfNeeded: tree.texts.count)
        }
        let entry = Int(currentEntry)
        if let first, first == 0x20 || (0x09...0x0d).contains(first) {
            report(.leadingBlanks, file: file.number, line: statement.line)
        }
        if tree.entries[entry].prompt >= 0 { report(.redefinedPrompt, file: file.number, line: statement.line) }
        tree.entries[entry].prompt = Int32(truncatingIfNeeded: property)
        if kind == .prompt {
            let parent = Int(tree.entries[entry].parent)
            if parent >= 0 {
                tree.properties[property].condition = tree.expressions.and(
                    tree.properties[property].condition, tree.entries[parent].allVisibility)
            }
        }
    }

    /// Gives a property to the entry, and to its symbol where it has one; false where the line can't be parsed.
    @discardableResult
    private mutating func add(
        _ kind: Property.Kind, _ value: ExpressionID?, _ statement: Statement, file: OpenFile
    ) -> Bool {
        let condition = expression(at: statement.condition, in: file, line: statement.line)
        if refuseEmptyWord(file: file.number, line: statement.line) { return false }
        var property = Property(kind: kind, file: file.number, line: statement.line, entry: currentEntry)
        property.condition = condition ?? .yes
        property.value = value ?? .yes
        let index = Int32(truncatingIfNeeded: tree.properties.count)
        tree.properties.append(property)
        tree.entries[Int(currentEntry)].propertyCount += 1
        let symbol = Int(tree.entries[Int(currentEntry)].symbol)
        guard symbol >= 0 else { return true }
        if tree.symbols[symbol].lastProperty < 0 {
            tree.symbols[symbol].firstProperty = index
        } else {
            tree.properties[Int(tree.symbols[symbol].lastProperty)].next = index
        }
        tree.symbols[symbol].lastProperty = index
        return true
    }
}

extension Statement.Kind {
    /// Whether it is an option of the entry above.
    fileprivate var beginsNothing: Bool {
        switch self {
        case .type, .prompt, .defaultValue, .select, .imply, .range, .dependsOn, .visibleIf, .help, .modules, .option,
            .optional, .transitional:
            true
        default: false
        }
    }

    /// The word that it begins with.
    var spelling: String {
        switch self {
        case .mainMenu: "mainmenu"
        case .config: "config"
        case .menuConfig: "menuconfig"
        case .choice, .endChoice: "choice"
        case .menu, .endMenu: "menu"
        case .if, .endIf: "if"
        case .comment: "comment"
        case .source: "source"
        case .assignment: "="
        default: "macro"
        }
    }
}
