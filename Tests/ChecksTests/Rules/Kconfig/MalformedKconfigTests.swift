// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Testing

@testable import Checks

struct MalformedKconfigTests {
    @Test func reportsWhatConfRefuses() throws {
        let found = try KconfigFixture.lamps.patch { $0["lamp/Kconfig"]? += "config OIL\n\tboolean \"Oil\"\n" }
            .found(.malformedKconfig)
        #expect(found.first?.severity == .error)
        #expect(found.first?.location.tree?.description == "lamp/Kconfig:10")
        #expect(found.first?.notes.map(\.message).contains { $0.hasPrefix("sourced by Kconfig:2") } == true)
    }

    @Test func reportsWhatConfWarnsOf() throws {
        let series = KconfigFixture.lamps.patch { $0["lamp/Kconfig"]? += "config SOCKET\n\ttristate\n" }
        let found = try series.found(.malformedKconfig)
        #expect(found.map(\.severity) == [.warning])
        #expect(found.first?.message.contains("the type tristate is ignored") == true)
    }

    @Test func reportsAMissingFileAndAnOpenBlock() throws {
        let series = KconfigFixture.lamps.patch {
            $0["lamp/Kconfig"]? += "source \"lamp/oil/Kconfig\"\nmenu \"More\"\n"
        }
        #expect(try series.found(.malformedKconfig).map(\.severity) == [.error, .error])
    }

    @Test func staysSilentOnWhatStoodThereBefore() throws {
        var fixture = KconfigFixture.lamps
        fixture.base["lamp/Kconfig"]? += "config OIL\n\tboolean \"Oil\"\n"
        let series = fixture.patch { $0["lamp/Kconfig"] = "# Lamps\n" + ($0["lamp/Kconfig"] ?? "") }
        #expect(try series.messages(.malformedKconfig) == [])
        let sound = KconfigFixture.lamps.patch { $0["lamp/Kconfig"]? += "config OIL\n\tbool \"Oil\"\n" }
        #expect(try sound.messages(.malformedKconfig) == [])
    }
}
