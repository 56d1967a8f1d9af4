// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Testing

@testable import Checks

struct DeadConfigSymbolTests {
    @Test func reportsDependenciesThatExcludeEachOther() throws {
        let found = try KconfigFixture.lamps.patch {
            $0["lamp/Kconfig"]? += "if SOCKET\nconfig OIL\n\tbool \"Oil\"\n\tdepends on !SOCKET\nendif\n"
        }.found(.deadConfigSymbol)
        #expect(found.map(\.message) == ["\"OIL\" is \"n\" in all configurations"])
        #expect(
            found.first?.notes.map(\.message) == [
                "it needs: if SOCKET (lamp/Kconfig:9)", "it needs: depends on !SOCKET (lamp/Kconfig:12)",
            ])
    }

    @Test func leavesWhatLosesItsDependencyToOthers() throws {
        let series = KconfigFixture.lamps.patch {
            $0["lamp/Kconfig"] = $0["lamp/Kconfig"]?.replacing("config SOCKET\n\tbool \"Socket\"\n", with: "")
        }
        // The name that is gone is told once, by the rule on names that go.
        #expect(try series.messages(.deadConfigSymbol) == [])
        #expect(try series.messages(.removedConfigSymbol).count == 1)
    }

    @Test func reportsWhatCanNotBeMetAnyMore() throws {
        let series = KconfigFixture.lamps.patch {
            $0["lamp/Kconfig"] = $0["lamp/Kconfig"]?.replacing("bool \"Socket\"", with: "bool\n\tdepends on !X86")
        }
        #expect(try series.messages(.deadConfigSymbol) == ["1 warning: \"LAMP\" is \"n\" in all configurations"])
    }

    @Test func staysSilentWhereALaterPatchSetsIt() throws {
        let series = KconfigFixture.lamps
            .patch { $0["lamp/Kconfig"]? += "config LIB\n\tbool\n" }
            .patch { $0["lamp/Kconfig"]? += "config OIL\n\tbool \"Oil\"\n\tdepends on LIB\n" }
            .patch { $0["lamp/Kconfig"]? += "config WICK\n\tbool \"Wick\"\n\tselect LIB\n" }
        for rule in [Rule.deadConfigSymbol, .uselessConfigLine, .unsettableConfigSymbol] {
            #expect(try series.messages(rule) == [])
        }
        #expect(try series.subject().kconfigProofs[0].proofs[2].faults.map(\.isMended) == [true])
    }

    @Test func staysSilentOnANameThatNobodyDefines() throws {
        let series = KconfigFixture.lamps.patch {
            $0["lamp/Kconfig"]? += "config OIL\n\tbool \"Oil\"\n\tdepends on SOCKET && (OILS || WELL)\n"
        }
        #expect(try series.messages(.deadConfigSymbol) == [])
        #expect(try series.messages(.undefinedConfigSymbol).count == 2)
    }

    @Test func staysSilentOnOtherArchitecturesAndOldFaults() throws {
        let arm = KconfigFixture.lamps.patch { $0["lamp/Kconfig"]? += "config OIL\n\tbool \"Oil\"\n\tdepends on ARM\n" }
        #expect(try arm.messages(.deadConfigSymbol) == [])
        var fixture = KconfigFixture.lamps
        fixture.base["lamp/Kconfig"]? += "config OIL\n\tbool \"Oil\"\n\tdepends on SOCKET && !SOCKET\n"
        let old = fixture.patch { $0["lamp/Kconfig"]? += "config WICK\n\tbool \"Wick\"\n" }
        #expect(try old.messages(.deadConfigSymbol) == [])
        // Told by another rule.
        let unset = KconfigFixture.lamps.patch { $0["lamp/Kconfig"]? += "config OIL\n\tbool\n" }
        #expect(try unset.messages(.deadConfigSymbol) == [])
    }
}
