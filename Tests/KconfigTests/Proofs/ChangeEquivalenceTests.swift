// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

struct ChangeEquivalenceTests {
    private static func tree(_ dependency: String) -> KconfigTree {
        let symbols = "config A\n\tbool \"A\"\nconfig B\n\ttristate \"B\"\nconfig N\n\tint \"N\"\n"
        return SmallTree(symbols + "config X\n\tbool \"X\"\n\tdepends on \(dependency)\n").load()
    }

    private static func isProved(_ before: String, _ after: String) throws -> Bool? {
        let trees = (tree(before), tree(after))
        let change = try #require(TreeComparison(before: trees.0, after: trees.1).changed.first)
        var equivalence = ChangeEquivalence(before: trees.0, after: trees.1)
        return equivalence.isProved(of: .dependencies, change)
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
        ("A = N", "A = \"N\""), ("A && B", "A || B"), ("B", "B = y"), ("B != n", "B"), ("N = 3", "N = 4"),
        ("A", "A && NOWHERE"),
    ])
    func provesNothingElse(_ before: String, _ after: String) throws {
        #expect(try Self.isProved(before, after) == false)
    }

    /// Each line of X in turn, before and after, and whether it means the same.
    @Test(arguments: [
        ("default A && B", "default B && A", TreeComparison.Aspect.defaults, true),
        ("default A if B", "default A if !B", .defaults, false),
        ("default A", "default B", .defaults, false),
        ("select A if A && B", "select A if B && A", .selects, true),
        ("select A if B", "select A if B = y", .selects, false),
        ("imply A", "imply B", .implies, false),
    ])
    func tellsOfOtherLines(
        _ before: String, _ after: String, _ aspect: TreeComparison.Aspect, _ isSame: Bool
    ) throws {
        let trees = [before, after].map { line in
            SmallTree("config A\n\tbool \"A\"\nconfig B\n\ttristate \"B\"\nconfig X\n\tbool \"X\"\n\t\(line)\n").load()
        }
        let changes = TreeComparison(before: trees[0], after: trees[1]).changed
        let change = try #require(changes.first { $0.aspects.contains(aspect) })
        var equivalence = ChangeEquivalence(before: trees[0], after: trees[1])
        #expect(equivalence.isProved(of: aspect, change) == isSame)
    }

    @Test func aTristateIsNoBool() throws {
        let trees = [("bool", "Z"), ("tristate", "Z != n")].map { type, needed in
            SmallTree("config Z\n\t\(type) \"Z\"\nconfig X\n\ttristate \"X\"\n\tdepends on \(needed)\n").load()
        }
        let changes = TreeComparison(before: trees[0], after: trees[1]).changed
        let change = try #require(changes.first { $0.aspects == [.dependencies] })
        var equivalence = ChangeEquivalence(before: trees[0], after: trees[1])
        #expect(equivalence.isProved(of: .dependencies, change) == false)
    }
}
