// SPDX-License-Identifier: GPL-2.0-only

import SourceTrees
import Testing

@testable import Kconfig

/// States of random series are what a load from the beginning makes of their files, whatever the files hold.
struct RandomStagesTests {
    private static let folders = ["a", "b", "c", "d"]

    @Test(arguments: [KernelVersion(6, 12), KernelVersion(6, 1)])
    func equalLoadsFromTheBeginning(version: KernelVersion) throws {
        var circles = 0
        var resumed = 0
        for seed in 0..<100 {
            var random = SeededNumbers(state: UInt64(seed))
            let trees = Self.series(&random)
            let dialect = Dialect(of: version)
            let states = try KconfigStates(of: trees, decides: { _ in false }) { sources in
                if sources.stage != nil { resumed += 1 }
                return KconfigTree(
                    loading: "Kconfig", of: &sources, dialect: dialect, environment: [:], answers: Silence())
            }.states
            for (number, (state, files)) in zip(states, trees).enumerated() {
                var sources = KconfigSources(files)
                let fresh = KconfigTree(loading: "Kconfig", dialect: dialect, environment: [:], answers: Silence()) {
                    sources.file(at: $0)
                }
                #expect(state.tree.faults == fresh.faults, "seed \(seed), state \(number)")
                #expect(
                    state.tree.confMessages().errors == fresh.confMessages().errors, "seed \(seed), state \(number)")
                var (first, second) = (Configuration(of: state.tree), Configuration(of: fresh))
                #expect(first.dotConfig() == second.dotConfig(), "seed \(seed), state \(number)")
                circles +=
                    fresh.faults.contains { if case .recursiveDependency = $0.kind { true } else { false } } ? 1 : 0
            }
        }
        #expect(resumed > 300 && (100..<600).contains(circles), "\(resumed) resumed, \(circles) with a circle")
    }

    /// A tree of four files, and what is made of it in six steps, each of which writes one or two of them anew.
    private static func series(_ random: inout SeededNumbers) -> [OverlayTree] {
        let top = "config MODULES\n\tbool \"M\"\n\tmodules\n" + folders.map { "source \"\($0)/Kconfig\"\n" }.joined()
        var files = ["Kconfig": TreeFile(mode: .regular, bytes: Array(top.utf8))]
        for folder in folders { files["\(folder)/Kconfig"] = file(folder, &random) }
        var trees = [OverlayTree(MemoryTree(name: "memory", files: files))]
        for _ in 0..<6 {
            var next = trees[trees.count - 1]
            for _ in 0...Int.random(in: 0..<2, using: &random) {
                // The last files most, so that there is something in front of them to be kept.
                let folder = folders[max(Int.random(in: 0..<4, using: &random), Int.random(in: 0..<4, using: &random))]
                next.set(file(folder, &random), at: "\(folder)/Kconfig")
            }
            trees.append(next)
        }
        return trees
    }

    private static func file(_ folder: String, _ random: inout SeededNumbers) -> TreeFile {
        var text = ""
        // Most files are as they should be; some begin with a line of the entry before, or say something of all others.
        if Int.random(in: 0..<20, using: &random) == 0 { text += "\tdepends on \(symbol(&random))\n" }
        if Int.random(in: 0..<20, using: &random) == 0 { text += "NAME := \(symbol(&random))\n" }
        let block = Int.random(in: 0..<8, using: &random)
        if block == 0 { text += "if \(symbol(&random))\n" }
        if block == 1 { text += "menu \"M\"\n\tdepends on \(symbol(&random))\n\tvisible if \(symbol(&random))\n" }
        if block == 2 { text += "choice\n\tprompt \"C\"\n" }
        for _ in 0...Int.random(in: 0..<4, using: &random) { text += entry(&random) }
        let isOpen = Int.random(in: 0..<6, using: &random) == 0
        if !isOpen { text += ["endif\n", "endmenu\n", "endchoice\n"].dropFirst(block).first ?? "" }
        return TreeFile(mode: .regular, bytes: Array(text.utf8))
    }

    private static func entry(_ random: inout SeededNumbers) -> String {
        var text = "config \(symbol(&random))\n\t\(Int.random(in: 0..<2, using: &random) == 0 ? "bool" : "tristate")"
        if Int.random(in: 0..<4, using: &random) > 0 { text += " \"P\"" }
        text += "\n"
        if Int.random(in: 0..<40, using: &random) == 0 { text += "\tmodules\n" }
        if Int.random(in: 0..<3, using: &random) == 0 { text += "\tdepends on \(condition(&random))\n" }
        if Int.random(in: 0..<5, using: &random) == 0 {
            text += "\tselect \(symbol(&random)) if \(condition(&random))\n"
        }
        if Int.random(in: 0..<6, using: &random) == 0 { text += "\timply \(symbol(&random))\n" }
        if Int.random(in: 0..<4, using: &random) == 0 { text += "\tdefault m if \(condition(&random))\n" }
        return text
    }

    private static func condition(_ random: inout SeededNumbers) -> String {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: "!\(symbol(&random))"
        case 1: "\(symbol(&random)) && m"
        case 2: "\(symbol(&random)) != \(symbol(&random))"
        case 3: "$(NAME) || \(symbol(&random))"
        default: symbol(&random)
        }
    }

    private static func symbol(_ random: inout SeededNumbers) -> String { "S\(Int.random(in: 0..<40, using: &random))" }
}

private struct Silence: ShellAnswers {
    func answer(to command: String) -> String? { nil }
}
