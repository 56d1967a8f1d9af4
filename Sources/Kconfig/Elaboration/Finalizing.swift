// SPDX-License-Identifier: GPL-2.0-only

/// Collects what selects and implies each symbol, and shapes the menu: `menu_finalize()` of `scripts/kconfig/menu.c`,
/// once all dependencies are handed down.
///
/// The order is that of the C function, which calls itself; here the calls stand on a stack of our own, for a file may
/// nest as deep as it likes.
struct Finalizing {
    /// The last child of each entry, once it is known.
    private var lastChild: [Int32]

    private var calls: [Call] = []
    private var submenus: Submenus

    /// Symbols whose properties were looked at.
    private var isChecked: [Bool]

    /// The comparisons of bools with `m`.
    private let comparisonsWithMod: Set<ExpressionID>

    /// What is being done with an entry.
    private struct Call {
        var entry: Int32
        var isInChoice: Bool
        var step = Step.start

        /// The child, or the follower, that is looked at.
        var cursor: Int32 = -1
        /// The last entry that was taken into the submenu.
        var last: Int32 = -1
    }

    private enum Step {
        case start, children, followers, end
    }

    init(of tree: KconfigTree) {
        lastChild = Array(repeating: -1, count: tree.entries.count)
        comparisonsWithMod = tree.comparisonsOfBoolsWithMod()
        isChecked = Array(repeating: false, count: tree.symbols.count)
        submenus = Submenus(symbols: tree.symbols.count)
    }

    /// Does it all.
    mutating func run(on tree: inout KconfigTree) {
        calls.append(Call(entry: Int32(KconfigTree.root), isInChoice: false))
        while let index = calls.indices.last {
            switch calls[index].step {
            case .start: start(index, &tree)
            case .children:
                let child = calls[index].cursor
                guard child >= 0 else {
                    calls[index].step = .end
                    continue
                }
                let isInChoice = tree.dialect.choices == .plain && tree.isChoice(Int(calls[index].entry))
                calls.append(Call(entry: child, isInChoice: isInChoice))
            case .followers:
                let follower = calls[index].cursor
                let symbol = SymbolID(index: tree.entries[Int(calls[index].entry)].symbol)
                if follower >= 0, submenus.belongs(Int(follower), below: symbol, Int(calls[index].entry), tree) {
                    calls.append(Call(entry: follower, isInChoice: false))
                } else {
                    endSubmenu(calls[index], &tree)
                    calls[index].step = .end
                }
            case .end:
                finish(Int(calls[index].entry), &tree)
                let done = calls.removeLast()
                guard let caller = calls.indices.last else { continue }
                if calls[caller].step == .followers { calls[caller].last = done.entry }
                calls[caller].cursor = tree.entries[Int(done.entry)].next
            }
        }
        setParents(&tree)
    }

    private mutating func start(_ index: Int, _ tree: inout KconfigTree) {
        let call = calls[index]
        let entry = Int(call.entry)
        if tree.entries[entry].firstChild >= 0 {
            if tree.dialect.choices == .modal, tree.isChoice(entry) { setTypes(entry, &tree) }
            collect(entry, &tree)
            calls[index].cursor = tree.entries[entry].firstChild
            calls[index].step = .children
        } else if tree.entries[entry].symbol >= 0, !call.isInChoice {
            calls[index].cursor = tree.entries[entry].next
            calls[index].step = .followers
        } else {
            calls[index].step = .end
        }
    }

    /// The followers that depend on the entry's symbol become its submenu.
    private mutating func endSubmenu(_ call: Call, _ tree: inout KconfigTree) {
        let entry = Int(call.entry)
        if call.last >= 0 {
            tree.entries[entry].firstChild = tree.entries[entry].next
            tree.entries[entry].next = tree.entries[Int(call.last)].next
            tree.entries[Int(call.last)].next = -1
            lastChild[entry] = call.last
        }
        let symbol = Int(tree.entries[entry].symbol)
        tree.symbols[symbol].dependencies = tree.expressions.eitherDefinition(
            tree.symbols[symbol].dependencies, tree.entries[entry].dependencies)
    }

