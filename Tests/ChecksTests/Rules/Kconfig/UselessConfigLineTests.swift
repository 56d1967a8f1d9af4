// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Testing

@testable import Checks

struct UselessConfigLineTests {
    private static func messages(_ text: String) throws -> [String] {
        try KconfigFixture.lamps.patch { $0["lamp/Kconfig"]? += text }.messages(.uselessConfigLine)
    }

    @Test func reportsADefaultBehindOneWithoutCondition() throws {
        let text = "config LEVEL\n\tint \"Level\"\n\tdefault 10\n\tdefault 20 if SOCKET\n"
        let found = try KconfigFixture.lamps.patch { $0["lamp/Kconfig"]? += text }.found(.uselessConfigLine)
        #expect(found.map(\.message) == ["this default of \"LEVEL\" applies in no configuration"])
        #expect(found.first?.location.tree?.description == "lamp/Kconfig:12")
    }

    @Test func reportsAPromptThatNobodySees() throws {
        let text = "config OIL\n\tbool \"Oil\" if SOCKET && !SOCKET\n\tdefault LAMP\n"
        #expect(
            try Self.messages(text) == ["1 warning: the prompt of \"OIL\" can be seen in no configuration"])
    }

    @Test func reportsAnEmptyChoiceAndAPromptWithoutChoice() throws {
        let choice = "choice\n\tprompt \"Fuel\"\nconfig OIL\n\tbool \"Oil\"\n\tdepends on SOCKET\nendchoice\n"
        #expect(
            try Self.messages(choice) == ["1 warning: this choice can be seen while none of its members can"])
        let forced = "config OIL\n\tbool \"Oil\"\nconfig WICK\n\tdef_bool y\n\tselect OIL\n"
        #expect(
            try Self.messages(forced) == [
                "1 info: the user is asked for \"OIL\", which can't be \"n\" in any configuration"
            ])
    }

    @Test(arguments: [
        "config LEVEL\n\tint \"Level\"\n\tdefault 20 if SOCKET\n\tdefault 10\n",
        "config OIL\n\tbool \"Oil\" if ARM\n\tdefault LAMP\n", "config OIL\n\tdef_bool y if ARM\n",
        "choice\n\tprompt \"Fuel\"\nconfig OIL\n\tbool \"Oil\"\nconfig GAS\n\tbool \"Gas\"\nendchoice\n",
    ])
    func staysSilentOnLinesWithAUse(_ text: String) throws {
        #expect(try Self.messages(text) == [])
    }
}
