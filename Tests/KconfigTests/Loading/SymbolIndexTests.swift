// SPDX-License-Identifier: GPL-2.0-only

import SourceTrees
import Testing

@testable import Kconfig

struct SymbolIndexTests {
    private static let files = [
        "Kconfig": "source \"arch/$(SRCARCH)/Kconfig\"\nsource \"lamp/Kconfig\"\nsource \"Kconfig\"\n",
        "arch/x86/Kconfig": "config X86\n\tdef_bool y\nif !X86\nsource \"arch/x86/Kconfig.odd\"\nendif\n",
        "arch/x86/Kconfig.odd": "menuconfig ODD\n\tbool\nconfig LAMP\n\tbool\n",
        "arch/um/Kconfig": "source \"arch/$(HEADER_ARCH)/um/Kconfig\"\n",
        "arch/x86/um/Kconfig": "config UM_X86\n\tbool\n\tselect ODD\n",
        "lamp/Kconfig": "config LAMP\n\tbool\n",
        "desk/Kconfig": "config DESK\n\tbool\n",
    ]

    @Test func findsTheSymbolsOfAllArchitectures() throws {
        let files = Self.files.mapValues { TreeFile(mode: .regular, bytes: Array($0.utf8)) }
        var sources = KconfigSources(MemoryTree(name: "memory", files: files))
        let index = try SymbolIndex(of: &sources)
        #expect(index.names == ["LAMP", "ODD", "UM_X86", "X86"])
        let places = index.places(of: "LAMP".utf8).map { "\($0.path):\($0.line)" }
        #expect(places == ["arch/x86/Kconfig.odd:3", "lamp/Kconfig:1"])
        #expect(!index.defines("DESK".utf8))
        #expect(["LAMP", "ODD", "UM_X86", "X86"].filter { index.canBeSet($0.utf8) } == ["ODD", "X86"])
    }
}
