// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Testing

@testable import Checks

struct UnfitConfigDefaultTests {
    private func messages(_ text: String) throws -> [String] {
        try KconfigFixture.lamps.patch { $0["lamp/Kconfig"]? += text }.messages(.unfitConfigDefault)
    }

    @Test func reportsANumberWithoutADefault() throws {
        let found = try KconfigFixture.lamps.patch { $0["lamp/Kconfig"]? += "config WATTS\n\tint \"Watts\"\n" }
            .found(.unfitConfigDefault)
        #expect(found.map(\.message) == ["\"WATTS\" has a prompt and no default"])
        #expect(found.first?.location.tree?.description == "lamp/Kconfig:9")
        #expect(
            try messages("config AT\n\thex\n\tprompt \"At\"\n") == ["1 warning: \"AT\" has a prompt and no default"])
    }

    @Test(arguments: ["int \"Watts\"\n\trange 1 60\n\tdefault 100", "hex \"Watts\"\n\tdefault 0x100\n\trange 0x1 0xFF"])
    func reportsADefaultOutsideOfTheRange(_ options: String) throws {
        let found = try KconfigFixture.lamps.patch { $0["lamp/Kconfig"]? += "config WATTS\n\t\(options)\n" }
            .found(.unfitConfigDefault)
        let value = options.hasPrefix("int") ? "100" : "0x100"
        #expect(found.map(\.message) == ["the default \(value) of \"WATTS\" is not in its range"])
        #expect(found.first?.excerpt == "+\tdefault \(value)")
    }

    @Test func remarksADriverThatIsOn() throws {
        let found = try KconfigFixture.lamps.patch {
            $0["lamp/Kconfig"]? += "config DIMMER\n\ttristate \"Dimmer\"\n\tdefault m\n"
        }.found(.unfitConfigDefault)
        #expect(found.map(\.message) == ["\"DIMMER\" is m by default"])
        #expect(found.first?.severity == .info)
        #expect(found.first?.certainty == .possible)
    }

    @Test(arguments: [
        "config WATTS\n\tint\n", "config WATTS\n\tint \"Watts\"\n\tdefault 5\n\trange 1 5\n",
        "config WATTS\n\tint \"Watts\"\n\trange 1 5 if LAMP\n\trange 1 500\n\tdefault 100\n",
        "config WATTS\n\tint \"Watts\"\n\tdefault MOST\n\trange 1 5\n",
        "config WATTS\n\tint \"Watts\"\nconfig WATTS\n\tint\n\tdefault 5\n",
        "config DIMMER\n\ttristate \"Dimmer\"\n\tdefault LAMP\n", "config DIMMER\n\ttristate \"Dimmer\"\n\tdefault n\n",
        "config DIMMER\n\ttristate \"Dimmer\"\n\tdefault y if X86\n", "config DIMMER\n\ttristate\n\tdefault y\n",
        "config DIMMER\n\tbool \"Dimmer\"\n\tdefault y\n", "config NAME\n\tstring \"Name\"\n",
    ])
    func staysSilentOnOthers(_ text: String) throws { #expect(try messages(text) == []) }
}
