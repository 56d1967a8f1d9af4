// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Testing

@testable import Checks

struct ViolatedInvariantTests {
    private static func fixture(_ invariant: String) -> KconfigFixture {
        var fixture = KconfigFixture.lamps
        fixture.invariants = [invariant]
        return fixture
    }

    private static func dropDependency(_ files: inout [String: String]) {
        files["lamp/Kconfig"] = files["lamp/Kconfig"]?.replacing("\tdepends on SOCKET\n", with: "")
    }

    @Test func reportsTheDroppedDependency() throws {
        let found = try Self.fixture("LAMP -> SOCKET").patch { $0["lamp/lamp.c"]? += "int x;\n" }
            .patch(change: Self.dropDependency).patch { $0["lamp/Kconfig"]? += "\n" }.found(.violatedInvariant)
        #expect(found.map(\.message) == ["\"LAMP -> SOCKET\" does not hold in all configurations"])
        #expect(found.map { $0.location.patch?.number } == [2])
        #expect(found.first?.location.tree?.file == "lamp/Kconfig")
        #expect(found.first?.notes.map(\.message) == ["shows on x86 with CONFIG_LAMP=y", "lamp.yaml states it"])
    }

    @Test func waitsForItsSymbolsAndMissesThemLater() throws {
        let series = Self.fixture("OIL -> LAMP")
            .patch { $0["lamp/Kconfig"]? += "config OIL\n\tbool \"Oil\"\n\tdepends on LAMP\n" }
            .patch { $0["lamp/Kconfig"] = KconfigFixture.lamps.base["lamp/Kconfig"] }
        #expect(
            try series.messages(.violatedInvariant) == [
                "2 warning: \"OIL -> LAMP\" can't be held any more: \"OIL\" is gone"
            ])
        let outcomes = try series.subject().kconfigProofs[0].proofs.map { $0.invariants[0].outcome }
        #expect(outcomes == [.notYet(["OIL"]), .holds, .vanished(["OIL"])])
    }

    @Test func staysSilentWhereItHoldsOrNeverDid() throws {
        let holding = Self.fixture("LAMP -> SOCKET").patch { $0["lamp/Kconfig"]? += "config OIL\n\tbool \"Oil\"\n" }
        #expect(try holding.messages(.violatedInvariant) == [])
        let violated = Self.fixture("SOCKET -> LAMP").patch { $0["lamp/Kconfig"]? += "config OIL\n\tbool \"Oil\"\n" }
        #expect(try violated.messages(.violatedInvariant) == [])
    }
}
