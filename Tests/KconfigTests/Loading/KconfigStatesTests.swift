// SPDX-License-Identifier: GPL-2.0-only

import SourceTrees
import Testing

@testable import Kconfig

struct KconfigStatesTests {
    private static func file(_ text: String) -> TreeFile { TreeFile(mode: .regular, bytes: Array(text.utf8)) }

    @Test func loadsTheStatesThatChangeKconfig() throws {
        let base = MemoryTree(
            name: "memory",
            files: ["Kconfig": Self.file("source \"lamp/Kconfig\"\n"), "scripts/probe.sh": Self.file("exit 0\n")])
        var trees = [OverlayTree(base)]
        func patch(_ path: String, _ text: String?) {
            var next = trees[trees.count - 1]
            next.set(text.map(Self.file), at: path)
            trees.append(next)
        }
        patch("lamp/lamp.c", "int lamp;\n")
        patch("lamp/Kconfig", "config LAMP\n\tbool\n")
        patch("lamp/lamp.c", "int lamps;\n")
        patch("scripts/probe.sh", "exit 1\n")
        patch("lamp/Kconfig", nil)
        var loads = 0
        let states = try KconfigStates(of: trees, decides: { $0.hasPrefix("scripts/") }) { sources in
            loads += 1
            return KconfigTree(loading: "Kconfig", of: &sources, environment: [:], answers: NoAnswers())
        }.states
        #expect(states.map(\.isNew) == [true, false, true, false, true, true])
        #expect(loads == 4)
        #expect(states.map { $0.tree.symbol("LAMP") != nil } == [false, false, true, true, true, false])
        #expect(states.map { $0.index.defines("LAMP".utf8) } == [false, false, true, true, true, false])
        #expect(states.map(\.changedPaths.count) == [0, 1, 1, 1, 1, 1])
    }
}

private struct NoAnswers: ShellAnswers {
    func answer(to command: String) -> String? { nil }
}
