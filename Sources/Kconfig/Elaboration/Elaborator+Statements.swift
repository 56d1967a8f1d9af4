// SPDX-License-Identifier: GPL-2.0-only

extension Elaborator {
    /// Does what `statement` of the file with number `file` says; `source` is done by ``load(_:read:)``.
    mutating func elaborate(_ statement: Statement, in file: Int32) {
        let line = statement.line
        switch statement.kind {
        case .config, .menuConfig:
            guard let word = statement.word else { return }
            let id = symbol(at: word, in: file, line: line)
            addEntry(id, file: file, line: line)
            if let choice = openChoice { addMember(id, to: choice) }
        case .choice:
            let id = SymbolID(index: Int32(truncatingIfNeeded: tree.symbols.count))
            tree.symbols.append(Symbol(name: -1, type: .bool))
            addEntry(id, file: file, line: line)
            open(until: .endChoice)
        case .menu:
            addEntry(nil, file: file, line: line)
            addPrompt(.menu, statement, file: file)
            open(until: .endMenu)
        case .comment:
            addEntry(nil, file: file, line: line)
            addPrompt(.comment, statement, file: file)
        case .mainMenu:
            currentEntry = Int32(KconfigTree.root)
            addPrompt(.menu, statement, file: file)
        case .if:
            addEntry(nil, file: file, line: line)
            depend(on: expression(at: statement.expression, in: file, line: line), line: line)
            open(until: .endIf)
        case .endChoice, .endMenu, .endIf: close(statement.kind, file: file, line: line)
        case .assignment:
            guard let word = statement.word, let value = statement.other else { return }
            let name = text(of: word, in: file, line: line)
            macros.line = line
            macros.assign(tree.files[Int(file)].content.source(of: value), to: name, statement.flavor)
            reportMacros(file: file, line: line)
        case .macro:
            guard let word = statement.word else { return }
            let text = text(of: word, in: file, line: line)
            if !text.isEmpty {
                report(.syntax(.unknownStatement(String(decoding: text, as: UTF8.self))), file: file, line: line)
            }
        case .source: break
        default: elaborateOption(statement, in: file)
        }
    }

    private mutating func elaborateOption(_ statement: Statement, in file: Int32) {
        let line = statement.line
        switch statement.kind {
        case .type:
            if statement.word != nil { addPrompt(.prompt, statement, file: file) }
            setType(statement.type, file: file, line: line)
        case .prompt: addPrompt(.prompt, statement, file: file)
        case .defaultValue:
            add(.defaultValue, expression(at: statement.expression, in: file, line: line), statement, file: file)
            if statement.type != .unknown { setType(statement.type, file: file, line: line) }
        case .select, .imply:
            guard let word = statement.word else { return }
            let id = symbol(at: word, in: file, line: line)
            add(statement.kind == .select ? .select : .imply, tree.expressions.symbol(id), statement, file: file)
        case .range:
            guard let left = statement.word, let right = statement.other else { return }
            let first = operand(at: left, in: file, line: line)
            let second = operand(at: right, in: file, line: line)
            add(.range, tree.expressions.comparison(.lessOrEqual, first, second), statement, file: file)
        case .dependsOn: depend(on: expression(at: statement.expression, in: file, line: line), line: line)
        case .visibleIf:
            guard let condition = expression(at: statement.condition, in: file, line: line) else { return }
            tree.conditionLines.append(
                ConditionLine(entry: currentEntry, line: line, kind: .visibleIf, condition: condition))
            let entry = Int(currentEntry)
            tree.entries[entry].visibility = tree.expressions.and(
                tree.entries[entry].visibility ?? .yes, condition)
            tree.entries[entry].allVisibility = tree.expressions.and(tree.entries[entry].allVisibility, condition)
        case .help:
            if let word = statement.word { tree.entries[Int(currentEntry)].help = Int32(bitPattern: word.position) }
        case .modules:
            if tree.modules != .no { report(.secondModules, file: file, line: line) }
            tree.modules = SymbolID(index: tree.entries[Int(currentEntry)].symbol)
        default: break
        }
    }

    /// Takes over what the macros had to say about a line.
    mutating func reportMacros(file: Int32, line: UInt32) {
        for fault in macros.faults { report(fault, file: file, line: line) }
        macros.faults = []
    }

    private mutating func addMember(_ id: SymbolID, to choice: Int32) {
        if tree.symbols[Int(id.index)].choice < 0 {
            tree.symbols[Int(id.index)].choice = choice
            tree.choiceMembers[choice, default: []].append(id)
        }
    }

    private mutating func depend(on expression: ExpressionID?, line: UInt32) {
        guard let expression else { return }
        tree.conditionLines.append(
            ConditionLine(entry: currentEntry, line: line, kind: .dependsOn, condition: expression))
        let entry = Int(currentEntry)
        tree.entries[entry].dependencies = tree.expressions.and(tree.entries[entry].dependencies, expression)
    }

    private mutating func setType(_ type: SymbolType, file: Int32, line: UInt32) {
        let symbol = Int(tree.entries[Int(currentEntry)].symbol)
        guard symbol >= 0 else { return }
        let known = tree.symbols[symbol].type
        if known == .unknown {
            tree.symbols[symbol].type = type
        } else if known != type {
            report(.redefinedType(from: known, to: type), file: file, line: line)
        }
    }

    private mutating func addPrompt(_ kind: Property.Kind, _ statement: Statement, file: Int32) {
        guard let word = statement.word else { return }
        add(kind, nil, statement, file: file)
        let property = tree.properties.count - 1
        if tree.files[Int(file)].content[word].isPlain {
            tree.properties[property].text = Int32(bitPattern: word.position)
        } else {
            tree.texts.append(text(of: word, in: file, line: statement.line))
            tree.properties[property].text = -1 - Int32(truncatingIfNeeded: tree.texts.count)
        }
        let entry = Int(currentEntry)
        if tree.entries[entry].prompt >= 0 { report(.redefinedPrompt, file: file, line: statement.line) }
        tree.entries[entry].prompt = Int32(truncatingIfNeeded: property)
        if kind == .prompt {
            let parent = Int(tree.entries[entry].parent)
            if parent >= 0 {
                tree.properties[property].condition = tree.expressions.and(
                    tree.properties[property].condition, tree.entries[parent].allVisibility)
            }
        }
    }

    /// Gives a property to the entry, and to its symbol where it has one.
    private mutating func add(
        _ kind: Property.Kind, _ value: ExpressionID?, _ statement: Statement, file: Int32
    ) {
        let condition = expression(at: statement.condition, in: file, line: statement.line)
        var property = Property(kind: kind, file: file, line: statement.line, entry: currentEntry)
        property.condition = condition ?? .yes
        property.value = value ?? .yes
        let index = Int32(truncatingIfNeeded: tree.properties.count)
        tree.properties.append(property)
        let symbol = Int(tree.entries[Int(currentEntry)].symbol)
        guard symbol >= 0 else { return }
        if tree.symbols[symbol].lastProperty < 0 {
            tree.symbols[symbol].firstProperty = index
        } else {
            tree.properties[Int(tree.symbols[symbol].lastProperty)].next = index
        }
        tree.symbols[symbol].lastProperty = index
    }
}
