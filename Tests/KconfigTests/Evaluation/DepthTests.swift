// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

/// Trees that nobody wrote: deeper than a stack, or without end.
@Suite struct DepthTests {
    private func chain(_ count: Int, last: String) -> String {
        (0..<count).map { "config S\($0)\n\tbool\n\tdefault S\($0 + 1)\n" }.joined() + last
    }

    @Test func computesAChainOfAnyLength() throws {
        let count = 50_000
        let tree = SmallTree(chain(count, last: "config S\(count)\n\tbool\n\tdefault y\n")).load()
        #expect(tree.faults.isEmpty)
        var configuration = Configuration(of: tree)
        let first = try #require(tree.symbol("S0"))
        #expect(configuration.value(of: first) == .yes)
        #expect(configuration.dotConfig().count { $0 == UInt8(ascii: "\n") } == count + 5)
    }

    @Test func knowsWhetherThereAreModulesAtTheEndOfAChain() throws {
        let count = 20_000
        let text =
            "config MODULES\n\tbool\n\tmodules\n\tdefault S0\nconfig T\n\ttristate\n\tdefault m\n"
            + chain(count, last: "config S\(count)\n\tbool\n\tdefault y\n")
        let tree = SmallTree(text).load()
        var configuration = Configuration(of: tree)
        #expect(configuration.value(of: try #require(tree.symbol("T"))) == .mod)
    }

    @Test func computesExpressionsOfAnyDepth() throws {
        let depth = 100_000
        let nested = String(repeating: "!(", count: depth) + "B" + String(repeating: ")", count: depth)
        let tree = SmallTree("config A\n\tbool\n\tdefault y if \(nested)\nconfig B\n\tdef_bool y\n").load()
        var configuration = Configuration(of: tree)
        #expect(configuration.value(of: try #require(tree.symbol("A"))) == .yes)
    }

    @Test func tellsACircleOfAnyLength() {
        let count = 20_000
        let tree = SmallTree(chain(count, last: "config S\(count)\n\tbool\n\tdefault S0\n")).load()
        guard case .recursiveDependency(let steps)? = tree.faults.first?.kind else {
            Issue.record("no circle in \(tree.faults.count) faults")
            return
        }
        #expect(steps.count == count + 1)
        var configuration = Configuration(of: tree)
        _ = configuration.dotConfig()
    }

    @Test func endsFilesThatSourceEachOtherWithoutEnd() {
        var tree = SmallTree("source \"0\"\n")
        for level in 0..<300 { tree.files["\(level)"] = "source \"\(level + 1)\"\n" }
        #expect(tree.load().faults.map(\.kind) == [.tooManyFiles])
    }

    @Test func endsMacrosThatExpandWithoutEnd() {
        let doubling = (0..<100).map { "a\($0) = $(a\($0 + 1))$(a\($0 + 1))\n" }.joined() + "$(info,$(a0))\n"
        #expect(SmallTree(doubling).load().faults.contains { $0.kind == .endlessExpansion })
        #expect(SmallTree("f = $(f,$(1)x)\n$(info,$(f,y))\n").load().faults.contains { $0.kind == .endlessExpansion })
    }

    @Test func readsReferencesThatNothingCloses() {
        let text = "a = " + String(repeating: "$(", count: 50_000) + "\nconfig A\n\tbool \"$(a)\"\n"
        #expect(SmallTree(text).load().faults.map(\.message).allSatisfy { $0.contains("lacks its ')'") })
    }
}
