// SPDX-License-Identifier: GPL-2.0-only

extension Interview {
    /// What `askValue` came to.
    private enum Answer {
        /// The symbol keeps its value.
        case settled
        /// A line, with its line end where it has one.
        case line([UInt8])
    }

    /// Waits for an answer about `id`, unless it can't be set or is set already; says its value then.
    private mutating func askValue(_ id: SymbolID, _ value: [UInt8]) -> Answer {
        if !configuration.hasUserValue(id) { say([], "(NEW) ") }
        if !configuration.isChangeable(id) || questions != .all && configuration.hasUserValue(id) {
            say(value, "\n")
            return .settled
        }
        return .line(answer(otherwise: [UInt8(ascii: "\n")]))
    }

    private func sayPrompt(_ entry: Int) {
        let margin = [UInt8](repeating: UInt8(ascii: " "), count: indent - 1)
        say(margin + configuration.tree.title(of: entry), " ")
    }

    mutating func askText(_ entry: Int) {
        let id = SymbolID(index: configuration.tree.entries[entry].symbol)
        while true {
            let value = Array(configuration.text(of: id))
            sayPrompt(entry)
            say(Array("(".utf8) + configuration.tree.name(of: id), ") ")
            say(Array("[".utf8) + value, "] ")
            guard case .line(let line) = askValue(id, value) else { return }
            if line == Array("?\n".utf8) {
                help(entry)
            } else {
                let text = line.first == UInt8(ascii: "\n") ? value : line.dropLast()
                if configuration.set(id, to: text) { return }
            }
            if interviewee.isAtEnd {
                unanswered = id
                return
            }
        }
    }

    mutating func askTristate(_ entry: Int) {
        let id = SymbolID(index: configuration.tree.entries[entry].symbol)
        let letters: [(Tristate, String, String)] = [(.no, "N", "/n"), (.mod, "M", "/m"), (.yes, "Y", "/y")]
        while true {
            sayPrompt(entry)
            if configuration.tree.symbols[Int(id.index)].name >= 0 {
                say(Array("(".utf8) + configuration.tree.name(of: id), ") ")
            }
            let old = configuration.value(of: id)
            var text = "["
            for (value, letter, _) in letters where value == old { text += letter }
            for (value, _, letter) in letters where value != old && configuration.allows(id, value) { text += letter }
            say([], text + "/?] ")
            guard case .line(let line) = askValue(id, Array(configuration.text(of: id))) else { return }
            let value: Tristate
            switch String(decoding: line.trimmed, as: UTF8.self) {
            case "n", "N", "no", "No": value = .no
            case "m", "M": value = .mod
            case "y", "Y", "yes", "Yes": value = .yes
            case "": value = old
            case let other where other.first == "?":
                help(entry)
                continue
            default: continue
            }
            if configuration.set(id, to: value) { return }
            help(entry)
        }
    }

    /// Asks about the mode of a choice, where it has one, and the member to choose; answers whether the members are to
    /// be asked about one by one.
    mutating func askMode(_ entry: Int) -> Bool {
        guard configuration.tree.dialect.choices == .modal else {
            askChoice(entry, isNew: false)
            return false
        }
        let id = SymbolID(index: configuration.tree.entries[entry].symbol)
        let isNew = !configuration.hasUserValue(id)
        let isChangeable = configuration.isChangeable(id)
        if isChangeable { askTristate(entry) }
        switch configuration.value(of: id) {
        case .no: return false
        case .mod:
            if !isChangeable {
                let margin = [UInt8](repeating: UInt8(ascii: " "), count: indent - 1)
                say(margin + configuration.tree.title(of: entry), "\n")
            }
            return true
        case .yes:
            askChoice(entry, isNew: isNew)
            return false
        }
    }

    private mutating func askChoice(_ entry: Int, isNew: Bool) {
        var isNew = isNew
        while true {
            let margin = [UInt8](repeating: UInt8(ascii: " "), count: indent - 1)
            say(margin + configuration.tree.title(of: entry), "\n")
            let members = sayMembers(entry, margin, &isNew)
            say(margin, "choice")
            var number = members.chosen
            var line: [UInt8] = []
            if members.all.count == 1 {
                say([], "[1]: 1\n")
                number = 1
            } else {
                say([], "[1-\(members.all.count)?]: ")
                if questions != .all, !isNew {
                    say([], "\(number)\n")
                } else {
                    line = Array(answer(otherwise: []).trimmed)
                    if line.first == UInt8(ascii: "?") {
                        help(entry)
                        continue
                    }
                    if let first = line.first {
                        guard (0x30...0x39).contains(first) else { continue }
                        number = Int(clamping: line[...].leadingNumber(base: 10))
                    }
                }
            }
            if choose(number, members.all, line) { return }
            // What can't be answered is asked again and again, but not when nobody answers any more.
            if interviewee.isAtEnd || questions != .all && !isNew { return }
        }
    }

    private mutating func choose(_ number: Int, _ members: [Int], _ line: [UInt8]) -> Bool {
        guard number > 0, number <= members.count else { return false }
        let member = members[number - 1]
        if line.last == UInt8(ascii: "?") {
            help(member)
            return false
        }
        configuration.choose(SymbolID(index: configuration.tree.entries[member].symbol))
        if configuration.tree.dialect.choices == .modal { askBelow(member) }
        return true
    }

    /// Says what can be chosen; answers the entries, and the number of the one that is chosen, 0 where none is.
    private mutating func sayMembers(
        _ entry: Int, _ margin: [UInt8], _ isNew: inout Bool
    ) -> (all: [Int], chosen: Int) {
        var members: [Int] = []
        var chosen = 0
        var child = Int(configuration.tree.entries[entry].firstChild)
        while child >= 0 {
            let member = configuration.tree.entries[child]
            defer { child = Int(member.next) }
            guard configuration.showsToUser(child) else { continue }
            let title = Array(configuration.tree.title(of: child))
            guard member.symbol >= 0 else {
                say(margin + Array("* ".utf8) + title, "\n")
                continue
            }
            members.append(child)
            let id = SymbolID(index: member.symbol)
            let isChosen = configuration.value(of: id) == .yes
            if isChosen { chosen = members.count }
            say(margin, isChosen ? ">" : " ")
            say(Array(" \(members.count). ".utf8) + title + Array(" (".utf8) + configuration.tree.name(of: id), ")")
            if !configuration.hasUserValue(id) {
                if configuration.tree.dialect.choices == .plain { isNew = true }
                say([], " (NEW)")
            }
            say([], "\n")
        }
        return (members, chosen)
    }
}

extension [UInt8] {
    /// The text without blanks around it.
    fileprivate var trimmed: ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (0x09...0x0d).contains(byte) }
        var rest = drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }
}
