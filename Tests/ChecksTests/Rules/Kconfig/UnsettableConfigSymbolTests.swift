// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Testing

@testable import Checks

struct UnsettableConfigSymbolTests {
    @Test func reportsASymbolThatNothingSets() throws {
        let series = KconfigFixture.lamps.patch {
            $0["lamp/Kconfig"]? += "config LAMP_LIB\n\ttristate\n\tdepends on LAMP\n"
        }
        let found = try series.found(.unsettableConfigSymbol)
        #expect(
            found.map(\.message) == [
                "nothing can set \"LAMP_LIB\": it has no prompt and no default, and nothing selects it"
            ])
        #expect(found.first?.location.tree?.description == "lamp/Kconfig:9")
    }

    @Test func reportsTheLossOfTheLastSelect() throws {
        let series = KconfigFixture.lamps
            .patch { $0["arch/arm/Kconfig"] = "config ARM\n\tdef_bool y\nconfig ARM_SOCKET\n\tbool\n" }
        let messages = try series.messages(.unsettableConfigSymbol)
        #expect(messages.count == 1)
        #expect(messages.first?.hasPrefix("1 warning: nothing sets \"ARM_SOCKET\" any more: ") == true)
    }

    @Test func staysSilentWhereALaterPatchSetsIt() throws {
        let series = KconfigFixture.lamps
            .patch { $0["lamp/Kconfig"]? += "config LAMP_LIB\n\ttristate\n" }
            .patch { $0["lamp/Kconfig"]? += "config LANTERN\n\ttristate \"Lantern\"\n\tselect LAMP_LIB\n" }
        #expect(try series.messages(.unsettableConfigSymbol) == [])
    }

    @Test(arguments: [
        "config LAMP_LIB\n\ttristate\n\tdefault LAMP\n", "config LAMP_LIB\n\tdef_bool y\n",
        "config LAMP_LIB\n\tbool\n\tprompt \"Library\"\n", "config ARM_SOCKET\n\tbool\n",
    ])
    func staysSilentOnSymbolsThatHaveAValue(_ text: String) throws {
        let series = KconfigFixture.lamps.patch { $0["lamp/Kconfig"]? += text }
        #expect(try series.messages(.unsettableConfigSymbol) == [])
    }
}
