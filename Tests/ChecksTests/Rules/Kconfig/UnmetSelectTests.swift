// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Testing

@testable import Checks

struct UnmetSelectTests {
    @Test func reportsANewSelectWithAWitness() throws {
        let found = try KconfigFixture.lamps.patch {
            $0["lamp/Kconfig"]? += "config LANTERN\n\tbool \"Lantern\"\n\tselect LAMP\n"
        }.found(.unmetSelect)
        #expect(
            found.map(\.message) == ["\"LANTERN\" can select \"LAMP\" while what that depends on is not met"])
        #expect(found.first?.location.tree?.description == "lamp/Kconfig:11")
        #expect(
            found.first?.notes.map(\.message) == [
                "shows on x86 with CONFIG_LANTERN=y", "LAMP needs: depends on SOCKET (lamp/Kconfig:3)",
            ])
    }

    @Test func reportsADependencyThatASelectDoesNotMeet() throws {
        var fixture = KconfigFixture.lamps
        fixture.base["lamp/Kconfig"]? += "config LANTERN\n\tbool \"Lantern\"\n\tdepends on SOCKET\n\tselect LAMP\n"
        let series =
            fixture
            .patch { $0["lamp/lamp.c"]? += "int lamps;\n" }
            .patch {
                $0["lamp/Kconfig"] = $0["lamp/Kconfig"]?.replacing(
                    "on SOCKET\n\thelp", with: "on SOCKET && X86 && OIL\n\thelp")
            }
            .patch { $0["lamp/Kconfig"]? += "config OIL\n\tbool \"Oil\"\n" }
        #expect(
            try series.messages(.unmetSelect) == [
                "2 error: \"LANTERN\" can select \"LAMP\" while what that depends on is not met"
            ])
    }

    @Test func staysSilentOnWhatWasSoBefore() throws {
        var fixture = KconfigFixture.lamps
        fixture.base["lamp/Kconfig"]? += "config LANTERN\n\tbool \"Lantern\"\n\tselect LAMP\n"
        let series = fixture.patch {
            $0["lamp/Kconfig"] =
                "# Lamps.\n" + ($0["lamp/Kconfig"] ?? "") + "config OIL\n\tbool \"Oil\"\n\tdepends on LAMP\n"
        }
        #expect(try series.messages(.unmetSelect) == [])
    }

    @Test(arguments: [("SOCKET || X86", 0), ("X86", 0), ("!SOCKET", 0), ("OIL", 1)])
    func staysSilentOnASelectThatAppliesLessOften(_ condition: String, _ count: Int) throws {
        var fixture = KconfigFixture.lamps
        fixture.base["lamp/Kconfig"]? +=
            "config LANTERN\n\tbool \"Lantern\"\n\tselect LAMP if !OIL\nconfig OIL\n\tbool \"Oil\"\n"
        let series = fixture.patch {
            $0["lamp/Kconfig"] = $0["lamp/Kconfig"]?.replacing(
                "if !OIL", with: count == 0 ? "if !OIL && (\(condition))" : "if \(condition)")
        }
        #expect(try series.messages(.unmetSelect).count == count)
    }

    @Test(arguments: [
        "config LANTERN\n\tbool \"Lantern\"\n\tdepends on SOCKET\n\tselect LAMP\n",
        "config LANTERN\n\tbool \"Lantern\"\n\tselect LAMP if SOCKET\n",
        "config LANTERN\n\tbool \"Lantern\"\n\tselect SOCKET\n\tselect LAMP\n",
        "config LANTERN\n\tbool \"Lantern\"\n\timply LAMP\n",
        "config LANTERN\n\tbool \"Lantern\"\n\tdepends on ARM\n\tselect LAMP\n",
    ])
    func staysSilentWhereDependenciesAreMet(_ text: String) throws {
        let series = KconfigFixture.lamps.patch { $0["lamp/Kconfig"]? += text }
        #expect(try series.messages(.unmetSelect) == [])
    }
}
