// SPDX-License-Identifier: GPL-2.0-only

internal import SAT

/// A formula made of gates: each gate once, and none where its inputs say what it gives.
struct Gates {
    let solver = Solver()

    /// What is always true.
    let always: Literal
    var never: Literal { !always }

    private var known: [UInt64: Literal] = [:]

    init() {
        always = solver.makeVariable()
        solver.add(always)
    }

    /// Whether `literal` is the same in all assignments, as far as gates tell.
    func isConstant(_ literal: Literal) -> Bool { literal == always || literal == never }

    /// A variable that nothing is known of.
    func makeVariable() -> Literal { solver.makeVariable() }

    /// Whether both are true.
    mutating func and(_ left: Literal, _ right: Literal) -> Literal {
        if left == never || right == never || left == !right { return never }
        if left == always || left == right { return right }
        if right == always { return left }
        let (first, second) = left.number < right.number ? (left, right) : (right, left)
        let key = UInt64(UInt32(bitPattern: first.number)) << 32 | UInt64(UInt32(bitPattern: second.number))
        if let gate = known[key] { return gate }
        let gate = solver.makeVariable()
        solver.add(!gate, first)
        solver.add(!gate, second)
        solver.add(gate, !first, !second)
        known[key] = gate
        return gate
    }

    /// Whether one is true.
    mutating func or(_ left: Literal, _ right: Literal) -> Literal { !and(!left, !right) }

    /// Whether one of `literals` is true.
    mutating func or(_ literals: [Literal]) -> Literal {
        literals.reduce(never) { or($0, $1) }
    }

    /// `positive` where `condition` is true, else `negative`.
    mutating func either(_ condition: Literal, _ positive: Literal, _ negative: Literal) -> Literal {
        if positive == negative { return positive }
        return or(and(condition, positive), and(!condition, negative))
    }

    /// Demands that one of `literals` is true.
    func demand(_ literals: Literal...) {
        if !literals.contains(always) { solver.add(clause: literals) }
    }

    /// Demands that of `literals` one at most is true where `condition` is; answers literals of which one is true
    /// exactly where one of `literals` is.
    ///
    /// Few exclude each other in pairs. Of many, each excludes that one in front of it is true.
    mutating func demandOneAtMost(of literals: [Literal], where condition: Literal) -> [Literal] {
        guard literals.count > Self.mostPaired else {
            for (place, literal) in literals.enumerated() {
                for other in literals[..<place] { demand(!condition, !literal, !other) }
            }
            return literals
        }
        var isAny = never
        for literal in literals {
            demand(!condition, !literal, !isAny)
            isAny = or(isAny, literal)
        }
        return [isAny]
    }

    private static let mostPaired = 32
}

/// A value of `n`, `m` or `y`: whether it is `m` at least, and whether it is `y`. The second implies the first.
struct TristateLiterals: Equatable {
    var some: Literal
    var yes: Literal
}

extension Gates {
    func constant(_ value: Tristate) -> TristateLiterals {
        TristateLiterals(some: value == .no ? never : always, yes: value == .yes ? always : never)
    }

    /// The smaller one.
    mutating func min(_ left: TristateLiterals, _ right: TristateLiterals) -> TristateLiterals {
        TristateLiterals(some: and(left.some, right.some), yes: and(left.yes, right.yes))
    }

    /// The greater one.
    mutating func max(_ left: TristateLiterals, _ right: TristateLiterals) -> TristateLiterals {
        TristateLiterals(some: or(left.some, right.some), yes: or(left.yes, right.yes))
    }

    func not(_ value: TristateLiterals) -> TristateLiterals {
        TristateLiterals(some: !value.yes, yes: !value.some)
    }

    mutating func either(
        _ condition: Literal, _ positive: TristateLiterals, _ negative: TristateLiterals
    ) -> TristateLiterals {
        TristateLiterals(
            some: either(condition, positive.some, negative.some), yes: either(condition, positive.yes, negative.yes))
    }

    /// `y` for `m` where `isRaised`.
    mutating func raise(_ value: TristateLiterals, where isRaised: Literal) -> TristateLiterals {
        TristateLiterals(some: value.some, yes: either(isRaised, value.some, value.yes))
    }
}
