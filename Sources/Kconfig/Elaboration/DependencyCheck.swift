// SPDX-License-Identifier: GPL-2.0-only

/// Finds the symbols that depend on each other in a circle, as `sym_check_deps()` of `scripts/kconfig/symbol.c` does:
/// which circles are told, and where they begin, follows from the order in which everything is looked at.
struct DependencyCheck {
    private let tree: KconfigTree
    private let lines: [Int32: [Int32]]
    private var printed = PrintedExpressions()

    /// Symbols that are being looked at, and those that were.
    private var isOpen: [Bool]
    private var isKnown: [Bool]

    private var calls: [Call] = []

    /// What is found.
    private(set) var circles: [[DependencyStep]] = []

    /// More circles are not told.
    private static let mostCircles = 1000

    /// A symbol that is looked at, or one on the way to it.
    private struct Call {
        var symbol: Int32
        var references: [Reference] = []
        var next = 0
        /// The members that a choice goes through when it is done with itself; they stay open meanwhile.
        var members: ArraySlice<SymbolID> = []
        var isChoice = false
    }

    /// A symbol that a line of another names.
    private struct Reference {
        var symbol: Int32
        var kind: DependencyStep.Kind
        var property: Int32
    }

    init(_ tree: KconfigTree) {
        self.tree = tree
        lines = tree.reverseLines()
        isOpen = Array(repeating: false, count: tree.symbols.count)
        isKnown = isOpen
    }

    /// Looks at all symbols.
    mutating func run() {
        for symbol in order() {
            guard circles.count < Self.mostCircles else { return }
            check(symbol)
        }
    }

    private func order() -> [Int32] {
        guard tree.dialect.checksInMenuOrder else {
            // The hash table of conf: new symbols go in front of their chain.
            func bucket(_ symbol: Int32) -> UInt32 {
                let id = SymbolID(index: symbol)
                return tree.symbols[Int(symbol)].name < 0 ? 0 : Word.hash(of: tree.name(of: id)) % 9973
            }
            return tree.symbols.indices.map { Int32(truncatingIfNeeded: $0) }
                .map { (bucket($0), $0) }.sorted { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 > $1.1 }.map(\.1)
        }
        return tree.entriesInOrder().map { tree.entries[$0].symbol }.filter { $0 >= 0 }
    }

    /// Looks at `symbol` and all that it depends on; the first circle ends it.
    private mutating func check(_ symbol: Int32) {
        if !enter(symbol) { return unwind() }
        while let index = calls.indices.last {
            guard calls[index].next < calls[index].references.count else {
                if let member = calls[index].members.first {
                    calls[index].members.removeFirst()
                    calls.append(Call(symbol: member.index, references: references(of: member.index)))
                    continue
                }
                leave(calls.removeLast())
                continue
            }
            let target = calls[index].references[calls[index].next].symbol
            calls[index].next += 1
            if !enter(target) { return unwind() }
        }
    }

    private mutating func leave(_ call: Call) {
        // Members are open as long as their choice is.
        guard tree.symbols[Int(call.symbol)].choice < 0 else { return }
        isOpen[Int(call.symbol)] = false
        guard call.isChoice else { return }
        for member in members(of: call.symbol) { isOpen[Int(member.index)] = false }
    }

    private mutating func unwind() {
        while let call = calls.popLast() { leave(call) }
    }

    private func members(of choice: Int32) -> [SymbolID] {
        tree.choiceMembers[tree.symbols[Int(choice)].firstEntry] ?? []
    }

    /// Begins to look at `symbol`, unless that is done; false where it is open, which closes a circle.
    private mutating func enter(_ symbol: Int32) -> Bool {
        if isOpen[Int(symbol)] {
            tell(symbol)
            return false
        }
        guard !isKnown[Int(symbol)] else { return true }
        let choice = tree.symbols[Int(symbol)].choice
        if choice >= 0 {
            // A member begins with its choice; the member itself stays to be named.
            calls.append(Call(symbol: symbol))
            return enter(tree.entries[Int(choice)].symbol)
        }
        isKnown[Int(symbol)] = true
        guard tree.symbols[Int(symbol)].name < 0 else {
            isOpen[Int(symbol)] = true
            calls.append(Call(symbol: symbol, references: references(of: symbol)))
            return true
        }
        let members = members(of: symbol)
        for member in members {
            isOpen[Int(member.index)] = true
            isKnown[Int(member.index)] = true
        }
        var call = Call(symbol: symbol)
        call.isChoice = true
        call.members = members[...]
        calls.append(call)
        calls.append(Call(symbol: symbol, references: references(of: symbol)))
        isOpen[Int(symbol)] = true
        return true
    }

