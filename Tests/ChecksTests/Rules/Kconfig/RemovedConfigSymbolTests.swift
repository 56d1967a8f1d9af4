// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Testing

@testable import Checks

struct RemovedConfigSymbolTests {
    private static func withoutLamp(_ files: inout [String: String]) {
        files["lamp/Kconfig"] = "config SOCKET\n\tbool \"Socket\"\n"
    }

    @Test func reportsWhatKconfigStillRefersTo() throws {
        let series = KconfigFixture.lamps.patch {
            $0["lamp/Kconfig"] = "config LAMP\n\tbool \"Lamp\"\n\tdepends on SOCKET\n"
        }
        let found = try series.found(.removedConfigSymbol)
        #expect(found.map(\.message) == ["\"SOCKET\" is removed, but lamp/Kconfig:3 still refers to it"])
    }

    @Test func reportsWhatCodeStillNames() throws {
        var fixture = KconfigFixture.lamps
        fixture.base["lamp/deep/socket.c"] = "int x;\n#ifdef CONFIG_LAMP\n#endif\n"
        fixture.base["desk/desk.c"] = "#ifdef CONFIG_LAMP\n"
        let found = try fixture.patch(change: Self.withoutLamp).found(.removedConfigSymbol)
        #expect(found.map(\.message) == ["\"LAMP\" is removed, but lamp/Makefile:1 still names it"])
        #expect(found.first?.notes.map(\.message) == ["so does lamp/deep/socket.c:2"])
    }

    @Test func looksAtHeadersAndMakefilesOfAll() throws {
        var fixture = KconfigFixture.lamps
        fixture.base["lamp/Makefile"] = "obj-y += lamp.o\n"
        fixture.base["include/linux/lamp.h"] = "#if IS_ENABLED(CONFIG_LAMP)\n#endif\n"
        fixture.base["desk/shelf/Makefile"] = "obj-$(CONFIG_LAMP) += shelf.o\n"
        fixture.base["desk/desk.h"] = "#ifdef CONFIG_LAMP\n#endif\n"
        let found = try fixture.patch(change: Self.withoutLamp).found(.removedConfigSymbol)
        #expect(found.map(\.message) == ["\"LAMP\" is removed, but desk/shelf/Makefile:1 still names it"])
        #expect(found.first?.notes.map(\.message) == ["so does include/linux/lamp.h:1"])
    }

    @Test func saysWhenALaterPatchMendsIt() throws {
        let series = KconfigFixture.lamps.patch(change: Self.withoutLamp)
            .patch { $0["lamp/Makefile"] = "obj-y += lamp.o\n" }
        #expect(
            try series.messages(.removedConfigSymbol) == [
                "1 info: \"LAMP\" is removed, but lamp/Makefile:1 still names it"
            ])
    }

    @Test func staysSilentWhereAllGoesAtOnceOrMoves() throws {
        let whole = KconfigFixture.lamps.patch { files in
            Self.withoutLamp(&files)
            files["lamp/Makefile"] = nil
        }
        #expect(try whole.messages(.removedConfigSymbol) == [])
        let moved = KconfigFixture.lamps.patch { files in
            let lamps = files["lamp/Kconfig"] ?? ""
            files["arch/x86/Kconfig"]? += lamps
            files["lamp/Kconfig"] = "# moved\n"
        }
        #expect(try moved.messages(.removedConfigSymbol) == [])
    }
}
