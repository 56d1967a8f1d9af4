// SPDX-License-Identifier: GPL-2.0-only

import SAT
import Testing

@Suite struct SolverTests {
    @Test func findsTheOnlyAssignment() {
        let solver = Solver()
        let a = solver.makeVariable()
        let b = solver.makeVariable()
        solver.add(a, b)
        solver.add(!a, b)
        solver.add(!b, !a)
        #expect(solver.solve(assuming: []) == .satisfiable)
        #expect(!solver.value(of: a))
        #expect(solver.value(of: !a))
        #expect(solver.value(of: b))
    }

    @Test func namesTheAssumptionsThatFail() {
        let solver = Solver()
        let (a, b, c) = (solver.makeVariable(), solver.makeVariable(), solver.makeVariable())
        solver.add(!a, !b)
        #expect(solver.solve(assuming: [c, a, b]) == .unsatisfiable)
        #expect(solver.isFailed(a))
        #expect(solver.isFailed(b))
        #expect(!solver.isFailed(c))
        #expect(solver.solve(assuming: [c, a]) == .satisfiable)
    }

    @Test func givesUpAfterSoManyConflicts() {
        // Nine pigeons and eight holes.
        let solver = Solver()
        let holes = 8
        let isIn = (0...holes).map { _ in (0..<holes).map { _ in solver.makeVariable() } }
        for pigeon in isIn { solver.add(clause: pigeon) }
        for hole in 0..<holes {
            for one in 0...holes { for other in 0..<one { solver.add(!isIn[one][hole], !isIn[other][hole]) } }
        }
        #expect(solver.solve(assuming: [], conflicts: 5) == .undecided)
        #expect(solver.solve(assuming: []) == .unsatisfiable)
    }
}
