// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

/// What older kernels take, and newer ones don't.
struct OldDialectTests {
    private static let old = KernelVersion(4, 19)

    private func isFine(_ text: String, _ version: KernelVersion, _ files: [String: String] = [:]) -> Bool {
        var tree = SmallTree(text, version)
        tree.files.merge(files) { $1 }
        let loaded = tree.load()
        return loaded.faults.isEmpty && loaded.files.count == 1 + files.count
    }

    @Test(arguments: [(KernelVersion(4, 19), true), (KernelVersion(5, 0), false)])
    func readsPathsWithoutQuotes(_ version: KernelVersion, _ isRead: Bool) {
        let file = ["lamp/Kconfig.hz": "config LAMP\n\tbool Lamp\n"]
        #expect(isFine("source lamp/Kconfig.hz\n", version, file) == isRead)
    }

    @Test(arguments: [(KernelVersion(5, 8), true), (KernelVersion(5, 9), false)])
    func readsTextsWithoutQuotes(_ version: KernelVersion, _ isRead: Bool) {
        #expect(isFine("menu Lamps\nconfig LAMP\n\tbool Lamp\nendmenu\n", version) == isRead)
    }

    @Test(arguments: [(KernelVersion(5, 8), true), (KernelVersion(5, 9), false)])
    func takesOtherFilesIntoAChoice(_ version: KernelVersion, _ isRead: Bool) {
        let text = "choice\n\tprompt \"C\"\n\tdefault A\nconfig A\n\tbool \"A\"\nsource \"more\"\nendchoice\n"
        #expect(isFine(text, version, ["more": "config B\n\tbool \"B\"\n"]) == isRead)
        let inner = "if A\nchoice\n\tprompt \"D\"\nconfig D\n\tbool \"D\"\nendchoice\nendif\n"
        #expect(isFine(text, version, ["more": inner]) == isRead)
        #expect(!isFine(text, version, ["more": "menu \"M\"\nendmenu\n"]))
    }

    @Test(arguments: [(KernelVersion(4, 19), true), (KernelVersion(5, 0), false)])
    func takesALastLineWithoutItsEnd(_ version: KernelVersion, _ isRead: Bool) {
        #expect(isFine("config A\n\tbool \"A\"", version) == isRead)
    }

    @Test(arguments: [
        (KernelVersion(5, 1), []), (KernelVersion(5, 2), ["# end of Full"]),
        (KernelVersion(5, 19), ["# end of Full", "# end of Empty"]),
    ])
    func endsMenus(_ version: KernelVersion, _ ends: [String]) throws {
        let text = "menu \"Full\"\nconfig A\n\tbool \"A\"\nendmenu\nmenu \"Empty\"\nendmenu\n"
        #expect(try SmallTree(text, version).config().filter { $0.hasPrefix("# end") } == ends)
    }

    @Test func setsWhatAllNoKeeps() {
        let text = "config A\n\tbool \"A\"\n\toption allnoconfig_y\nconfig B\n\tbool \"B\"\n\tdefault y\n"
        var configuration = Configuration(of: SmallTree(text, Self.old).load())
        configuration.setNewSymbols(to: .no)
        let written = String(decoding: configuration.dotConfig(), as: UTF8.self)
        #expect(written.hasSuffix("\nCONFIG_A=y\n# CONFIG_B is not set\n"))
    }

    @Test func writesNoListOfFiles() throws {
        let text =
            "config LIST\n\tstring\n\toption defconfig_list\n\tdefault \"/boot/config\"\nconfig B\n\tdef_bool y\n"
        #expect(try SmallTree(text, Self.old).config() == ["CONFIG_B=y"])
    }
}
