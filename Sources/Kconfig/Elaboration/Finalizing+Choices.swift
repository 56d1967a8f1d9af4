// SPDX-License-Identifier: GPL-2.0-only

extension Finalizing {
    /// A choice with a mode has the type of the first entry in it that has one, unless it has its own; and those
    /// that have none have the choice's.
    func setTypes(_ choice: Int, _ tree: inout KconfigTree) {
        let symbol = Int(tree.entries[choice].symbol)
        var typeless: [Int] = []
        var child = tree.entries[choice].firstChild
        while child >= 0 {
            let member = Int(tree.entries[Int(child)].symbol)
            child = tree.entries[Int(child)].next
            guard member >= 0 else { continue }
            let type = tree.symbols[member].type
            if type == .unknown {
                typeless.append(member)
            } else if tree.symbols[symbol].type == .unknown {
                tree.symbols[symbol].type = type
            }
        }
        for member in typeless where tree.symbols[member].type == .unknown {
            tree.symbols[member].type = tree.symbols[symbol].type
        }
    }

    /// Makes the symbol of `entry`, which stands right below the choice, a member of it, unless it is one of another.
    func makeMember(_ entry: Int, of choice: Int, _ tree: inout KconfigTree) {
        let symbol = Int(tree.entries[entry].symbol)
        guard symbol >= 0, tree.symbols[symbol].name >= 0, tree.symbols[symbol].choice < 0 else { return }
        let key = tree.symbols[Int(tree.entries[choice].symbol)].firstEntry
        tree.symbols[symbol].choice = key
        tree.choiceMembers[key, default: []].append(SymbolID(index: Int32(truncatingIfNeeded: symbol)))
        let place = tree.entries[entry]
        if place.prompt < 0 { tree.report(.memberWithoutPrompt, file: place.file, line: place.line) }
        var property = tree.symbols[symbol].firstProperty
        while property >= 0 {
            let candidate = tree.properties[Int(property)]
            property = candidate.next
            if candidate.kind == .defaultValue {
                tree.report(.memberDefault, file: candidate.file, line: candidate.line)
            }
            guard candidate.entry != Int32(truncatingIfNeeded: entry), candidate.kind == .prompt else { continue }
            let parent = Int(tree.entries[Int(candidate.entry)].parent)
            if parent < 0 || tree.entries[parent].symbol != tree.entries[choice].symbol {
                tree.report(.memberPromptElsewhere, file: candidate.file, line: candidate.line)
            }
        }
        // Members that know no `m` are there in mode `y` only.
        let mode = SymbolID(index: tree.entries[choice].symbol)
        guard tree.symbols[Int(mode.index)].type == .tristate, tree.symbols[symbol].type != .tristate else { return }
        let isYes = tree.expressions.comparison(.equal, mode, .yes)
        tree.entries[entry].dependencies = tree.expressions.and(isYes, tree.entries[entry].dependencies)
        let first = Int(place.firstProperty)
        for index in first..<(first + Int(place.propertyCount)) {
            tree.properties[index].condition = tree.expressions.and(isYes, tree.properties[index].condition)
        }
    }
}

extension KconfigTree {
    /// Adds a fault; nobody reads more than ten thousand.
    mutating func report(_ kind: KconfigFault.Kind, file: Int32, line: UInt32) {
        if !hasAllFaults { faults.append(KconfigFault(file: file, line: line, kind: kind)) }
    }

    /// Whether there are as many faults as are kept.
    var hasAllFaults: Bool { faults.count >= 10_000 }

    /// Since 6.11 a symbol is a member of the choice around the first place where it has a prompt, in the menu as it
    /// is in the end.
    mutating func settleMembers() {
        guard dialect.choices == .plain else { return }
        for key in choiceMembers.keys.sorted() {
            guard let members = choiceMembers[key] else { continue }
            for member in members where choice(around: member) != key {
                symbols[Int(member.index)].choice = -1
            }
            choiceMembers[key] = members.filter { symbols[Int($0.index)].choice == key }
        }
    }

    /// Tells of members of a choice that have what they must not: `choice_check_sanity()`.
    mutating func checkMembers(of choice: Int) {
        var entry = Int(entries[choice].firstChild)
        while entry >= 0, entry != choice {
            if entries[entry].symbol >= 0 { checkMember(entry) }
            // What stands in a choice within it is that one's.
            if entries[entry].firstChild >= 0, !isChoice(entry) {
                entry = Int(entries[entry].firstChild)
                continue
            }
            while entry != choice, entries[entry].next < 0 { entry = Int(entries[entry].parent) }
            if entry != choice { entry = Int(entries[entry].next) }
        }
    }

    private mutating func checkMember(_ entry: Int) {
        var index = symbols[Int(entries[entry].symbol)].firstProperty
        while index >= 0 {
            let property = properties[Int(index)]
            index = property.next
            if property.kind == .defaultValue { report(.memberDefault, file: property.file, line: property.line) }
            if property.kind == .prompt, property.entry != Int32(truncatingIfNeeded: entry),
                entries[Int(property.entry)].parent != entries[entry].parent
            {
                report(.memberPromptElsewhere, file: property.file, line: property.line)
            }
        }
    }

    /// The choice that the first place with a prompt stands in.
    func choice(around symbol: SymbolID) -> Int32 {
        var entry = symbols[Int(symbol.index)].firstEntry
        while entry >= 0, entries[Int(entry)].prompt < 0 { entry = entries[Int(entry)].nextOfSymbol }
        guard entry >= 0 else { return -1 }
        var parent = entries[Int(entry)].parent
        while parent >= 0, entries[Int(parent)].symbol < 0 { parent = entries[Int(parent)].parent }
        return parent >= 0 && isChoice(Int(parent)) ? parent : -1
    }
}
