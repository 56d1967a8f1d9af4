// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

@Suite struct OpenWorldTests {
    private static let tree = SmallTree(
        "config A\n\ttristate \"A\"\n\tdepends on ELSEWHERE && N > 3\n\tselect B\n"
            + "config B\n\ttristate\n\tdepends on ELSEWHERE\nconfig C\n\tbool \"C\"\n\tselect B if ELSEWHERE != n\n"
    ).load()

    @Test func takesAnUndefinedNameForNothingInAWholeTree() throws {
        let prover = Prover(for: Self.tree)
        #expect(prover.canBe(try #require(Self.tree.symbol("A")), .yes) == .never)
        #expect(prover.canBe(try #require(Self.tree.symbol("A")), .no) == .possible(Witness([])))
    }

    @Test func letsAPartBeAnythingThatTheRestMayMakeOfIt() throws {
        let open = Self.tree.openWorld()
        let prover = Prover(for: open)
        guard case .possible(let witness) = prover.canBe(try #require(open.symbol("A")), .yes) else {
            Issue.record("A can't be y")
            return
        }
        #expect(Set(witness.settings.map(\.name)) == ["A", "ELSEWHERE", "N"])
        let selects = open.attributes(of: .select).map { prover.unmetSelect($0) }
        #expect(selects[0] == .holds)
        guard case .violated(let unmet) = selects[1] else {
            Issue.record("C selects B where ELSEWHERE is m")
            return
        }
        #expect(Set(unmet.fragment) == ["CONFIG_C=y", "CONFIG_ELSEWHERE=m", "CONFIG_MODULES=y"])
        #expect(prover.statistics.unconfirmed == 0)
    }
}
