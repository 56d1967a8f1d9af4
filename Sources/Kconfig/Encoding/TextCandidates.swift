// SPDX-License-Identifier: GPL-2.0-only

/// The texts that a user can give to the ints, hexes and strings of a tree, as far as anything in it can tell them
/// apart.
///
/// Symbols that are compared with each other, bound each other's range or are each other's default stand in one
/// group, with all constants that any of them meets. Between two constants of the group stand as many more numbers as
/// the group has free symbols, up to ``mostNeighbors``; so each order that its symbols can have among each other and
/// the constants is there.
struct TextCandidates {
    /// The symbol that stands for the group of each; itself where it is alone.
    private var parent: [Int32]
    private var constants: [Int32: [Int32]] = [:]
    private var freeSymbols: [Int32: Int] = [:]
    private var known: [Int32: [Int32]] = [:]

    /// The answers of shells that are not known and can be anything; the type of a number that has one for its default
    /// or its bound, `unknown` where none has.
    private var answers: [Int32: SymbolType] = [:]

    /// Symbols of one group that are told apart by numbers between the constants.
    static let mostNeighbors = 4

    init(of tree: KconfigTree) {
        parent = tree.symbols.indices.map { Int32(truncatingIfNeeded: $0) }
        for (call, id) in tree.freeSymbols where tree.shellCalls[call].outcomes == nil { answers[id.index] = .unknown }
        for index in 0..<tree.expressions.count {
            let id = ExpressionID(index: Int32(truncatingIfNeeded: index))
            guard case .comparison(_, let left, let right) = tree.expressions[id] else { continue }
            meet(left, right, in: tree)
            meet(right, left, in: tree)
        }
        for index in tree.symbols.indices where tree.symbols[index].type.isText {
            let id = SymbolID(index: Int32(truncatingIfNeeded: index))
            for property in tree.properties(of: id) {
                switch property.kind {
                case .defaultValue:
                    if let source = tree.expressions.symbol(in: property.value) { take(source, for: id, in: tree) }
                case .range:
                    guard case .comparison(_, let low, let high) = tree.expressions[property.value] else { continue }
                    take(low, for: id, in: tree)
                    take(high, for: id, in: tree)
                case .prompt, .menu, .comment, .select, .imply: break
                }
            }
        }
        for index in tree.symbols.indices where tree.symbols[index].type.isText {
            let id = SymbolID(index: Int32(truncatingIfNeeded: index))
            let isAsked = tree.properties(of: id).contains { $0.kind == .prompt }
            guard isAsked || tree.symbols[index].isTransitional else { continue }
            freeSymbols[group(of: id.index), default: 0] += 1
        }
        for answer in answers.keys { freeSymbols[group(of: answer), default: 0] += 1 }
    }

    /// Has `id` meet its default or bound.
    private mutating func take(_ source: SymbolID, for id: SymbolID, in tree: KconfigTree) {
        meet(id, source, in: tree)
        let type = tree.symbols[Int(id.index)].type
        // Where it is a hexadecimal number as well, it is a decimal one.
        if let known = answers[source.index], known != .int, type != .string { answers[source.index] = type }
    }

    private func isText(_ id: SymbolID, in tree: KconfigTree) -> Bool {
        tree.symbols[Int(id.index)].type.isText || answers[id.index] != nil
    }

    private mutating func group(of symbol: Int32) -> Int32 {
        var symbol = symbol
        while parent[Int(symbol)] != symbol {
            // Every way is halved as it is gone.
            parent[Int(symbol)] = parent[Int(parent[Int(symbol)])]
            symbol = parent[Int(symbol)]
        }
        return symbol
    }

    private mutating func meet(_ id: SymbolID, _ other: SymbolID, in tree: KconfigTree) {
        guard isText(id, in: tree) else { return }
        let own = group(of: id.index)
        if isText(other, in: tree) {
            let theirs = group(of: other.index)
            if theirs == own { return }
            let isOwnFewer = constants[own]?.count ?? 0 < constants[theirs]?.count ?? 0
            let (kept, other) = isOwnFewer ? (theirs, own) : (own, theirs)
            parent[Int(other)] = kept
            let moved = constants.removeValue(forKey: other) ?? []
            constants[kept, default: []] += moved
        } else if let outcomes = tree.shellCall(behind: other)?.outcomes {
            let names = [outcomes.success, outcomes.failure].compactMap { tree.names.existingIndex(of: $0.utf8) }
            constants[own, default: []] += names.map { Int32(truncatingIfNeeded: $0) }
        } else if tree.symbols[Int(other.index)].type == .unknown {
            constants[own, default: []].append(tree.symbols[Int(other.index)].name)
        } else {
            constants[own, default: []] += (0..<3).map { tree.symbols[$0].name }
        }
    }

    /// How many texts a user can give to `id`, at most and about.
    mutating func mostTexts(of id: SymbolID) -> Int {
        let group = group(of: id.index)
        let neighbors = min(Self.mostNeighbors, freeSymbols[group] ?? 1)
        return (1 + (constants[group]?.count ?? 0)) * (2 + 2 * neighbors)
    }

    /// The names, in the table of `tree`, of the texts that a user can give to `id`.
    mutating func texts(of id: SymbolID, in tree: inout KconfigTree) -> [Int32] {
        if let known = known[id.index] { return known }
        let group = group(of: id.index)
        var seen: Set<Int32> = []
        let met = (constants[group] ?? []).filter { seen.insert($0).inserted }
        let neighbors = Int64(min(Self.mostNeighbors, freeSymbols[group] ?? 1))
        // 0 is the value of a number that has no default.
        var numbers = Set(-neighbors...neighbors)
        var result: [[UInt8]] = []
        let type = answers[id.index] ?? tree.symbols[Int(id.index)].type
        for name in met {
            let text = tree.names.bytes(of: Int(name))
            for base in [0, 10, 16] {
                guard let number = text.signedNumber(base: base) else { continue }
                for offset in -neighbors...neighbors {
                    let (sum, overflow) = number.addingReportingOverflow(offset)
                    if !overflow { numbers.insert(sum) }
                }
            }
            if type == .unknown || text.isValue(of: type) { result.append(Array(text)) }
        }
        for number in numbers.sorted() {
            switch type {
            case .hex: if number >= 0 { result.append(Array("0x\(String(number, radix: 16))".utf8)) }
            default: result.append(Array(String(number).utf8))
            }
        }
        if type == .unknown { result += ["n", "m", "y"].map { Array($0.utf8) } }
        if type == .string || type == .unknown {
            result.append([])
            // Behind all others, and behind each of them.
            for number in 1...neighbors { result.append(Array("~\(number)".utf8)) }
            for name in met { result.append(tree.names.bytes(of: Int(name)) + Array("~".utf8)) }
        }
        var names: [Int32] = []
        var kept: Set<Int32> = []
        for text in result {
            let name = Int32(truncatingIfNeeded: tree.name(text))
            if kept.insert(name).inserted { names.append(name) }
        }
        known[id.index] = names
        return names
    }
}

extension SymbolType {
    /// Whether the values are texts: numbers and strings.
    var isText: Bool { self == .int || self == .hex || self == .string }
}

extension ExpressionTable {
    /// The symbol or constant that the whole expression is, nil where it is more than one.
    func symbol(in id: ExpressionID) -> SymbolID? {
        switch self[id] {
        case .yes: .yes
        case .symbol(let symbol): symbol
        case .comparison, .not, .and, .or: nil
        }
    }
}
