// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

/// What becomes of `$(shell,…)` where nobody knows what the command prints.
struct UnknownAnswersTests {
    private static let functions = """
        if-success = $(shell,{ $(1); } >/dev/null 2>&1 && echo "$(2)" || echo "$(3)")
        success = $(if-success,$(1),y,n)
        failure = $(if-success,$(1),n,y)

        """

    private func tree(_ text: String, answers: [String: String] = [:]) -> KconfigTree {
        var tree = SmallTree(Self.functions + text)
        tree.answers = answers
        return tree.load()
    }

    private func config(_ tree: KconfigTree) -> [String] {
        var configuration = Configuration(of: tree)
        let text = String(decoding: configuration.dotConfig(), as: UTF8.self)
        return text.split(separator: "\n").dropFirst(4).map(String.init)
    }

    @Test func probesFail() {
        let tree = tree(
            """
            config A
            	def_bool $(success,probe)
            config B
            	def_bool $(failure,probe)
            config C
            	bool "C" if $(success,probe) = n
            	default y
            config D
            	bool "D" if $(success,probe)
            """)
        #expect(config(tree) == ["CONFIG_B=y", "CONFIG_C=y"])
        #expect(tree.faults.count { if case .unknownAnswer = $0.kind { true } else { false } } == 2)
    }

    @Test func makesOneFreeSymbolForACommand() throws {
        let tree = tree(
            """
            config A
            	def_bool $(success,probe) && !$(success,probe)
            config B
            	def_bool "$(success,probe)"
            """)
        #expect(tree.shellCalls.count == 1)
        #expect(tree.freeSymbols.count == 1)
        let free = try #require(tree.freeSymbols[0])
        #expect(tree.symbols[Int(free.index)].isFree)
        #expect(tree.symbols.filter(\.isFree).count == 1)
    }

    @Test func tellsWhichCommandIsAskedWhere() {
        let known = #"{ good; } >/dev/null 2>&1 && echo "y" || echo "n""#
        let unknown = #"{ bad; } >/dev/null 2>&1 && echo "y" || echo "n""#
        let tree = tree(
            "config A\n\tdef_bool $(success,good)\n\tdepends on $(success,bad)\nconfig B\n\tdef_bool $(success,bad)",
            answers: [known: "y\n"])
        #expect(
            tree.shellCalls == [
                ShellCall(command: known, path: "Kconfig", line: 5, answer: .known),
                ShellCall(command: unknown, path: "Kconfig", line: 6, answer: .unknown),
            ])
    }

    @Test func namesTheCommandsThatNeedAnUnknownAnswer() {
        let tree = tree("info := $(shell,version gcc)\nconfig A\n\tint\n\tdefault $(shell,set -- $(info) && echo $2)")
        #expect(tree.shellCalls.map(\.answer) == [.unknown, .unknownCommand])
        #expect(tree.shellCalls.last?.command == "set -- <unknown 0> && echo $2")
        #expect(config(tree) == ["CONFIG_A=0"])
    }

    @Test func fillsValuesThatMustBeSomething() {
        let tree = tree(
            """
            config I
            	int
            	default $(shell,version)
            config H
            	hex
            	default $(shell,version)
            config S
            	string
            	default "$(shell,version)"
            config T
            	string
            	default "of $(shell,version) and $(success,probe)"
            config R
            	int "R"
            	range $(shell,version) 7
            	default 9
            """)
        #expect(
            config(tree) == [
                "CONFIG_I=0", "CONFIG_H=0x0", "CONFIG_S=\"\"", "CONFIG_T=\"of  and n\"", "CONFIG_R=7",
            ])
    }

    @Test func letsNoFileDefineAFreeSymbol() {
        let tree = tree(
            """
            dollar := $
            config A
            	def_bool $(shell,a)
            config $(shell,a)
            	def_bool y
            config $(dollar)(shell,a)
            	def_bool y
            """)
        #expect(tree.symbols.filter(\.isFree).map(\.firstEntry) == [-1])
        #expect(config(tree).contains("CONFIG_A=y") == false)
    }

    @Test func takesBytesThatLookLikeAMarkForText() {
        var files = SmallTree("")
        files.files = [:]
        var elaborator = Elaborator(environment: [:], answers: NoAnswers())
        let mark: [UInt8] = [0xff, 0x39, 0xfe]
        let hostile = Array("config A\n\tdef_bool y\n\tdepends on \"".utf8) + mark + Array("\" != \"\"\n".utf8)
        elaborator.load("Kconfig") { _, _, _, _ in KconfigFile(parsing: hostile) }
        elaborator.tree.finalize()
        #expect(elaborator.tree.freeSymbols.isEmpty)
        #expect(config(elaborator.tree) == ["CONFIG_A=y"])
    }

    @Test func readsTheOutcomesOfAProbe() {
        func outcomes(_ command: String) -> [String]? {
            ShellCall(command: command, path: "", line: 1, answer: .unknown).outcomes.map { [$0.success, $0.failure] }
        }
        #expect(outcomes(#"{ a; } >/dev/null 2>&1 && echo "-m32" || echo """#) == ["-m32", ""])
        #expect(outcomes(#"{ a; } >/dev/null 2>&1 && echo "$x" || echo """#) == nil)
        #expect(outcomes("echo y") == nil)
        #expect(outcomes("") == nil)
    }
}

private struct NoAnswers: ShellAnswers {
    func answer(to command: String) -> String? { nil }
}
