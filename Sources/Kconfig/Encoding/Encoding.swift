// SPDX-License-Identifier: GPL-2.0-only

internal import SAT

/// A formula whose models are the configurations of a tree that are as a user can leave them.
///
/// Such a configuration is one that `conf --olddefconfig` does not change: each symbol with a visible prompt has a
/// value that the user could give it, and each other one has what its defaults, `imply` and `select` make of the rest,
/// as ``Configuration`` computes it. What is asked for is encoded with all that it depends on, and nothing else.
///
/// A symbol that depends on itself has no value that does not depend on the order of the computation. It is left free,
/// and so is all that depends on it; ``doubt(of:)`` tells.
struct Encoding {
    var tree: KconfigTree
    var gates = Gates()

    /// The literals of each expression and symbol that is encoded; for the texts of ints, hexes and strings see
    /// ``texts``.
    private(set) var expressionValues: [TristateLiterals?]
    var symbolValues: [TristateLiterals?]
    var texts: [Int32: TextLiterals] = [:]

    /// Of each symbol those of ``texts`` that are computed where no user can say them.
    var keptTexts: [Int32: [Literal]] = [:]

    /// Which texts a user can give to which symbol.
    var candidates: TextCandidates

    private var expressionMarks: [Mark]
    private var symbolMarks: [Mark]
    private var choiceMarks: [Int32: Mark] = [:]

    /// The symbols that were encoded, in that order.
    private(set) var encodedSymbols: [SymbolID] = []

    /// Whether `conf` refuses the tree, since symbols of it depend on each other in a circle.
    let hasCircles: Bool

    /// Why some of it could not be encoded.
    private var doubts: [Doubt] = []
    private var circles = 0
    private var lastCircle: Int32 = -1
    private var tooManyValuesDoubt: Int32 = -1

    /// How much of ``textWork(of:)`` was done.
    private var textWork = 0

    /// Choices with a mode whose members wait to be encoded.
    private var waitingChoices: [SymbolID] = []

    /// The lines behind symbols that stand for them; see ``GuardedTree``.
    let guarded: GuardedTree?

    /// The lines that were encoded behind guards: counted on where the literal is true.
    var guards: [(attribute: MenuAttribute, isCounted: Literal)] = []

    init(of tree: KconfigTree, guarded: GuardedTree? = nil) {
        self.tree = tree
        self.guarded = guarded
        hasCircles = tree.faults.contains { if case .recursiveDependency = $0.kind { true } else { false } }
        candidates = TextCandidates(of: tree)
        expressionValues = Array(repeating: nil, count: tree.expressions.count)
        symbolValues = Array(repeating: nil, count: tree.symbols.count)
        expressionMarks = Array(repeating: Mark(), count: tree.expressions.count)
        symbolMarks = Array(repeating: Mark(), count: tree.symbols.count)
    }

    /// An expression or a symbol on the way.
    enum Node: Equatable {
        case expression(ExpressionID)
        case symbol(SymbolID)
        /// The members of a choice that has a mode.
        case members(SymbolID)
    }

    private struct Mark {
        var isOpen = false
        var isEncoded = false
        /// The doubt that it leads to, -1 where there is none.
        var doubt: Int32 = -1
    }

    /// The value of `id`.
    mutating func value(of id: ExpressionID) -> TristateLiterals {
        encode(.expression(id))
        return expressionValues[Int(id.index)] ?? gates.constant(.no)
    }

    /// The value of `id`: `n` for what is no bool or tristate.
    mutating func value(of id: SymbolID) -> TristateLiterals {
        encode(.symbol(id))
        return symbolValues[Int(id.index)] ?? gates.constant(.no)
    }

    /// Why nothing can be told of `node`, nil where it can.
    mutating func doubt(of node: Node) -> Doubt? {
        encode(node)
        let doubt = self[node].doubt
        return doubt < 0 ? nil : doubts[Int(doubt)]
    }

