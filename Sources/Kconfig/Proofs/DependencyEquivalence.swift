// SPDX-License-Identifier: GPL-2.0-only

internal import SAT

/// Whether what symbols of two trees depend on means the same, however it is written.
///
/// Every symbol may have every value of its type here, independently of all others: what is proved the same is so in
/// both trees; what is not may still be, because of what else they say.
public struct DependencyEquivalence {
    private let before: KconfigTree
    private let after: KconfigTree

    /// Parts of expressions that may still be encoded: each change has a formula of its own, and in a hostile tree each
    /// of thousands of symbols depends on thousands of lines.
    private var steps: Int

    /// The dependencies of the symbols of two trees.
    public init(before: KconfigTree, after: KconfigTree) {
        self.init(before: before, after: after, steps: 5_000_000)
    }

    init(before: KconfigTree, after: KconfigTree, steps: Int) {
        self.before = before
        self.after = after
        self.steps = steps
    }

    /// Whether the dependencies of a symbol that both define are proved to mean the same; nil where that, or what was
    /// asked before, takes too long.
    public mutating func isProved(of change: TreeComparison.Change) -> Bool? {
        guard steps > 0 else { return nil }
        var formula = FreeFormula()
        let old = before.symbols[Int(change.before.index)].dependencies ?? .yes
        let new = after.symbols[Int(change.after.index)].dependencies ?? .yes
        let left = formula.value(of: old, in: before)
        let right = formula.value(of: new, in: after)
        steps -= formula.size
        let some = formula.gates.differs(left.some, right.some)
        let yes = formula.gates.differs(left.yes, right.yes)
        let differs = formula.gates.or(some, yes)
        switch formula.gates.solver.solve(assuming: [differs], conflicts: 100_000) {
        case .unsatisfiable: return true
        case .satisfiable: return false
        case .undecided: return nil
        }
    }
}

/// A formula over symbols of any value, known by their names.
private struct FreeFormula {
    var gates = Gates()
    private var symbols: [[UInt8]: TristateLiterals] = [:]

    /// Parts of expressions that were encoded.
    private(set) var size = 0
    private var comparisons: [String: Literal] = [:]

    /// The value of `id`.
    mutating func value(of id: ExpressionID, in tree: KconfigTree) -> TristateLiterals {
        var values: [ExpressionID: TristateLiterals] = [:]
        for part in tree.expressions.parts(of: [id]) {
            values[part] = value(of: part, values, tree)
            size += 1
        }
        return values[id] ?? gates.constant(.yes)
    }

    private mutating func value(
        of id: ExpressionID, _ values: [ExpressionID: TristateLiterals], _ tree: KconfigTree
    ) -> TristateLiterals {
        func part(_ id: ExpressionID) -> TristateLiterals { values[id] ?? gates.constant(.yes) }
        switch tree.expressions[id] {
        case .yes: return gates.constant(.yes)
        case .symbol(let symbol): return value(of: symbol, tree)
        case .not(let operand):
            let value = part(operand)
            return TristateLiterals(some: !value.yes, yes: !value.some)
        case .and(let left, let right): return gates.min(part(left), part(right))
        case .or(let left, let right): return gates.max(part(left), part(right))
        case .comparison(let comparison, let left, let right):
            let literal = self.literal(comparison, left, right, tree)
            return TristateLiterals(some: literal, yes: literal)
        }
    }

    private mutating func value(of id: SymbolID, _ tree: KconfigTree) -> TristateLiterals {
        switch id {
        case .no: return gates.constant(.no)
        case .mod: return gates.constant(.mod)
        case .yes: return gates.constant(.yes)
        default: break
        }
        let type = tree.type(of: id)
        // Numbers and texts are `n` where a tristate is asked for, and so is what nobody defines.
        guard type == .bool || type == .tristate else { return gates.constant(.no) }
        let name = Array(tree.name(of: id))
        if let known = symbols[name] { return known }
        let some = gates.makeVariable()
        let yes = type == .bool ? some : gates.makeVariable()
        gates.demand(!yes, some)
        let value = TristateLiterals(some: some, yes: yes)
        symbols[name] = value
        return value
    }

    /// A comparison with `n`, `m` or `y` is told by the value; any other is something of its own.
    private mutating func literal(
        _ comparison: Comparison, _ left: SymbolID, _ right: SymbolID, _ tree: KconfigTree
    ) -> Literal {
        let (symbol, constant) = left.index < 3 ? (right, left) : (left, right)
        let type = tree.type(of: symbol)
        if constant.index < 3, type == .bool || type == .tristate, comparison == .equal || comparison == .unequal {
            let value = self.value(of: symbol, tree)
            let isIt: Literal =
                switch constant {
                case .no: !value.some
                case .mod: gates.and(value.some, !value.yes)
                default: value.yes
                }
            return comparison == .equal ? isIt : !isIt
        }
        let isNegative = comparison == .unequal
        let sign = isNegative ? Comparison.equal.text : comparison.text
        let key = "\(tree.nameText(of: left)) \(sign) \(tree.nameText(of: right))"
        let literal = comparisons[key] ?? gates.makeVariable()
        comparisons[key] = literal
        return isNegative ? !literal : literal
    }
}

extension Gates {
    /// Whether one is true and the other is not.
    fileprivate mutating func differs(_ left: Literal, _ right: Literal) -> Literal {
        let first = and(left, !right)
        return or(first, and(!left, right))
    }
}
