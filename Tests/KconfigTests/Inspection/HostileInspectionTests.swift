// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

/// Thousands of one thing, to be looked at.
@Suite(.timeLimit(.minutes(1))) struct HostileInspectionTests {
    @Test func tellsThousandsOfDefinitionsOfOneSymbol() throws {
        let count = 10_000
        let text = (0..<count).map { "config X\n\tbool \"x \($0)\"\n\tdefault y if \"\($0)\" = \"1\"\n" }.joined()
        let tree = SmallTree(text).load()
        let definitions = tree.definitions(of: try #require(tree.symbol("X")))
        #expect(definitions.count == count)
        #expect(definitions[count - 1].prompt == "x \(count - 1)")
        #expect(definitions[count - 1].line.line == 3 * count - 2)
        #expect(definitions[1].defaults.map(\.text) == ["default y if \"1\" = \"1\""])
    }

    @Test func tellsWhoSelectsEachOfThousands() throws {
        let count = 5_000
        let text = (0..<count).map { "config X\($0)\n\tbool \"x\"\n\tselect X\($0 + 1)\n" }.joined()
        let tree = SmallTree(text).load()
        let influences = Influences(of: tree)
        #expect(tree.definedSymbols.map { influences.selects(of: $0).count }.reduce(0, +) == count - 1)
        let last = try #require(tree.symbol("X\(count)"))
        #expect(influences.selects(of: last).map(\.line.line) == [3 * count])
        #expect(influences.implies(of: last).isEmpty)
        #expect(tree.firstDefinition(of: last) == nil)
        let place = tree.firstDefinition(of: try #require(tree.symbol("X1")))
        #expect(place?.line.line == 4)
        #expect(place?.prompt == "x")
    }

    @Test func findsLinesAtTheEndsOfAFile() {
        let file = KconfigFile(parsing: Array("config A\n\n  bool \\\n \"a\"\nconfig B".utf8))
        func line(_ number: Int) -> String { String(decoding: file.text(ofLine: number), as: UTF8.self) }
        #expect((0...6).map(line) == ["config A", "config A", "", "bool \"a\"", "\"a\"", "config B", ""])
        #expect(KconfigFile(parsing: []).text(ofLine: 1).isEmpty)
    }
}
