// SPDX-License-Identifier: GPL-2.0-only

import SourceTrees
import Testing

@testable import Kconfig

/// What is put together from the state before in part is what a load from the beginning makes of the files.
struct StageTests {
    private static let names = ["a", "b", "c", "d"]

    /// A tree of four files that source each other in turn, two of them twice, and one that is not there.
    private static var base: MemoryTree {
        var files = ["Kconfig": file(names.map { "source \"\($0)/Kconfig\"\n" }.joined())]
        files["Makefile"] = file("")
        for (name, next) in zip(names, ["$(NEXT)", "d", "missing", "e"]) {
            files["\(name)/Kconfig"] = file(text(name, 0) + "source \"\(next)/Kconfig\"\n" + text(name + "X", 0))
        }
        return MemoryTree(name: "memory", files: files)
    }

    private static func file(_ text: String) -> TreeFile { TreeFile(mode: .regular, bytes: Array(text.utf8)) }

    /// Lines in which the symbols of all files meet, and that set a variable which counts them.
    private static func text(_ name: String, _ state: Int) -> String {
        let symbol = name.uppercased()
        return """
            COUNT += \(symbol)\(state)
            config \(symbol)
            \ttristate "\(symbol) $(COUNT)"
            \tdefault m if D\(state) || C != A
            \tselect B if !C
            config C
            \tbool
            \tdepends on \(symbol)\(state) || !AX

            """
    }

    @Test(arguments: [
        ["d"], ["d", "d", "d"], ["c", "d", "c", "d"], ["a", "d", "d"], ["d", "a", "d"], ["missing", "d", "missing"],
        ["d", "e", "e", "d"], ["b", "Makefile", "b"], ["Kconfig", "c", "b", "d", "c"], ["-c", "d", "c"],
    ])
    func equalsALoadFromTheBeginning(changes: [String]) throws {
        var trees = [OverlayTree(Self.base)]
        for (number, change) in changes.enumerated() {
            var next = trees[number]
            let name = change.hasPrefix("-") ? String(change.dropFirst()) : change
            let path = name.utf8.count > 7 || name == "Kconfig" ? name : name + "/Kconfig"
            let old = try next.file(at: path).map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
            let new = old + Self.text(name == "Kconfig" ? "TOP" : name, number + 1)
            next.set(change.hasPrefix("-") ? nil : Self.file(new), at: path)
            trees.append(next)
        }
        let environment = ["NEXT": "c"]
        let states = try KconfigStates(of: trees, decides: { $0 == "Makefile" }) { sources in
            KconfigTree(loading: "Kconfig", of: &sources, environment: environment, answers: NoAnswers())
        }.states
        for (state, files) in zip(states, trees) {
            var sources = KconfigSources(files)
            let fresh = KconfigTree(loading: "Kconfig", environment: environment, answers: NoAnswers()) {
                sources.file(at: $0)
            }
            #expect(state.tree.faults == fresh.faults)
            #expect(state.tree.files.map(\.path) == fresh.files.map(\.path))
            var (first, second) = (Configuration(of: state.tree), Configuration(of: fresh))
            #expect(first.dotConfig() == second.dotConfig())
            let index = try SymbolIndex(of: &sources)
            #expect(state.index.names == index.names && state.index.count == index.count)
            for name in index.names {
                #expect(state.index.places(of: name.utf8) == index.places(of: name.utf8))
                #expect(state.index.canBeSet(name.utf8) == index.canBeSet(name.utf8))
            }
        }
    }

    /// A block that does not end takes in what follows in files that nobody changed.
    @Test func findsACircleByABlockThatDoesNotEnd() throws {
        let files = [
            "Kconfig": Self.file(
                "config MODULES\n\tmodules\n" + ["a", "b", "c"].map { "source \"\($0)/Kconfig\"\n" }.joined()),
            "a/Kconfig": Self.file("config A\n\tbool \"A\"\n\tdepends on C\n"),
            "b/Kconfig": Self.file("config B\n\tbool \"B\"\n"),
            "c/Kconfig": Self.file("config C\n\tbool \"C\"\n"),
        ]
        var next = OverlayTree(MemoryTree(name: "memory", files: files))
        next.set(Self.file("if A\nconfig B\n\tbool \"B\"\n"), at: "b/Kconfig")
        let trees = [OverlayTree(MemoryTree(name: "memory", files: files)), next]
        let states = try KconfigStates(of: trees, decides: { _ in false }) { sources in
            KconfigTree(loading: "Kconfig", of: &sources, environment: [:], answers: NoAnswers())
        }.states
        let kinds = states.map { $0.tree.faults.map(\.kind) }
        #expect(
            kinds.map { $0.contains { if case .recursiveDependency = $0 { true } else { false } } } == [false, true])
    }

    @Test func asksForNoAnswerInFrontOfTheChangeAgain() throws {
        var files = Self.base.files
        files["a/Kconfig"] = Self.file("config A\n\tdef_bool $(shell,a)\n")
        files["d/Kconfig"] = Self.file("config D\n\tdef_bool $(shell,d)\n")
        var trees = [OverlayTree(MemoryTree(name: "memory", files: files))]
        for number in 1...3 {
            var next = trees[number - 1]
            let text = "config D\(number)\n\tdef_bool $(shell,\(number == 3 ? "e" : "d"))\n"
            next.set(Self.file(text), at: number == 3 ? "a/Kconfig" : "d/Kconfig")
            trees.append(next)
        }
        var asked: [[String]] = []
        _ = try KconfigStates(of: trees, decides: { _ in false }) { sources in
            let answers = AskedAnswers()
            let tree = KconfigTree(loading: "Kconfig", of: &sources, environment: [:], answers: answers)
            asked.append(answers.commands)
            return tree
        }
        #expect(asked == [["a", "d"], ["d"], ["d"], ["e", "d"]])
    }
}

private final class AskedAnswers: ShellAnswers {
    var commands: [String] = []

    func answer(to command: String) -> String? {
        commands.append(command)
        return "y"
    }
}

private struct NoAnswers: ShellAnswers {
    func answer(to command: String) -> String? { nil }
}
