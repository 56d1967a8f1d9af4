// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

@Suite struct InvariantTests {
    private static let tree = SmallTree(
        """
        config MODULES
        \tbool "Modules"
        \tmodules
        config IOMMUFD
        \ttristate "IOMMUFD"
        config VFIO
        \ttristate "VFIO"
        \tdepends on IOMMUFD || !IOMMUFD
        """ + "\n")

    private func verdict(_ text: String) throws -> Verdict {
        Prover(for: Self.tree.load()).holds(try Invariant(parsing: text))
    }

    @Test func comparesTristates() throws {
        #expect(try verdict("IOMMUFD = m -> VFIO != y") == .holds)
        #expect(try verdict("IOMMUFD -> VFIO || !VFIO || y") == .holds)
        guard case .violated(let witness) = try verdict("VFIO -> IOMMUFD") else {
            Issue.record("it does not hold")
            return
        }
        #expect(witness.fragment.count == 1)
    }

    @Test func bindsTheArrowLoosestAndToTheRight() throws {
        #expect(try verdict("VFIO = y -> IOMMUFD -> IOMMUFD = y") == .holds)
        #expect(try verdict("VFIO && !VFIO -> n") != .holds)
        #expect(try verdict("VFIO = y && VFIO = n -> n") == .holds)
    }

    @Test func takesAModuleForNothingWithoutModules() throws {
        #expect(try verdict("VFIO = m -> MODULES") == .holds)
        #expect(try verdict("m -> MODULES") == .holds)
    }

    @Test func tellsTheSameOfSeveralAsOfEach() throws {
        let texts = ["VFIO -> IOMMUFD", "IOMMUFD = m -> VFIO != y", "VFIO = m -> IOMMUFD = y", "MODULES -> VFIO"]
        let invariants = try texts.map { try Invariant(parsing: $0) }
        let alone = try texts.map { try verdict($0) }
        let prover = Prover(for: Self.tree.load())
        #expect(prover.holds(invariants) == alone)
        #expect(alone.map { $0 == .holds } == [false, true, false, false])
    }

    @Test func encodesSeveralOnce() throws {
        let invariants = try ["VFIO -> IOMMUFD", "IOMMUFD -> VFIO"].map { try Invariant(parsing: $0) }
        let prover = Prover(for: Self.tree.load())
        _ = prover.holds(invariants)
        let variables = prover.statistics.variables
        let single = Prover(for: Self.tree.load())
        for invariant in invariants.reversed() { _ = single.holds(invariant) }
        #expect(variables > 0)
        #expect(prover.encoding.encodedSymbols.count == single.encoding.encodedSymbols.count)
        // A formula that was made anew for the second would know the first no more.
        #expect(variables > single.statistics.variables)
    }

    @Test func namesItsSymbols() throws {
        #expect(try Invariant(parsing: "A -> B = \"C\" || A > 0x10").names == ["A", "B"])
    }

    @Test func saysWhichPartIsNoExpression() throws {
        #expect(throws: InvariantFault(text: "A -> B ||", part: " B ||")) { try Invariant(parsing: "A -> B ||") }
        #expect(throws: InvariantFault(text: "A ->", part: "")) { try Invariant(parsing: "A ->") }
        #expect(throws: InvariantFault.self) { try Invariant(parsing: "A\nendif\nconfig B") }
    }
}
