// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Testing

@testable import Checks

struct RecursiveDependencyTests {
    @Test func reportsACircleOnce() throws {
        let found = try KconfigFixture.lamps.patch {
            $0["lamp/Kconfig"] = $0["lamp/Kconfig"]?.replacing(
                "bool \"Socket\"", with: "bool \"Socket\"\n\tdepends on OIL")
            $0["lamp/Kconfig"]? += "config OIL\n\tbool \"Oil\"\n\tdepends on LAMP\n"
        }.found(.recursiveDependency)
        #expect(found.count == 1)
        #expect(found.first?.message.hasPrefix("symbols depend on each other in a circle: ") == true)
        #expect(found.first?.severity == .error)
    }

    @Test func staysSilentOnACircleThatWasThere() throws {
        let found = try KconfigFixture.lamps.patch {
            $0["lamp/Kconfig"] = $0["lamp/Kconfig"]?.replacing(
                "bool \"Socket\"", with: "bool \"Socket\"\n\tdepends on OIL")
            $0["lamp/Kconfig"]? += "config OIL\n\tbool \"Oil\"\n\tdepends on LAMP\n"
        }.patch { $0["lamp/Kconfig"]? += "\thelp\n\t  What the lamp burns.\n" }.found(.recursiveDependency)
        #expect(found.map { $0.location.patch?.number } == [1])
    }

    @Test func tellsCirclesThatOneLineClosesOnceAndWhereItStands() throws {
        var fixture = KconfigFixture.lamps
        fixture.base["lamp/Kconfig"]? += """
            config WICK
            	bool "Wick"
            	depends on SOCKET

            config OIL
            	bool "Oil"
            	depends on WICK && LAMP

            """
        let found =
            try fixture
            .patch { $0["lamp/Kconfig"] = "# Lamps.\n" + ($0["lamp/Kconfig"] ?? "") }
            .patch {
                $0["lamp/Kconfig"] = $0["lamp/Kconfig"]?.replacing(
                    "bool \"Socket\"", with: "bool \"Socket\"\n\tdepends on OIL")
            }
            .patch {
                $0["lamp/Kconfig"] = $0["lamp/Kconfig"]?.replacing("for the desk", with: "for the table")
            }
            .patch { $0["lamp/Kconfig"]? += "config DIMMER\n\tbool \"Dimmer\"\n\tdepends on WICK\n" }
            .found(.recursiveDependency)
        #expect(found.map { $0.location.patch?.number } == [2])
        #expect(found.first?.location.tree?.description == "lamp/Kconfig:10")
    }

    @Test func staysSilentWithoutOne() throws {
        let series = KconfigFixture.lamps.patch {
            $0["lamp/Kconfig"]? += "config OIL\n\tbool \"Oil\"\n\tselect SOCKET\n"
        }
        #expect(try series.messages(.recursiveDependency) == [])
    }
}
