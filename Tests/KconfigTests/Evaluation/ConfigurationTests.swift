// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

@Suite struct ConfigurationTests {
    private static let modules = "config MODULES\n\tbool \"Modules\"\n\tmodules\n\tdefault y\n"

    @Test func takesTheFirstDefaultThatHolds() throws {
        let tree = SmallTree("config A\n\tbool\n\tdefault y if B\n\tdefault n\nconfig B\n\tbool \"B\"\n")
        #expect(try tree.config() == ["# CONFIG_B is not set"])
        #expect(try tree.config(["B": .yes]) == ["CONFIG_A=y", "CONFIG_B=y"])
    }

    @Test func makesModulesOfTristatesOnlyWhereThereAreModules() throws {
        let text = Self.modules + "config A\n\ttristate \"A\"\nconfig B\n\ttristate\n\tdefault A\n"
        #expect(try SmallTree(text).config(["A": .mod]) == ["CONFIG_MODULES=y", "CONFIG_A=m", "CONFIG_B=m"])
        #expect(
            try SmallTree(text).config(["A": .mod, "MODULES": .no])
                == ["# CONFIG_MODULES is not set", "CONFIG_A=y", "CONFIG_B=y"])
    }

    @Test func raisesWhatIsSelectedAboveItsDependencies() throws {
        let tree = SmallTree(
            "config A\n\tbool \"A\"\n\tselect B\nconfig B\n\tbool \"B\"\n\tdepends on C\nconfig C\n\tbool \"C\"\n")
        #expect(try tree.config(["A": .yes]) == ["CONFIG_A=y", "CONFIG_B=y", "# CONFIG_C is not set"])
    }

    /// `conf` leaves out the definition that depends on nothing where another depends on something.
    @Test func takesTheDependenciesOfTheDefinitionThatHasSome() throws {
        let text = """
            config D
            \tbool "D"
            config S
            \tbool "S"
            \timply X
            config X
            \tbool "X"
            config X
            \tbool
            \tdepends on D
            """ + "\n"
        let withoutD = try SmallTree(text).config(["S": .yes])
        #expect(withoutD == ["# CONFIG_D is not set", "CONFIG_S=y", "# CONFIG_X is not set"])
        #expect(try SmallTree(text).config(["S": .yes, "D": .yes]) == ["CONFIG_D=y", "CONFIG_S=y", "CONFIG_X=y"])
    }

    /// A `y` that is written, as a probe's answer, is something to depend on.
    @Test(arguments: ["\tdepends on y\n", ""]) func countsAWrittenY(_ written: String) throws {
        let text = "config D\n\tbool \"D\"\nconfig S\n\tbool \"S\"\n\timply X\nconfig X\n\tbool\n\tdepends on D\n"
        let config = try SmallTree(text + "config X\n\tbool\n" + written).config(["S": .yes])
        #expect(config.contains("CONFIG_X=y") == !written.isEmpty)
    }

    /// `conf` of 6.1 and 6.12 expands what is assigned when it has read the line end.
    @Test func countsTheLineEndOfAnAssignment() throws {
        let text = "A := $(lineno)\nB = $(lineno)\n"
        let uses = ["A", "B"].map { "config \($0)\n\tstring\n\tdefault \"$(\($0))\"\n" }.joined()
        #expect(try SmallTree(text + uses).config() == ["CONFIG_A=\"2\"", "CONFIG_B=\"8\""])
    }

    @Test func writesWhatIsImpliedThoughItsDependenciesAreUnmet() throws {
        let tree = SmallTree("config A\n\tdef_bool y\n\timply B\nconfig B\n\tbool\n\tdepends on C\nconfig C\n\tbool\n")
        #expect(try tree.config() == ["CONFIG_A=y", "# CONFIG_B is not set"])
    }

    @Test func choosesTheDefaultUnlessItIsRefused() throws {
        let tree = SmallTree(
            """
            choice
            \tprompt "Pick"
            \tdefault B
            config A
            \tbool "A"
            config B
            \tbool "B"
            config C
            \tbool "C"
            endchoice
            """ + "\n")
        #expect(try tree.config() == ["# CONFIG_A is not set", "CONFIG_B=y", "# CONFIG_C is not set"])
        #expect(try tree.config(["C": .yes]) == ["# CONFIG_A is not set", "# CONFIG_B is not set", "CONFIG_C=y"])
        #expect(try tree.config(["B": .no]) == ["CONFIG_A=y", "# CONFIG_B is not set", "# CONFIG_C is not set"])
    }

    @Test func comparesNumbersOfDifferentForms() throws {
        let tree = SmallTree(
            "config A\n\thex\n\tdefault 0x10\nconfig B\n\tbool\n\tdefault y if A = 16\nconfig C\n\tbool\n\tdefault y if 16 = 0x10\n"
        )
        #expect(try tree.config() == ["CONFIG_A=0x10", "CONFIG_B=y", "CONFIG_C=y"])
    }

    /// As `strtoll` and `strtoull` read them.
    @Test(arguments: ["H > 10", "I = 5", "P = I", "B = I", "H > 0x7fffffffffffffff"])
    func readsSignsAndBlanksOfNumbers(_ comparison: String) throws {
        let text = """
            config H
            \thex
            \tdefault -7
            config I
            \tint
            \tdefault 5
            config P
            \tint
            \tdefault "+5"
            config B
            \tint
            \tdefault " 5"
            config A
            \tdef_bool \(comparison)
            """ + "\n"
        var configuration = Configuration(of: SmallTree(text).load())
        #expect(String(decoding: configuration.dotConfig(), as: UTF8.self).hasSuffix("\nCONFIG_A=y\n"))
    }

    @Test func movesNumbersIntoTheirRange() throws {
        let tree = SmallTree(
            "config A\n\tint\n\tdefault 200\n\trange 1 100\nconfig B\n\tint\n\trange 5 9\n\tdefault 1\n")
        #expect(try tree.config() == ["CONFIG_A=100", "CONFIG_B=5"])
    }

    /// `conf` takes the text of a bool, which it never sets.
    @Test func takesTheTextOfABoolForN() throws {
        let bool = "config A\n\tdef_bool y\n"
        let texts = "config S\n\tstring\n\tdefault A\nconfig Y\n\tstring\n\tdefault y\n"
        #expect(try SmallTree(bool + texts).config() == ["CONFIG_A=y", "CONFIG_S=\"n\"", "CONFIG_Y=\"y\""])
    }

    @Test func expandsMacrosWithArgumentsAndAnswers() throws {
        var tree = SmallTree(
            """
            comma := ,
            flag = $(shell,test $(1) $(2) && echo y || echo n)
            config A
            \tdef_bool $(flag,one,two)
            config B
            \tstring
            \tdefault "$(ARCH)$(comma) \\"quoted\\""
            """ + "\n")
        tree.environment = ["ARCH": "x86"]
        tree.answers = ["test one two && echo y || echo n": "y\n"]
        #expect(try tree.config() == ["CONFIG_A=y", #"CONFIG_B="x86, \"quoted\"""#])
    }

    @Test func takesAConstantMForNothingWithoutModules() throws {
        let text =
            Self.modules + "config A\n\ttristate \"A\"\n\tdepends on !(m && B) && (m || B)\nconfig B\n\tbool \"B\"\n"
        #expect(try SmallTree(text).config(["A": .yes]).contains("CONFIG_A=m"))
        #expect(
            try SmallTree(text).config(["A": .yes, "MODULES": .no]) == [
                "# CONFIG_MODULES is not set", "# CONFIG_B is not set",
            ])
    }

    @Test func finishesTreesOfExpressionsOfAnyDepth() {
        let depth = 200_000
        let nested = String(repeating: "!(", count: depth) + "m" + String(repeating: ")", count: depth)
        #expect(SmallTree("config A\n\tbool\n\tdepends on \(nested)\n").load().faults.isEmpty)
    }
}