    /// Entries whose children were shaped: takes those of `if` and of promptless symbols up, finds the members of a
    /// choice, looks for what `conf` warns of.
    private mutating func finish(_ entry: Int, _ tree: inout KconfigTree) {
        let isModal = tree.dialect.choices == .modal && tree.isChoice(entry)
        var last: Int32 = -1
        var child = tree.entries[entry].firstChild
        while child >= 0 {
            let index = Int(child)
            if isModal { makeMember(index, of: entry, &tree) }
            let first = tree.entries[index].firstChild
            last = child
            child = tree.entries[index].next
            guard first >= 0, tree.entries[index].prompt < 0, !tree.isChoice(index) else { continue }
            let end = lastChild[index]
            tree.entries[Int(end)].next = child
            tree.entries[index].next = first
            tree.entries[index].firstChild = -1
            // Those that came up have no children to be taken up any more, but may become members.
            if isModal { child = first } else { last = end }
        }
        lastChild[entry] = last
        let symbol = tree.entries[entry].symbol
        guard symbol >= 0 else { return }
        if !isChecked[Int(symbol)] {
            isChecked[Int(symbol)] = true
            tree.check(SymbolID(index: symbol), at: entry)
        }
        let prompt = tree.entries[entry].prompt
        if isModal, !tree.symbols[Int(symbol)].isOptional, prompt >= 0 {
            let isModule = tree.expressions.symbol(.mod)
            let floor = tree.expressions.and(tree.properties[Int(prompt)].condition, isModule)
            tree.symbols[Int(symbol)].reverse =
                tree.symbols[Int(symbol)].reverse.map { tree.expressions.or($0, floor) } ?? floor
        }
    }

    /// The parents as the menu has them in the end.
    private func setParents(_ tree: inout KconfigTree) {
        var entry = KconfigTree.root
        var parents: [Int] = []
        while true {
            if tree.entries[entry].firstChild >= 0 {
                parents.append(entry)
                let child = Int(tree.entries[entry].firstChild)
                tree.entries[child].parent = Int32(truncatingIfNeeded: entry)
                entry = child
                continue
            }
            while tree.entries[entry].next < 0 || entry == KconfigTree.root {
                guard let parent = parents.popLast() else { return }
                entry = parent
            }
            entry = Int(tree.entries[entry].next)
            tree.entries[entry].parent = Int32(truncatingIfNeeded: parents.last ?? KconfigTree.root)
        }
    }
}

extension Finalizing {
    /// Collects what the children of `parent` select and imply.
    private func collect(_ parent: Int, _ tree: inout KconfigTree) {
        var child = tree.entries[parent].firstChild
        while child >= 0 {
            let symbol = tree.entries[Int(child)].symbol
            if !comparisonsWithMod.isEmpty { tree.checkComparisons(comparisonsWithMod, at: Int(child)) }
            if symbol >= 0 { collect(SymbolID(index: symbol), at: Int(child), &tree) }
            child = tree.entries[Int(child)].next
        }
    }

    private func collect(_ symbol: SymbolID, at entry: Int, _ tree: inout KconfigTree) {
        let first = Int(tree.entries[entry].firstProperty)
        for index in first..<(first + Int(tree.entries[entry].propertyCount)) {
            let property = tree.properties[index]
            let isSelect = property.kind == .select
            guard isSelect || property.kind == .imply, property.entry == Int32(truncatingIfNeeded: entry) else {
                continue
            }
            // `y` can be selected as well, and is no node of that kind.
            let target = tree.expressions.nodes[Int(property.value.index)]
            guard target.kind == .symbol else { continue }
            tree.reverseOrder.append(Int32(truncatingIfNeeded: index))
            let alternative = tree.expressions.and(tree.expressions.symbol(symbol), property.condition)
            let position = Int(target.left)
            if isSelect {
                tree.symbols[position].reverse =
                    tree.symbols[position].reverse.map { tree.expressions.or($0, alternative) } ?? alternative
            } else {
                tree.symbols[position].implied =
                    tree.symbols[position].implied.map { tree.expressions.or($0, alternative) } ?? alternative
            }
        }
    }
}

extension KconfigTree {
    /// Puts the tree in order when all files are read.
    mutating func finalize() {
        var order: DependencyOrder?
        finalize(following: &order, changing: [])
    }

    /// Puts the tree in order when all files are read.
    ///
    /// `order` and `paths` as in ``checkDependencies(following:changing:)``.
    mutating func finalize(following order: inout DependencyOrder?, changing paths: Set<String>) {
        loadingFaults = faults.count
        handDown()
        var finalizing = Finalizing(of: self)
        finalizing.run(on: &self)
        settleMembers()
        checkDependencies(following: &order, changing: paths)
        if dialect.choices == .plain {
            for key in choiceMembers.keys.sorted() { checkMembers(of: Int(key)) }
        }
    }

    /// Whether the entry is a choice.
    func isChoice(_ entry: Int) -> Bool {
        let symbol = entries[entry].symbol
        return symbol >= 0 && symbols[Int(symbol)].name < 0
    }
}
