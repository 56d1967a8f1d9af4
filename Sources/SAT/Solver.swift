// SPDX-License-Identifier: GPL-2.0-only

internal import CCaDiCaL

/// A formula of clauses that can be asked, again and again, whether it can be true.
///
/// Deterministic: what it answers depends on the clauses and the questions so far, and a question is given up after
/// so many conflicts, never after so much time.
public final class Solver {
    private let solver: OpaquePointer

    /// How many variables there are.
    public private(set) var variableCount: Int32 = 0

    /// How many clauses were added.
    public private(set) var clauseCount = 0

    /// A formula without a clause.
    public init() {
        guard let solver = ccadical_init() else { preconditionFailure("CaDiCaL makes no solver") }
        self.solver = solver
        ccadical_set_option(solver, "quiet", 1)
        // Many easy questions of one formula: to simplify it in between costs more than it saves.
        ccadical_set_option(solver, "inprocessing", 0)
    }

    deinit { ccadical_release(solver) }

    /// A new variable.
    public func makeVariable() -> Literal {
        variableCount += 1
        return Literal(number: variableCount)
    }

    /// Demands that one of `literals` is true.
    public func add(_ literals: Literal...) { add(clause: literals) }

    /// Demands that one of `clause` is true.
    public func add(clause: some Sequence<Literal>) {
        for literal in clause { ccadical_add(solver, literal.number) }
        ccadical_add(solver, 0)
        clauseCount += 1
    }

    /// Whether the formula can be true where all of `assumptions` are; given up after `conflicts` conflicts.
    public func solve(assuming assumptions: some Sequence<Literal>, conflicts: Int32 = .max) -> Outcome {
        for literal in assumptions { ccadical_assume(solver, literal.number) }
        ccadical_limit(solver, "conflicts", conflicts == .max ? -1 : conflicts)
        return switch ccadical_solve(solver) {
        case 10: .satisfiable
        case 20: .unsatisfiable
        default: .undecided
        }
    }

    /// Whether `literal` is true, after ``Outcome/satisfiable`` and before the next clause.
    public func value(of literal: Literal) -> Bool {
        // Versions differ in what they answer for a negation, so the variable is asked.
        (ccadical_val(solver, abs(literal.number)) > 0) == (literal.number > 0)
    }

    /// Whether the assumption `literal` is one of those that can't be true together, after
    /// ``Outcome/unsatisfiable`` and before the next clause.
    public func isFailed(_ literal: Literal) -> Bool { ccadical_failed(solver, literal.number) != 0 }

    /// What a question is answered with.
    public enum Outcome: Sendable, Hashable {
        /// It can be true; ``Solver/value(of:)`` tells how.
        case satisfiable
        /// It can't.
        case unsatisfiable
        /// That would take more conflicts than were allowed.
        case undecided
    }
}
