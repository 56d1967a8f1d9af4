// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

/// Choices up to 6.10: a symbol of their own, with a mode.
@Suite struct ModalChoiceTests {
    private static let modules = "config MODULES\n\tdef_bool y\n\tmodules\n"

    private func newSymbols(_ value: Tristate?, _ text: String, _ version: KernelVersion) -> [String] {
        var configuration = Configuration(of: SmallTree(Self.modules + text, version).load())
        if let value { configuration.setNewSymbols(to: value) }
        let config = String(decoding: configuration.dotConfig(), as: UTF8.self)
        return config.split(separator: "\n").dropFirst(5).map(String.init)
    }

    private let tristates = """
        choice
        \tprompt "Pick"
        config A
        \ttristate "A"
        config B
        \ttristate "B"
        endchoice
        """ + "\n"

    @Test func letsAllMembersBeModulesInModeM() {
        #expect(newSymbols(.mod, tristates, KernelVersion(6, 1)) == ["CONFIG_A=m", "CONFIG_B=m"])
        #expect(newSymbols(.yes, tristates, KernelVersion(6, 1)) == ["CONFIG_A=y", "# CONFIG_B is not set"])
    }

    @Test func leavesATristateChoiceInModeMWithoutMembers() {
        #expect(newSymbols(nil, tristates, KernelVersion(6, 1)) == ["# CONFIG_A is not set", "# CONFIG_B is not set"])
    }

    @Test func writesNoMembersOfAChoiceThatCannotBeSeen() {
        let text = """
            config E
            \tbool "E"
            choice
            \tprompt "Pick" if E
            config A
            \tbool "A"
            config B
            \tbool "B"
            endchoice
            """ + "\n"
        #expect(newSymbols(nil, text, KernelVersion(6, 1)) == ["# CONFIG_E is not set"])
        #expect(
            newSymbols(nil, text, KernelVersion(6, 12))
                == ["# CONFIG_E is not set", "CONFIG_A=y", "# CONFIG_B is not set"])
    }

    @Test func allowsNoneOfAnOptionalChoice() {
        let text = "choice\n\tprompt \"Pick\"\n\toptional\nconfig A\n\tbool \"A\"\nendchoice\n"
        #expect(newSymbols(nil, text, KernelVersion(6, 1)) == [])
        #expect(newSymbols(.yes, text, KernelVersion(6, 1)) == ["CONFIG_A=y"])
    }

    /// The prompt and the default of A are made of one expression, which holds in mode `y`.
    @Test func forgetsAModeThatNoMemberCanBeSeenIn() {
        let text = """
            config NEVER
            \tbool
            choice
            \ttristate
            \tprompt "Pick"
            config A
            \tbool "A" if NEVER
            \tdepends on !NEVER
            \tdefault y
            endchoice
            """ + "\n"
        var configuration = Configuration(of: SmallTree(text, KernelVersion(6, 1)).load())
        _ = configuration.load(ConfigLines(parsing: [], isLenient: true))
        #expect(!String(decoding: configuration.dotConfig(), as: UTF8.self).contains("CONFIG_A"))
    }

    @Test func joinsChoicesOfOneName() {
        let text = """
            choice PICK
            \tprompt "Pick"
            config A
            \tbool "A"
            endchoice
            choice PICK
            config B
            \tbool "B"
            endchoice
            """ + "\n"
        let tree = SmallTree(text, KernelVersion(6, 1)).load()
        #expect(tree.choiceMembers.values.map(\.count) == [2])
    }

    @Test func keepsWhatDependsOnAMemberOutOfTheChoice() {
        let text = """
            choice
            \tprompt "Pick"
            config A
            \tbool "A"
            config B
            \tbool "B"
            \tdepends on A
            config C
            \tbool "C"
            endchoice
            """ + "\n"
        #expect(SmallTree(text, KernelVersion(6, 1)).load().choiceMembers.values.map(\.count) == [2])
        #expect(SmallTree(text, KernelVersion(6, 12)).load().choiceMembers.values.map(\.count) == [3])
    }

    @Test func givesNumbersWithoutDefaultNoValueUpToSixSeven() {
        let text = "config N\n\tint \"N\"\n"
        #expect(newSymbols(nil, text, KernelVersion(6, 7)) == ["CONFIG_N="])
        #expect(newSymbols(nil, text, KernelVersion(6, 8)) == ["CONFIG_N=0"])
    }

    @Test func savesNoNumberWithoutAValueUpToSixSeven() {
        var configuration = Configuration(of: SmallTree("config A\n\tint \"A\"\n", KernelVersion(6, 1)).load())
        #expect(configuration.minimalConfig().isEmpty)
    }

    /// A choice that is `n` keeps its members written that could be seen when it was last something else.
    @Test func writesMembersThatCouldBeSeenOnce() {
        let text = """
            choice
            \tprompt "Pick"
            \toptional
            config A
            \tbool "A"
            config B
            \tbool "B"
            \tdepends on C
            endchoice
            config C
            \tbool "C"
            """ + "\n"
        var configuration = Configuration(of: SmallTree(Self.modules + text, KernelVersion(6, 1)).load())
        _ = configuration.load(
            ConfigLines(parsing: Array("CONFIG_MODULES=y\nCONFIG_B=y\n".utf8), isLenient: true), reportingUnknown: false
        )
        configuration.rewriteTristates(.mod, to: .no)
        let config = String(decoding: configuration.dotConfig(), as: UTF8.self)
        #expect(config.hasSuffix("CONFIG_MODULES=y\n# CONFIG_A is not set\n# CONFIG_C is not set\n"))
    }

    @Test func impliesBeyondTheDependenciesUpToFiveSix() {
        let text = "config A\n\tdef_bool y\n\timply B\nconfig B\n\ttristate\n\tdepends on m\n"
        #expect(newSymbols(nil, text, KernelVersion(5, 6)) == ["CONFIG_A=y", "CONFIG_B=y"])
        #expect(newSymbols(nil, text, KernelVersion(5, 7)) == ["CONFIG_A=y", "CONFIG_B=m"])
    }
}
