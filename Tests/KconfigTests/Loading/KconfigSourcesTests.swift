// SPDX-License-Identifier: GPL-2.0-only

import SourceTrees
import Testing

@testable import Kconfig

struct KconfigSourcesTests {
    private static func tree(_ files: [String: String], links: [String: String] = [:]) -> MemoryTree {
        var all = files.mapValues { TreeFile(mode: .regular, bytes: Array($0.utf8)) }
        for (path, target) in links { all[path] = TreeFile(mode: .symbolicLink, bytes: Array(target.utf8)) }
        return MemoryTree(name: "memory", files: all)
    }

    private static let lamp = ["lamp/Kconfig": "config LAMP\n\tbool \"Lamp\"\n"]

    @Test(arguments: ["lamp/Kconfig", "./lamp//Kconfig", "lamp/../lamp/Kconfig", "link", "lamp/up"])
    func findsAFileByAnyOfItsNames(_ path: String) {
        var sources = KconfigSources(
            Self.tree(Self.lamp, links: ["link": "lamp/Kconfig", "lamp/up": "../lamp/Kconfig"]))
        let file = sources.file(at: path)
        #expect(file?.statements.count == 2)
        #expect(sources.unreadable.isEmpty)
    }

    @Test(arguments: ["", "lamp", "/lamp/Kconfig", "../lamp/Kconfig", "lamp/../../x", "loop", "out", "absolute"])
    func findsNothingOutsideOfTheTree(_ path: String) {
        var sources = KconfigSources(
            Self.tree(Self.lamp, links: ["loop": "loop", "out": "../etc/passwd", "absolute": "/etc/passwd"]))
        let file = sources.file(at: path)
        #expect(file == nil)
    }

    @Test func readsAgainWhatAPatchChanges() {
        var sources = KconfigSources(Self.tree(Self.lamp, links: ["link": "lamp/Kconfig"]))
        func statements(at path: String) -> Int? { sources.file(at: path)?.statements.count }
        func touched(by next: OverlayTree, changing path: String) -> Set<String> {
            sources.move(to: next, changing: [path])
            return sources.touched
        }
        #expect(statements(at: "./lamp/Kconfig") == 2 && statements(at: "link") == 2)
        #expect(statements(at: "desk/Kconfig") == nil)
        var next = OverlayTree(sources.tree)
        next.set(TreeFile(mode: .regular, bytes: Array("config DESK\n".utf8)), at: "desk/Kconfig")
        #expect(touched(by: next, changing: "desk/Kconfig") == ["desk/Kconfig"])
        #expect(statements(at: "desk/Kconfig") == 1)
        #expect(touched(by: next, changing: "drivers/lamp.c") == [])
        next.set(nil, at: "lamp/Kconfig")
        #expect(touched(by: next, changing: "lamp/Kconfig") == ["./lamp/Kconfig", "link"])
        #expect(statements(at: "./lamp/Kconfig") == nil && statements(at: "link") == nil)
    }
}
