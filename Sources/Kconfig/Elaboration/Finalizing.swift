// SPDX-License-Identifier: GPL-2.0-only

/// Hands the dependencies of each entry down to those below it and to their properties, collects what selects and
/// implies each symbol, and shapes the menu: `menu_finalize()` of `scripts/kconfig/menu.c`.
///
/// The order is that of the C function, which calls itself; here the calls stand on a stack of our own, for a file may
/// nest as deep as it likes.
struct Finalizing {
    /// For each expression that there is, the one in which every `m` needs modules.
    private let rewritten: [ExpressionID]

    /// The last child of each entry, once it is known.
    private var lastChild: [Int32]

    private var calls: [Call] = []
    private var submenus: Submenus

    /// Symbols whose properties were looked at.
    private var isChecked: [Bool]

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

    init(of tree: inout KconfigTree) {
        rewritten = tree.rewritingModules()
        for line in tree.conditionLines.indices {
            tree.conditionLines[line].condition = rewritten[Int(tree.conditionLines[line].condition.index)]
        }
        lastChild = Array(repeating: -1, count: tree.entries.count)
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
            distribute(entry, &tree)
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
        tree.symbols[symbol].dependencies =
            tree.symbols[symbol].dependencies
            .map { tree.expressions.or($0, tree.entries[entry].dependencies) } ?? tree.entries[entry].dependencies
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
    /// Hands what `parent` depends on down to its children and their properties.
    private func distribute(_ parent: Int, _ tree: inout KconfigTree) {
        // A member of a choice with a mode depends on the choice, and so on all that this depends on.
        let base =
            tree.dialect.choices == .modal && tree.isChoice(parent)
            ? tree.expressions.symbol(SymbolID(index: tree.entries[parent].symbol)) : tree.entries[parent].dependencies
        var child = tree.entries[parent].firstChild
        while child >= 0 {
            finalize(Int(child), base, &tree)
            child = tree.entries[Int(child)].next
        }
    }

    private func finalize(_ entry: Int, _ base: ExpressionID, _ tree: inout KconfigTree) {
        let own = rewritten[Int(tree.entries[entry].dependencies.index)]
        tree.entries[entry].ownDependencies = own
        let dependencies = tree.expressions.and(base, own)
        tree.entries[entry].dependencies = dependencies
        let symbol = tree.entries[entry].symbol
        let first = Int(tree.entries[entry].firstProperty)
        for index in first..<(first + Int(tree.entries[entry].propertyCount))
        where tree.properties[index].entry == Int32(truncatingIfNeeded: entry) {
            let own = rewritten[Int(tree.properties[index].condition.index)]
            tree.properties[index].ownCondition = own
            let condition = tree.expressions.and(dependencies, own)
            tree.properties[index].condition = condition
            let kind = tree.properties[index].kind
            guard kind == .select || kind == .imply, symbol >= 0 else { continue }
            // `y` can be selected as well, and is no node of that kind.
            let target = tree.expressions.nodes[Int(tree.properties[index].value.index)]
            guard target.kind == .symbol else { continue }
            tree.reverseOrder.append(Int32(truncatingIfNeeded: index))
            let source = tree.expressions.symbol(SymbolID(index: symbol))
            let alternative = tree.expressions.and(source, condition)
            let position = Int(target.left)
            if kind == .select {
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
        loadingFaults = faults.count
        var finalizing = Finalizing(of: &self)
        finalizing.run(on: &self)
        settleMembers()
        checkDependencies()
        if dialect.choices == .plain {
            for key in choiceMembers.keys.sorted() { checkMembers(of: Int(key)) }
        }
    }

    /// Whether the entry is a choice.
    func isChoice(_ entry: Int) -> Bool {
        let symbol = entries[entry].symbol
        return symbol >= 0 && symbols[Int(symbol)].name < 0
    }

    /// For each expression that there is, the one in which every `m` is made `m && MODULES`, so that there is none
    /// without modules.
    ///
    /// Parts have smaller numbers than what they are parts of, so one walk is enough, however deep they are nested.
    fileprivate mutating func rewritingModules() -> [ExpressionID] {
        var rewritten: [ExpressionID] = []
        rewritten.reserveCapacity(expressions.count)
        let hasModules = expressions.symbol(modules)
        for index in 0..<expressions.count {
            let id = ExpressionID(index: Int32(truncatingIfNeeded: index))
            func part(_ id: ExpressionID) -> ExpressionID { rewritten[Int(id.index)] }
            let new =
                switch expressions[id] {
                case .symbol(.mod): expressions.and(id, hasModules)
                case .not(let operand) where part(operand) != operand: expressions.not(part(operand))
                case .and(let left, let right) where part(left) != left || part(right) != right:
                    expressions.and(part(left), part(right))
                case .or(let left, let right) where part(left) != left || part(right) != right:
                    expressions.or(part(left), part(right))
                default: id
                }
            rewritten.append(new)
        }
        return rewritten
    }
}
