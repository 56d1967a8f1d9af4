// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

@Suite struct ChoiceStateTests {
    @Test func forgetsTheMemberThatCanNoLongerBeSeen() throws {
        let tree = SmallTree(
            "config X\n\tbool \"X\"\nchoice\n\tprompt \"Pick\"\nconfig A\n\tbool \"A\"\n\tdepends on X\n"
                + "config B\n\tbool \"B\"\nendchoice\n"
        ).load()
        let (x, a, b) = try (
            #require(tree.symbol("X")), #require(tree.symbol("A")), #require(tree.symbol("B"))
        )
        var configuration = Configuration(of: tree)
        configuration.userTristate[Int(x.index)] = .yes
        configuration.reset()
        #expect(configuration.value(of: a) == .yes)
        configuration.userTristate[Int(x.index)] = .no
        configuration.reset()
        #expect(configuration.value(of: b) == .yes)
        #expect(configuration.value(of: a) == .no)
    }

    @Test(arguments: [KernelVersion(6, 18), KernelVersion(6, 1)])
    func neverWritesATransitionalMember(of version: KernelVersion) throws {
        let tree = SmallTree(
            "config MODULES\n\tbool \"Modules\"\n\tmodules\nchoice\n\tprompt \"Pick\"\n\ttristate\n"
                + "config S\n\tstring \"S\"\nconfig T\n\ttristate \"T\"\nendchoice\nconfig S\n\ttransitional\n",
            version
        ).load()
        var configuration = Configuration(of: tree)
        let first = configuration.dotConfig()
        #expect(configuration.dotConfig() == first)
        #expect(!String(decoding: first, as: UTF8.self).contains("CONFIG_S"))
    }

    @Test(arguments: [KernelVersion(6, 18), KernelVersion(6, 1)])
    func leavesTheDefaultOfANumberAmongTheMembers(of version: KernelVersion) throws {
        let tree = SmallTree(
            "choice\n\tprompt \"Pick\"\nmenu \"Hidden\"\n\tvisible if A\nconfig N\n\tint \"N\"\n\tdefault 3\n"
                + "endmenu\nconfig B\n\tbool \"B\"\nendchoice\n",
            version
        ).load()
        var configuration = Configuration(of: tree)
        let first = configuration.dotConfig()
        #expect(String(decoding: first, as: UTF8.self).contains("CONFIG_N=3"))
        #expect(configuration.dotConfig() == first)
    }

    @Test func neverWritesAConstantAmongTheMembers() {
        let tree = SmallTree(
            "choice\n\tprompt \"Pick\"\nconfig y\n\ttristate \"y\"\nconfig B\n\tbool \"B\"\nendchoice\n",
            KernelVersion(6, 1)
        ).load()
        var configuration = Configuration(of: tree)
        let first = configuration.dotConfig()
        #expect(configuration.dotConfig() == first)
        #expect(!String(decoding: first, as: UTF8.self).contains("CONFIG_y"))
    }
}