    private mutating func references(of symbol: Int32) -> [Reference] {
        let id = SymbolID(index: symbol)
        var result: [Reference] = []
        func add(_ symbols: [Int32], _ kind: DependencyStep.Kind, _ property: Int32) {
            result += symbols.map { Reference(symbol: $0, kind: kind, property: property) }
        }
        // What is asked for is made first: the table grows while it is.
        let dependencies = printed.dependencies(of: id, tree)
        add(printed.symbols(in: dependencies), .dependency, -1)
        for (kind, step) in [(Property.Kind.select, DependencyStep.Kind.selection), (.imply, .implication)] {
            for alternative in printed.alternatives(of: id, kind, in: lines[symbol] ?? [], tree) {
                add(printed.symbols(in: alternative), step, -1)
            }
        }
        var index = tree.symbols[Int(symbol)].firstProperty
        while index >= 0 {
            let line = tree.properties[Int(index)]
            if line.kind != .select, line.kind != .imply {
                let name = line.kind.confName
                let condition = printed.condition(of: Int(index), tree)
                add(printed.symbols(in: condition), .condition(name), index)
                if line.kind == .defaultValue, tree.symbols[Int(symbol)].name >= 0 {
                    let value = printed.taken(line.value, tree)
                    add(printed.symbols(in: value), .value(name), index)
                }
            }
            index = line.next
        }
        return result
    }
}

extension DependencyCheck {
    /// Tells the circle that `symbol` closes.
    private mutating func tell(_ symbol: Int32) {
        var last = symbol
        var path = calls
        let choice = tree.symbols[Int(symbol)].choice
        if choice >= 0 {
            path.append(Call(symbol: symbol))
            last = tree.entries[Int(choice)].symbol
        }
        guard let start = path.lastIndex(where: { $0.symbol == last }) else { return }
        var steps: [DependencyStep] = []
        for index in start..<path.count {
            let next = index + 1 < path.count ? path[index + 1].symbol : last
            steps.append(step(path[index], to: next))
        }
        circles.append(steps)
    }

    private func step(_ call: Call, to next: Int32) -> DependencyStep {
        let reference = call.next > 0 ? call.references[call.next - 1] : nil
        let symbol = tree.symbols[Int(call.symbol)]
        var kind = reference?.kind ?? .condition("unknown")
        if tree.dialect.checksInMenuOrder {
            if tree.symbols[Int(next)].name < 0 { kind = .member }
        } else if symbol.name < 0 {
            kind = .choice
        } else if symbol.choice >= 0 {
            kind = .member
        }
        var place = (file: Int32(-1), line: UInt32(0))
        if symbol.firstEntry >= 0 {
            let entry = tree.entries[Int(symbol.firstEntry)]
            place = (entry.file, entry.line)
        }
        let isInChoice = symbol.name < 0 || symbol.choice >= 0
        if let reference, reference.property >= 0, !isInChoice {
            let line = tree.properties[Int(reference.property)]
            place = (line.file, line.line)
        }
        if tree.dialect.checksInMenuOrder, kind == .member {
            let choice = tree.entries[Int(tree.symbols[Int(next)].firstEntry)]
            place = (choice.file, choice.line)
        }
        return DependencyStep(
            symbol: tree.printedName(of: SymbolID(index: call.symbol)), kind: kind,
            next: tree.printedName(of: SymbolID(index: next)), file: place.file, line: place.line)
    }
}

extension Property.Kind {
    /// What `conf` calls it.
    var confName: String {
        switch self {
        case .prompt: "prompt"
        case .menu: "menu"
        case .comment: "comment"
        case .defaultValue: "default"
        case .select: "select"
        case .imply: "imply"
        case .range: "range"
        }
    }
}

extension KconfigTree {
    /// The entries in the order of the menu, without the one that holds all others.
    func entriesInOrder() -> [Int] {
        var result: [Int] = []
        var entry = Int(entries[Self.root].firstChild)
        while entry > 0 {
            result.append(entry)
            if entries[entry].firstChild >= 0 {
                entry = Int(entries[entry].firstChild)
                continue
            }
            while entry > 0, entries[entry].next < 0 { entry = Int(entries[entry].parent) }
            if entry > 0 { entry = Int(entries[entry].next) }
        }
        return result
    }

    /// Tells of symbols that depend on each other in a circle.
    ///
    /// `order` is that of the tree before, from which this one differs by the files at `paths`, where there is one; and
    /// that of this tree, where it has one, behind it.
    mutating func checkDependencies(following order: inout DependencyOrder?, changing paths: Set<String>) {
        if order?.move(to: self, changing: paths) == true { return }
        var search = CircleSearch(self)
        guard search.run() else {
            order = DependencyOrder(of: self, places: search.places)
            return
        }
        order = nil
        var check = DependencyCheck(self)
        check.run()
        for circle in check.circles {
            guard let first = circle.first else { continue }
            report(.recursiveDependency(circle), file: first.file, line: first.line)
        }
    }
}
