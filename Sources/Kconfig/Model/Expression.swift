// SPDX-License-Identifier: GPL-2.0-only

/// An expression of a tree, known by its number in the ``ExpressionTable``.
public struct ExpressionID: Sendable, Hashable {
    /// The number.
    let index: Int32

    /// What is always `y`: a condition that nobody wrote.
    public static let yes = ExpressionID(index: 0)
}

/// What an expression is made of.
public enum Expression: Sendable, Hashable {
    /// `y`
    case yes
    /// The value of a symbol or constant.
    case symbol(SymbolID)
    /// Two values compared.
    case comparison(Comparison, SymbolID, SymbolID)
    /// `!x`: 2 - x
    case not(ExpressionID)
    /// `x && y`: the smaller one
    case and(ExpressionID, ExpressionID)
    /// `x || y`: the greater one
    case or(ExpressionID, ExpressionID)
}

/// All expressions of a tree, each kept once: equal ones have one number, and a value is computed once.
struct ExpressionTable {
    /// An expression in twelve bytes.
    struct Node {
        var kind: Kind
        var left: Int32
        var right: Int32
    }

    enum Kind: UInt8 {
        case yes, symbol, not, and, or
        case equal, unequal, less, lessOrEqual, greater, greaterOrEqual
    }

    private(set) var nodes: [Node] = [Node(kind: .yes, left: 0, right: 0)]

    /// The expression that each symbol alone is, 0 where there is none: half of all that is asked for.
    private var ofSymbol: [Int32] = []

    /// Open addressing: the numbers of the other expressions, 0 where a slot is free.
    private var slots: [Int32]

    /// How far a hash is moved to the right to become the number of a slot.
    private var shift: UInt64

    var count: Int { nodes.count }

    /// A table with room for half of `room` expressions, a power of two, before it grows.
    init(room: Int = 1 << 17) {
        slots = [Int32](repeating: 0, count: room)
        shift = UInt64(64 - room.trailingZeroBitCount)
    }

    subscript(id: ExpressionID) -> Expression {
        let node = nodes[Int(id.index)]
        let left = ExpressionID(index: node.left)
        let right = ExpressionID(index: node.right)
        switch node.kind {
        case .yes: return .yes
        case .symbol: return .symbol(SymbolID(index: node.left))
        case .not: return .not(left)
        case .and: return .and(left, right)
        case .or: return .or(left, right)
        default:
            return .comparison(
                node.kind.comparison, SymbolID(index: node.left), SymbolID(index: node.right))
        }
    }

    /// The expression that is `id` alone. A `y` that is written is not the condition that nobody wrote, ``yes``.
    mutating func symbol(_ id: SymbolID) -> ExpressionID { make(.symbol, id.index, 0) }

    mutating func comparison(_ comparison: Comparison, _ left: SymbolID, _ right: SymbolID) -> ExpressionID {
        make(Kind(comparison), left.index, right.index)
    }

    mutating func not(_ id: ExpressionID) -> ExpressionID { make(.not, id.index, 0) }

    /// `left && right`, of which one may be nothing.
    mutating func and(_ left: ExpressionID, _ right: ExpressionID) -> ExpressionID {
        if left == .yes || left == right { return right }
        if right == .yes { return left }
        return make(.and, left.index, right.index)
    }

    mutating func or(_ left: ExpressionID, _ right: ExpressionID) -> ExpressionID {
        left == right ? left : make(.or, left.index, right.index)
    }

    /// What a symbol depends on whose definitions so far depend on `known`, nil for the first, and the next on `own`.
    ///
    /// One of them is enough; but as `conf` joins them, a definition that depends on nothing is none of them, and
    /// counts only where all depend on nothing.
    mutating func eitherDefinition(_ known: ExpressionID?, _ own: ExpressionID) -> ExpressionID {
        guard let known, known != .yes else { return own }
        return own == .yes ? known : or(known, own)
    }

