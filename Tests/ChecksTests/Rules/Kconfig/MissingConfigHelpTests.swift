// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Testing

@testable import Checks

struct MissingConfigHelpTests {
    @Test func reportsAPromptWithoutHelp() throws {
        let found = try KconfigFixture.lamps.patch { $0["lamp/Kconfig"]? += "config DIMMER\n\tbool \"Dimmer\"\n" }
            .found(.missingConfigHelp)
        #expect(found.map(\.message) == ["\"DIMMER\" has a prompt and no help text"])
        #expect(found.first?.location.tree?.description == "lamp/Kconfig:9")
        #expect(found.first?.excerpt == "+config DIMMER")
    }

    @Test func reportsAHelpTextOfNoSubstance() throws {
        let series = KconfigFixture.lamps.patch {
            $0["lamp/Kconfig"]? += "config DIMMER\n\tbool\n\tprompt \"Dimmer\"\n\thelp\n\t  A lamp dimmer.\n"
        }
        #expect(try series.messages(.missingConfigHelp) == ["1 warning: the help text of \"DIMMER\" has 3 words"])
    }

    @Test(arguments: [
        "config DIMMER\n\tbool\n", "config DIMMER\n\tdef_bool y\n",
        "config DIMMER\n\tbool \"Dimmer\"\n\thelp\n\t  Makes the light of a lamp less.\n",
        "choice\n\tprompt \"Which\"\nconfig DIMMER\n\tbool \"Dimmer\"\nendchoice\n",
        "config LAMP\n\ttristate \"The other lamp\"\n",
    ])
    func staysSilentOnOthers(_ text: String) throws {
        let series = KconfigFixture.lamps.patch { $0["lamp/Kconfig"]? += text }
        #expect(try series.messages(.missingConfigHelp) == [])
    }
}