    /// Encodes all symbols that are defined.
    mutating func encodeAll() {
        for index in tree.symbols.indices where tree.symbols[index].firstEntry >= 0 {
            encode(.symbol(SymbolID(index: Int32(truncatingIfNeeded: index))))
        }
    }

    private subscript(node: Node) -> Mark {
        get {
            switch node {
            case .expression(let id): expressionMarks[Int(id.index)]
            case .symbol(let id): symbolMarks[Int(id.index)]
            case .members(let id): choiceMarks[id.index] ?? Mark()
            }
        }
        set {
            switch node {
            case .expression(let id): expressionMarks[Int(id.index)] = newValue
            case .symbol(let id): symbolMarks[Int(id.index)] = newValue
            case .members(let id): choiceMarks[id.index] = newValue
            }
        }
    }
}

extension Encoding {
    /// Encodes `root` and all that it depends on, and ties the modes of choices among it to their members.
    private mutating func encode(_ root: Node) {
        if self[root].isEncoded { return }
        encodeParts(of: root)
        while let choice = waitingChoices.popLast() { encodeParts(of: .members(choice)) }
    }

    /// Encodes `root` and all that it depends on, each after what it depends on itself.
    ///
    /// The way stands in an array of our own: a tree may nest as deep as it likes.
    private mutating func encodeParts(of root: Node) {
        if self[root].isEncoded { return }
        var way: [Node] = [root]
        var parts: [Node] = []
        while let node = way.last {
            if self[node].isEncoded {
                way.removeLast()
                continue
            }
            parts.removeAll(keepingCapacity: true)
            append(partsOf: node, to: &parts)
            if !self[node].isOpen {
                self[node].isOpen = true
                let waiting = way.count
                for part in parts.reversed() where !self[part].isEncoded && !self[part].isOpen { way.append(part) }
                if way.count > waiting { continue }
            }
            way.removeLast()
            finish(node, parts, way)
        }
    }

    private mutating func finish(_ node: Node, _ parts: [Node], _ way: [Node]) {
        var doubt: Int32 = -1
        for part in parts where self[part].doubt >= 0 { doubt = self[part].doubt }
        if doubt < 0, let open = parts.first(where: { !self[$0].isEncoded }) {
            doubt = recursionDoubt(from: open, on: way, to: node)
        }
        if doubt < 0, case .symbol(let id) = node, tree.isModalChoice(id), hasPromptElsewhere(id) {
            doubt = add(.promptOutsideChoice)
        }
        if doubt < 0 {
            let work = textWork(of: node)
            if textWork + work > Self.mostTextWork { doubt = tooManyValues() } else { textWork += work }
        }
        self[node].isEncoded = true
        self[node].doubt = doubt
        switch node {
        case .expression(let id):
            let value = doubt < 0 ? encoded(id) : free()
            expressionValues[Int(id.index)] = value
        case .symbol(let id):
            if let line = guarded?.lines[id.index], doubt < 0 {
                symbolValues[Int(id.index)] = relaxed(line.says, line.attribute)
                return
            }
            symbolValues[Int(id.index)] = doubt < 0 ? encoded(id) : free()
            encodedSymbols.append(id)
            if tree.isModalChoice(id) { waitingChoices.append(id) }
        case .members(let id):
            if doubt < 0 { encodeModalMembers(of: id) }
        }
    }

    private mutating func add(_ doubt: Doubt) -> Int32 {
        doubts.append(doubt)
        return Int32(truncatingIfNeeded: doubts.count - 1)
    }

    /// The circle from `start` to `end`; of very many circles the last ones are told as one that was found before.
    private mutating func recursionDoubt(from start: Node, on way: [Node], to end: Node) -> Int32 {
        if circles < Self.mostCircles {
            circles += 1
            lastCircle = add(.recursion(symbols(from: start, on: way + [end])))
        }
        return lastCircle
    }