    /// `expressions` and all that they are made of, each once and behind its parts.
    func parts(of expressions: some Sequence<ExpressionID>) -> [ExpressionID] {
        var waiting = expressions.map(\.index)
        var found: Set<Int32> = []
        while let index = waiting.popLast() {
            guard found.insert(index).inserted else { continue }
            let node = nodes[Int(index)]
            switch node.kind {
            case .not: waiting.append(node.left)
            case .and, .or: waiting += [node.left, node.right]
            default: break
            }
        }
        // Parts have smaller numbers than what they are parts of.
        return found.sorted().map { ExpressionID(index: $0) }
    }

    /// The expression of these parts, where there is one.
    func existing(_ kind: Kind, _ left: Int32, _ right: Int32) -> ExpressionID? {
        if kind == .symbol {
            guard ofSymbol.indices.contains(Int(left)), ofSymbol[Int(left)] > 0 else { return nil }
            return ExpressionID(index: ofSymbol[Int(left)])
        }
        let index = slots[slot(of: kind, left, right)]
        return index > 0 ? ExpressionID(index: index) : nil
    }

    /// The expression as it is, nothing left out.
    mutating func make(_ kind: Kind, _ left: Int32, _ right: Int32) -> ExpressionID {
        if kind == .symbol { return makeSymbol(left) }
        if 2 * (nodes.count + 1) > slots.count { grow() }
        let slot = slot(of: kind, left, right)
        if slots[slot] > 0 { return ExpressionID(index: slots[slot]) }
        let index = Int32(truncatingIfNeeded: nodes.count)
        slots[slot] = index
        nodes.append(Node(kind: kind, left: left, right: right))
        return ExpressionID(index: index)
    }

    private mutating func makeSymbol(_ symbol: Int32) -> ExpressionID {
        while ofSymbol.count <= Int(symbol) { ofSymbol.append(0) }
        let known = ofSymbol[Int(symbol)]
        if known > 0 { return ExpressionID(index: known) }
        let index = Int32(truncatingIfNeeded: nodes.count)
        ofSymbol[Int(symbol)] = index
        nodes.append(Node(kind: .symbol, left: symbol, right: 0))
        return ExpressionID(index: index)
    }

    /// The slot of the expression of these parts, or the free one where it belongs.
    @inline(__always)
    private func slot(of kind: Kind, _ left: Int32, _ right: Int32) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: Self.hash(kind, left, right) >> shift)
        while true {
            let index = slots[slot]
            if index == 0 { return slot }
            let node = nodes[Int(index)]
            if node.left == left, node.right == right, node.kind == kind { return slot }
            slot = (slot + 1) & mask
        }
    }

    /// A hash whose upper bits are the good ones.
    private static func hash(_ kind: Kind, _ left: Int32, _ right: Int32) -> UInt64 {
        let first = (UInt64(UInt32(bitPattern: left)) << 4 | UInt64(kind.rawValue)) &* 0x9e37_79b9_7f4a_7c15
        let second = UInt64(UInt32(bitPattern: right)) &* 0xc2b2_ae3d_27d4_eb4f
        return (first ^ (second >> 7)) &* 0xd6e8_feb8_6659_fd93
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: 2 * slots.count)
        shift -= 1
        for (index, node) in nodes.enumerated() where node.kind != .yes && node.kind != .symbol {
            slots[slot(of: node.kind, node.left, node.right)] = Int32(truncatingIfNeeded: index)
        }
    }
}

extension ExpressionTable.Kind {
    init(_ comparison: Comparison) {
        switch comparison {
        case .equal: self = .equal
        case .unequal: self = .unequal
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .greater: self = .greater
        case .greaterOrEqual: self = .greaterOrEqual
        }
    }

    /// The comparison that it is; `equal` where it is none.
    var comparison: Comparison {
        switch self {
        case .unequal: .unequal
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        default: .equal
        }
    }
}
