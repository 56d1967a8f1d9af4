// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct UndefinedConfigSymbolTests {
    @Test func reportsANameInCodeAndMakefile() throws {
        let found = try KconfigFixture.lamps.patch { files in
            files["lamp/lamp.c"]? += "#ifdef CONFIG_LAMPS\nint lamps;\n#endif\n"
            files["lamp/Makefile"]? += "obj-$(CONFIG_DIMMER) += dimmer.o\n"
        }.found(.undefinedConfigSymbol)
        #expect(
            found.map(\.message) == [
                "no Kconfig file defines \"CONFIG_DIMMER\"",
                "no Kconfig file defines \"CONFIG_LAMPS\", did you mean \"CONFIG_LAMP\"?",
            ])
        #expect(found.map { $0.location.tree?.description } == ["lamp/Makefile:2", "lamp/lamp.c:2"])
        #expect(found.allSatisfy { $0.severity == .warning })
    }

    @Test func reportsANameInKconfig() throws {
        let series = KconfigFixture.lamps.patch { files in
            files["lamp/Kconfig"]? +=
                "config DIMMER\n\tbool \"Dimmer\"\n\tdepends on LAMP && SOCKETS\n\tselect KNOB if X86\n"
        }
        #expect(
            try series.messages(.undefinedConfigSymbol) == [
                "1 warning: no Kconfig file defines \"SOCKETS\", did you mean \"SOCKET\"?",
                "1 warning: no Kconfig file defines \"KNOB\"",
            ])
    }

    @Test func saysWhereALaterPatchDefinesIt() throws {
        let series = KconfigFixture.lamps
            .patch("lamp: Build the dimmer") { $0["lamp/Makefile"]? += "obj-$(CONFIG_DIMMER) += dimmer.o\n" }
            .patch("lamp: Change nothing of note") { $0["lamp/lamp.c"]? += "int lamps;\n" }
            .patch("lamp: Offer the dimmer") { $0["lamp/Kconfig"]? += "config DIMMER\n\tbool\n" }
        #expect(
            try series.messages(.undefinedConfigSymbol) == [
                "1 info: \"CONFIG_DIMMER\" is defined by a later patch only, 3"
            ])
    }

    @Test func tellsANameOnceForTheWholeSeries() throws {
        let found = try KconfigFixture.lamps
            .patch { $0["lamp/Kconfig"]? += "config OIL\n\tbool \"Oil\"\n\tdepends on WELL\n" }
            .patch {
                $0["lamp/Kconfig"]? += "config WICK\n\tbool \"Wick\"\n\tdepends on WELL\n"
                $0["lamp/lamp.c"]? += "#ifdef CONFIG_WELL\n#endif\n"
            }
            .found(.undefinedConfigSymbol)
        #expect(found.map(\.message) == ["no Kconfig file defines \"WELL\""])
        #expect(
            found.first?.notes.map(\.message) == [
                "so does lamp/lamp.c:2, patch 2", "so does lamp/Kconfig:14, patch 2",
            ])
    }

    @Test func staysSilentOnWhatMovesToAnotherFile() throws {
        var old = KconfigFixture.lamps
        old.base["lamp/lamp.c"] = "#ifdef CONFIG_DESK\n#endif\nint lamp;\n"
        let series = old.patch { files in
            files["lamp/lamp.c"] = "int lamp;\n"
            files["lamp/desk.h"] = "#ifdef CONFIG_DESK\n#endif\n"
        }
        #expect(try series.messages(.undefinedConfigSymbol) == [])
    }

    @Test func isOnlyALikelyFaultOfAMessage() throws {
        let found = try KconfigFixture.lamps.patch { $0["lamp/lamp.c"]? += "# error Set CONFIG_LAMP_Ix first\n" }
            .found(.undefinedConfigSymbol)
        #expect(found.map(\.severity) == [.info])
        #expect(found.map(\.certainty) == [.likely])
    }

    @Test func reportsWhatASeriesTakesAway() throws {
        let series = KconfigFixture.lamps
            .patch { $0["lamp/Kconfig"] = "config SOCKET\n\tbool \"Socket\"\n" }
            .patch { $0["lamp/lamp.c"]? += "#if IS_ENABLED(CONFIG_LAMP)\n#endif\n" }
        #expect(try series.messages(.undefinedConfigSymbol) == ["2 warning: no Kconfig file defines \"CONFIG_LAMP\""])
    }

    @Test(arguments: [
        "#if IS_ENABLED(CONFIG_LAMP) || defined(CONFIG_LAMP_MODULE)", "#ifdef CONFIG_ARM_SOCKET",
        "/* one of CONFIG_DESK_* */", "MY_CONFIG_DESK", "#define CONFIG_DESK 1", "CONFIG_FOO", "CONFIG_", "config_desk",
        "/* CONFIG_${NAME} */", "CONFIG_DESK_",
    ])
    func staysSilentOnOtherLines(_ line: String) throws {
        let series = KconfigFixture.lamps.patch { $0["lamp/lamp.c"]? += line + "\n" }
        #expect(try series.messages(.undefinedConfigSymbol) == [])
    }

    @Test func staysSilentOnToolsAndOnWhatMoves() throws {
        var old = KconfigFixture.lamps
        old.base["lamp/lamp.c"] = "#ifdef CONFIG_DESK\n#endif\nint lamp;\n"
        old.base["tools/Makefile"] = "all:\n"
        let series = old.patch { files in
            files["lamp/lamp.c"] = "int lamp;\n#ifdef CONFIG_DESK\n#endif\n"
            files["tools/Makefile"]? += "ifdef CONFIG_DESK\nendif\n"
        }
        #expect(try series.messages(.undefinedConfigSymbol) == [])
    }

    @Test func isOnlyALikelyFaultOfDocumentation() throws {
        let found = try KconfigFixture.lamps.patch { $0["Documentation/lamp.rst"] = "Set CONFIG_DESK first.\n" }
            .found(.undefinedConfigSymbol)
        #expect(found.map(\.severity) == [.info])
        #expect(found.map(\.certainty) == [.likely])
    }
}
