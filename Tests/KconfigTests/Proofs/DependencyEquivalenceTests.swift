// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

struct DependencyEquivalenceTests {
    private static func tree(_ dependency: String) -> KconfigTree {
        let symbols = "config A\n\tbool \"A\"\nconfig B\n\ttristate \"B\"\nconfig N\n\tint \"N\"\n"
        return SmallTree(symbols + "config X\n\tbool \"X\"\n\tdepends on \(dependency)\n").load()
    }

    private static func isProved(_ before: String, _ after: String) throws -> Bool? {
        let trees = (tree(before), tree(after))
        let change = try #require(TreeComparison(before: trees.0, after: trees.1).changed.first)
        var equivalence = DependencyEquivalence(before: trees.0, after: trees.1)
        return equivalence.isProved(of: change)
    }

    @Test(arguments: [
        ("A && B", "B && A"), ("!(A && B)", "!A || !B"), ("A", "!!A"), ("A = y", "A"), ("A != n", "A"),
        ("N = 3 && A", "A && N = 3"), ("A || B", "(A || B) && (A || B || NOWHERE)"), ("B", "B && (A || !A)"),
        ("N != 3", "!(N = 3)"), ("B", "B && (B || !B)"),
    ])
    func provesWhatIsTheSame(_ before: String, _ after: String) throws {
        #expect(try Self.isProved(before, after) == true)
    }

    @Test(arguments: [
        ("A && B", "A || B"), ("B", "B = y"), ("B != n", "B"), ("N = 3", "N = 4"), ("A", "A && NOWHERE"),
    ])
    func provesNothingElse(_ before: String, _ after: String) throws {
        #expect(try Self.isProved(before, after) == false)
    }
}
