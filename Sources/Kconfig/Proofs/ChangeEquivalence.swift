// SPDX-License-Identifier: GPL-2.0-only

internal import SAT

/// Whether what two trees say of a symbol means the same, however it is written.
///
/// Every symbol may have every value of its type here, independently of all others: what is proved the same is so in
/// both trees; what is not may still be, because of what else they say.
public struct ChangeEquivalence {
    private let before: KconfigTree
    private let after: KconfigTree

    /// Parts of expressions that may still be encoded: each change has a formula of its own, and in a hostile tree each
    /// of thousands of symbols depends on thousands of lines.
    private var steps: Int

    /// The symbols of two trees.
    public init(before: KconfigTree, after: KconfigTree) {
        self.init(before: before, after: after, steps: 5_000_000)
    }

    init(before: KconfigTree, after: KconfigTree, steps: Int) {
        self.before = before
        self.after = after
        self.steps = steps
    }

    /// Whether what changed in `aspect` of a symbol that both define is proved to mean the same; nil where that, or what
    /// was asked before, takes too long, and of an aspect that is no matter of expressions.
    ///
    /// Lines are held against each other in their order: one more or one fewer is not the same.
    public mutating func isProved(of aspect: TreeComparison.Aspect, _ change: TreeComparison.Change) -> Bool? {
        guard let old = expressions(of: aspect, change.before, in: before),
            let new = expressions(of: aspect, change.after, in: after), steps > 0
        else { return nil }
        guard old.count == new.count else { return false }
        var formula = FreeFormula()
        var differences: [Literal] = []
        for (old, new) in zip(old, new) {
            guard old.text == new.text else { return false }
            let left = old.expression.map { formula.value(of: $0, in: before) } ?? formula.gates.constant(old.otherwise)
            let right = new.expression.map { formula.value(of: $0, in: after) } ?? formula.gates.constant(new.otherwise)
            differences.append(formula.gates.differs(left.some, right.some))
            differences.append(formula.gates.differs(left.yes, right.yes))
        }
        steps -= formula.size
        let differs = formula.gates.or(differences)
        switch formula.gates.solver.solve(assuming: [differs], conflicts: 100_000) {
        case .unsatisfiable: return true
        case .satisfiable: return false
        case .undecided: return nil
        }
    }

    /// Whether a line of the later tree is proved to apply at most where the line `old` of the earlier one does.
    public mutating func isNarrowed(from old: MenuAttribute, to new: MenuAttribute) -> Bool {
        guard steps > 0, before.properties.indices.contains(Int(old.index)),
            after.properties.indices.contains(Int(new.index))
        else { return false }
        var formula = FreeFormula()
        func value(_ condition: ExpressionID?, _ tree: KconfigTree) -> TristateLiterals {
            condition.map { formula.value(of: $0, in: tree) } ?? formula.gates.constant(.yes)
        }
        let left = value(before.properties[Int(old.index)].condition, before)
        let right = value(after.properties[Int(new.index)].condition, after)
        steps -= formula.size
        let some = formula.gates.and(right.some, !left.some)
        let yes = formula.gates.and(right.yes, !left.yes)
        let isWider = formula.gates.or(some, yes)
        return formula.gates.solver.solve(assuming: [isWider], conflicts: 100_000) == .unsatisfiable
    }

    /// An expression that has to have the same value, and what it is worth only beside.
    private struct Part {
        var text: [[UInt8]] = []
        var expression: ExpressionID?
        var otherwise = Tristate.yes
    }

    /// What `id` says in `aspect`, nil where that is no matter of expressions.
    private func expressions(of aspect: TreeComparison.Aspect, _ id: SymbolID, in tree: KconfigTree) -> [Part]? {
        let symbol = tree.symbols[Int(id.index)]
        let properties = tree.properties(of: id)
        switch aspect {
        case .type, .prompt, .help, .choice: return nil
        case .dependencies: return [Part(expression: symbol.dependencies)]
        case .selectors: return [symbol.reverse, symbol.implied].map { Part(expression: $0, otherwise: .no) }
        case .visibility:
            return properties.filter { [.prompt, .menu].contains($0.kind) }.map { Part(expression: $0.condition) }
        case .defaults where symbol.type == .bool || symbol.type == .tristate:
            let lines = properties.filter { $0.kind == .defaultValue }
            return lines.flatMap { [Part(expression: $0.condition), Part(expression: $0.value)] }
        case .defaults: return texts(of: .defaultValue, properties, in: tree)
        case .selects: return texts(of: .select, properties, in: tree)
        case .implies: return texts(of: .imply, properties, in: tree)
        case .ranges: return texts(of: .range, properties, in: tree)
        }
    }

    /// The lines of `kind`, whose value is the same where it is written the same.
    private func texts(of kind: Property.Kind, _ properties: [Property], in tree: KconfigTree) -> [Part] {
        properties.filter { $0.kind == kind }.map { line in
            let names =
                switch tree.expressions[line.value] {
                case .symbol(let symbol): [symbol]
                case .comparison(_, let left, let right): [left, right]
                default: [SymbolID]()
                }
            return Part(text: names.map { tree.operandName(of: $0) }, expression: line.condition)
        }
    }
}

extension KconfigTree {
    /// What stands for `id` in a comparison: its name where something is defined by it, else the text that it is.
    fileprivate func operandName(of id: SymbolID) -> [UInt8] {
        (isDefined(id) ? [] : [UInt8(ascii: "\"")]) + name(of: id)
    }
}

/// A formula over symbols of any value, known by their names.
private struct FreeFormula {
    var gates = Gates()
    private var symbols: [Name: TristateLiterals] = [:]

    /// Parts of expressions that were encoded.
    private(set) var size = 0
    private var comparisons: [ComparedOperands: Literal] = [:]

    /// A bool and a tristate of one name have other values.
    private struct Name: Hashable {
        var text: [UInt8]
        var type: SymbolType
    }

    private struct ComparedOperands: Hashable {
        var comparison: Comparison
        var left: [UInt8]
        var right: [UInt8]
    }

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
        let name = Name(text: Array(tree.name(of: id)), type: type)
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
        let key = ComparedOperands(
            comparison: isNegative ? .equal : comparison, left: tree.operandName(of: left),
            right: tree.operandName(of: right))
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
