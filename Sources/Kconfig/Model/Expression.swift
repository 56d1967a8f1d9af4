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
    private var slots: [Int32]

    var count: Int { nodes.count }

    /// A table with room for half of `room` expressions, a power of two, before it grows.
    init(room: Int = 1 << 17) { slots = [Int32](repeating: -1, count: room) }

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

    mutating func symbol(_ id: SymbolID) -> ExpressionID {
        id == .yes ? .yes : make(.symbol, id.index, 0)
    }

    mutating func comparison(_ comparison: Comparison, _ left: SymbolID, _ right: SymbolID) -> ExpressionID {
        make(Kind(comparison), left.index, right.index)
    }

    mutating func not(_ id: ExpressionID) -> ExpressionID { make(.not, id.index, 0) }

    /// `left && right`; `y` adds nothing.
    mutating func and(_ left: ExpressionID, _ right: ExpressionID) -> ExpressionID {
        if left == .yes || left == right { return right }
        if right == .yes { return left }
        return make(.and, left.index, right.index)
    }

    mutating func or(_ left: ExpressionID, _ right: ExpressionID) -> ExpressionID {
        left == right ? left : make(.or, left.index, right.index)
    }

    /// The expression that is `id` alone, where there is one.
    func existingSymbol(_ id: SymbolID) -> ExpressionID? {
        id == .yes ? .yes : existing(.symbol, id.index, 0)
    }

    /// The expression of these parts, where there is one.
    func existing(_ kind: Kind, _ left: Int32, _ right: Int32) -> ExpressionID? {
        let mask = UInt32(truncatingIfNeeded: slots.count - 1)
        var slot = Self.hash(kind, left, right) & mask
        while slots[Int(slot)] >= 0 {
            let index = slots[Int(slot)]
            let node = nodes[Int(index)]
            if node.kind == kind, node.left == left, node.right == right { return ExpressionID(index: index) }
            slot = (slot &+ 1) & mask
        }
        return nil
    }

    /// The expression as it is, nothing left out.
    mutating func make(_ kind: Kind, _ left: Int32, _ right: Int32) -> ExpressionID {
        if 2 * (nodes.count + 1) > slots.count { grow() }
        let mask = UInt32(truncatingIfNeeded: slots.count - 1)
        var slot = Self.hash(kind, left, right) & mask
        while slots[Int(slot)] >= 0 {
            let index = slots[Int(slot)]
            let node = nodes[Int(index)]
            if node.left == left, node.right == right, node.kind == kind { return ExpressionID(index: index) }
            slot = (slot &+ 1) & mask
        }
        slots[Int(slot)] = Int32(truncatingIfNeeded: nodes.count)
        nodes.append(Node(kind: kind, left: left, right: right))
        return ExpressionID(index: Int32(truncatingIfNeeded: nodes.count - 1))
    }

    private static func hash(_ kind: Kind, _ left: Int32, _ right: Int32) -> UInt32 {
        var hash = UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
        hash ^= UInt64(kind.rawValue) << 59
        hash &*= 0x9e37_79b9_7f4a_7c15
        return UInt32(truncatingIfNeeded: hash >> 32)
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: 2 * slots.count)
        let mask = UInt32(truncatingIfNeeded: slots.count - 1)
        for (index, node) in nodes.enumerated().dropFirst() {
            var slot = Self.hash(node.kind, node.left, node.right) & mask
            while slots[Int(slot)] >= 0 { slot = (slot &+ 1) & mask }
            slots[Int(slot)] = Int32(truncatingIfNeeded: index)
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
    fileprivate var comparison: Comparison {
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
