// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

@Suite struct DialectTests {
    @Test func readsTheVersionOfAMakefile() {
        let text = "# SPDX-License-Identifier: GPL-2.0\nVERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 57\nEXTRAVERSION =\n"
        #expect(KernelVersion(makefile: Array(text.utf8)) == KernelVersion(6, 12))
        #expect(KernelVersion(makefile: Array("all:\n\techo VERSION = x\n".utf8)) == nil)
        #expect(KernelVersion("6.1.158-rt3") == KernelVersion(6, 1))
        #expect(KernelVersion("6") == nil)
        #expect(KernelVersion("99999999999999999999.1") == nil)
    }

    @Test func tellsOfWordsThatAnotherVersionHas() {
        let text =
            "config A\n\tbool\n\toption modules\nchoice\n\tprompt \"Pick\"\n\toptional\nconfig M\n\tbool \"M\"\nendchoice\n"
        #expect(SmallTree(text, KernelVersion(5, 10)).load().faults.isEmpty)
        #expect(
            SmallTree(text, KernelVersion(6, 12)).load().faults.map(\.kind)
                == [.notInDialect("option"), .notInDialect("optional")])
        #expect(
            SmallTree("config A\n\tbool\n\tmodules\n", KernelVersion(5, 10)).load().faults.map(\.kind)
                == [.notInDialect("modules")])
    }

    @Test func takesAConditionalDependencyForMetWhereTheConditionIsNot() throws {
        let text = "config X\n\tbool \"X\"\nconfig Y\n\tbool \"Y\"\nconfig A\n\tbool \"A\"\n\tdepends on X if Y\n"
        #expect(try SmallTree(text).config(["A": .yes]).contains("CONFIG_A=y"))
        #expect(try !SmallTree(text).config(["A": .yes, "Y": .yes]).contains("CONFIG_A=y"))
        #expect(try SmallTree(text).config(["A": .yes, "Y": .yes, "X": .yes]).contains("CONFIG_A=y"))
    }

    @Test func takesTheValueOfATransitionalSymbolButWritesNone() throws {
        let text = "config OLD\n\tbool\n\ttransitional\nconfig NEW\n\tbool \"New\"\n\tdefault OLD\n"
        #expect(try SmallTree(text).config(["OLD": .yes]) == ["CONFIG_NEW=y"])
        #expect(try SmallTree(text).config() == ["# CONFIG_NEW is not set"])
    }
}
