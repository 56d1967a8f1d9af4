// SPDX-License-Identifier: GPL-2.0-only

/// An order of the symbols of a tree without circles, in which each stands behind all that it depends on.
///
/// While a series goes from state to state, few lines change: where those that are new still point backwards, there is
/// no new circle, and nobody has to walk through the whole tree to know.
struct DependencyOrder {
    /// The tree that was put in order last.
    private var tree: KconfigTree

    /// The place of each symbol, by the number of its name; 0 where it has none. A choice stands where its members do.
    private var places: [Int]

    /// New symbols find room between two that were found one behind the other.
    private static let gap = 1 << 20

    /// How many new symbols in a row may need the next one.
    private static let mostRounds = 8

    /// The order of `tree`, in which no circle is; `places` are those of its symbols by their numbers, from 1.
    init(of tree: KconfigTree, places found: [Int]) {
        self.tree = tree
        places = Array(repeating: 0, count: tree.names.count)
        for (index, symbol) in tree.symbols.enumerated() where symbol.name >= 0 && !symbol.isConstant {
            let node = symbol.choice >= 0 ? Int(tree.entries[Int(symbol.choice)].symbol) : index
            places[Int(symbol.name)] = found[node] * Self.gap
        }
    }

    /// Goes on to `next`, which differs from the tree before by the files at `paths`, and whose names have the numbers
    /// that they have there; false where the order does not show that there is no circle, though there may be none.
    mutating func move(to next: KconfigTree, changing paths: Set<String>) -> Bool {
        // A choice with a mode and its members name each other.
        guard next.dialect.choices == .plain, tree.modules == next.modules,
            let old = tree.symbolsSpokenOf(in: paths), let new = next.symbolsSpokenOf(in: paths)
        else { return false }
        let changed = Set(old.compactMap { next.symbol(at: tree.symbols[$0].name) } + new).sorted()
        places += Array(repeating: 0, count: max(0, next.names.count - places.count))
        var search = CircleSearch(next)
        let needs = changed.map { symbol in
            (name: Int(next.symbols[symbol].name), needed: search.targets(of: Int32(truncatingIfNeeded: symbol)))
        }
        func last(_ needed: [Int32]) -> Int { needed.map { place(of: Int($0), in: next) }.max() ?? 0 }
        let unplaced = needs.filter { places[$0.name] == 0 }
        for _ in 0..<Self.mostRounds {
            for (name, needed) in unplaced { places[name] = max(places[name], last(needed) + 1) }
        }
        guard needs.allSatisfy({ $0.needed.isEmpty || last($0.needed) < places[$0.name] }) else { return false }
        tree = next
        return true
    }

    private func place(of symbol: Int, in tree: KconfigTree) -> Int {
        if tree.symbols[symbol].isConstant { return 0 }
        let name = tree.symbols[symbol].name
        if name >= 0 { return places[Int(name)] }
        guard let member = tree.choiceMembers[tree.symbols[symbol].firstEntry]?.first else { return 0 }
        return places[Int(tree.symbols[Int(member.index)].name)]
    }
}

extension KconfigTree {
    /// The symbols that the files at `paths`, and those that they source, say something of; nil where they may say
    /// something of others too: by a variable, a choice, a block that does not end.
    fileprivate func symbolsSpokenOf(in paths: Set<String>) -> [Int]? {
        guard faults[..<loadingFaults].allSatisfy(\.kind.isHarmless) else { return nil }
        var isSpeaking = Array(repeating: false, count: files.count)
        for (number, file) in files.enumerated() {
            isSpeaking[number] =
                paths.contains(KconfigSources.plain(file.path))
                || file.sourcedFrom >= 0 && isSpeaking[Int(file.sourcedFrom)]
            guard isSpeaking[number] else { continue }
            if file.content.statements.contains(where: { $0.kind == .assignment || $0.kind == .choice }) { return nil }
        }
        var found: [Int] = []
        for entry in entries where entry.file >= 0 && isSpeaking[Int(entry.file)] && entry.symbol >= 0 {
            found.append(Int(entry.symbol))
        }
        for property in properties where property.kind == .select || property.kind == .imply {
            guard isSpeaking[Int(property.file)], case .symbol(let target) = expressions[property.value] else {
                continue
            }
            found.append(Int(target.index))
        }
        found.removeAll { symbols[$0].isConstant }
        return found.contains { symbols[$0].choice >= 0 || symbols[$0].name < 0 } ? nil : found
    }

    /// The symbol of the name with number `name`.
    fileprivate func symbol(at name: Int32) -> Int? {
        symbolOfName[Int(name)] >= 0 ? Int(symbolOfName[Int(name)]) : nil
    }
}

extension KconfigFault.Kind {
    /// Whether it can't change what another line means.
    fileprivate var isHarmless: Bool {
        switch self {
        case .unknownAnswer, .info, .warning, .leadingBlanks, .redefinedHelp, .blankHelp, .redefinedPrompt,
            .syntax(.noNewlineAtEnd), .syntax(.ignoredByte):
            true
        default: false
        }
    }
}