    private mutating func tooManyValues() -> Int32 {
        if tooManyValuesDoubt < 0 { tooManyValuesDoubt = add(.tooManyValues) }
        return tooManyValuesDoubt
    }

    /// Circles that are told.
    private static let mostCircles = 1000

    /// As much as takes about a second and a few hundred megabytes.
    private static let mostTextWork = 1_000_000

    /// The symbols on the open way from `start`, which is on it, to its end.
    private func symbols(from start: Node, on way: [Node]) -> [SymbolID] {
        let open = way.filter { self[$0].isOpen && !self[$0].isEncoded }
        return open[(open.firstIndex(of: start) ?? 0)...].compactMap {
            if case .symbol(let id) = $0, tree.symbols[Int(id.index)].name >= 0 { id } else { nil }
        }
    }

    /// A value that is `says` where a new guard is true, and any where it is not.
    private mutating func relaxed(_ says: ExpressionID, _ attribute: MenuAttribute) -> TristateLiterals {
        let isCounted = gates.makeVariable()
        guards.append((attribute, isCounted))
        let said = value(of: says)
        let value = free()
        gates.demand(!isCounted, !value.some, said.some)
        gates.demand(!isCounted, value.some, !said.some)
        gates.demand(!isCounted, !value.yes, said.yes)
        gates.demand(!isCounted, value.yes, !said.yes)
        return value
    }

    private func free() -> TristateLiterals {
        let yes = gates.makeVariable()
        let some = gates.makeVariable()
        gates.demand(!yes, some)
        return TristateLiterals(some: some, yes: yes)
    }

    /// The value of an expression whose parts are encoded, some with values that are supposed.
    mutating func encoded(
        _ id: ExpressionID, supposing supposed: [ExpressionID: TristateLiterals] = [:]
    ) -> TristateLiterals {
        func part(_ id: ExpressionID) -> TristateLiterals {
            supposed[id] ?? expressionValues[Int(id.index)] ?? gates.constant(.no)
        }
        switch tree.expressions[id] {
        case .yes: return gates.constant(.yes)
        case .symbol(let symbol): return symbolValues[Int(symbol.index)] ?? gates.constant(.no)
        case .not(let operand): return gates.not(part(operand))
        case .and(let left, let right): return gates.min(part(left), part(right))
        case .or(let left, let right): return gates.max(part(left), part(right))
        case .comparison(let comparison, let left, let right):
            let result = compare(left, right, comparison)
            return TristateLiterals(some: result, yes: result)
        }
    }

    private func append(partsOf node: Node, to parts: inout [Node]) {
        switch node {
        case .symbol(let id):
            if let line = guarded?.lines[id.index] {
                parts.append(.expression(line.says))
            } else {
                append(partsOf: id, to: &parts)
            }
        case .members(let id): append(partsOfMembers: id, to: &parts)
        case .expression(let id):
            switch tree.expressions[id] {
            case .yes: break
            case .symbol(let symbol): parts.append(.symbol(symbol))
            case .not(let operand): parts.append(.expression(operand))
            case .and(let left, let right), .or(let left, let right):
                parts.append(.expression(left))
                parts.append(.expression(right))
            case .comparison(_, let left, let right):
                parts.append(.symbol(left))
                parts.append(.symbol(right))
            }
        }
    }
}

extension KconfigTree {
    /// The call of a shell whose unknown answer `id` stands for; nil where it stands for none.
    func shellCall(behind id: SymbolID) -> ShellCall? {
        guard symbols[Int(id.index)].isFree else { return nil }
        return freeSymbols.first { $0.value == id }.map { shellCalls[$0.key] }
    }

    /// Whether `id` is a choice of the kind that has a mode, up to 6.10.
    func isModalChoice(_ id: SymbolID) -> Bool {
        symbols[Int(id.index)].name < 0 && dialect.choices == .modal
    }
}
