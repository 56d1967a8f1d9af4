// SPDX-License-Identifier: GPL-2.0-only

import SAT
import Testing

@testable import Kconfig

/// Thousands of one thing: what is asked about them is told in time, or it is told that it can't be.
@Suite(.timeLimit(.minutes(1))) struct HostileProofTests {
    private func switches(_ count: Int) -> String {
        (0..<count).map { "config C\($0)\n\tbool \"c\"\n" }.joined()
    }

    private func verdicts(on text: String, limits: Prover.Limits = Prover.Limits()) -> [Verdict] {
        let tree = SmallTree(text).load()
        let prover = Prover(for: tree, limits: limits)
        return tree.attributes(of: .select).map { prover.unmetSelect($0) }
    }

    @Test func encodesAChoiceOfThousands() throws {
        let count = 10_000
        let text =
            "choice\n\tprompt \"c\"\n"
            + (0..<count).map { "config M\($0)\n\tbool \"m\"\n" }.joined() + "endchoice\n"
        var encoding = Encoding(of: SmallTree(text).load())
        let first = try #require(encoding.tree.symbol("M0"))
        let last = try #require(encoding.tree.symbol("M\(count - 1)"))
        let values = [encoding.value(of: first).yes, encoding.value(of: last).yes]
        let solver = encoding.gates.solver
        #expect(solver.clauseCount < 20 * count)
        #expect(values.map { solver.solve(assuming: [$0]) } == [.satisfiable, .satisfiable])
        #expect(solver.solve(assuming: values) == .unsatisfiable)
        let none = encoding.tree.choiceMembers.values.joined().map { !encoding.value(of: $0).yes }
        #expect(solver.solve(assuming: none) == .unsatisfiable)
    }

    @Test func takesTheMembersOfAChoiceOfThousands() throws {
        let count = 10_000
        let text =
            "choice\n\tprompt \"c\"\n"
            + (0..<count).map { "config M\($0)\n\tbool \"m\"\n" }.joined() + "endchoice\n"
        let tree = SmallTree(text).load()
        var configuration = Configuration(of: tree)
        let members = tree.definedSymbols
        configuration.take(members.map { UserSetting(symbol: $0, value: .tristate(.yes)) })
        #expect(configuration.value(of: try #require(members.last)) == .yes)
        #expect(configuration.memberOrder.values.first == members.reversed())
    }

    @Test func takesTheDefaultsOfANumberOneByOne() {
        let count = 3_000
        let text =
            switches(count) + "config I\n\tint \"i\"\n"
            + (0..<count).map { "\tdefault \($0) if C\($0)\n" }.joined()
            + "config S\n\tbool \"s\"\n\tselect T if I = 5\nconfig T\n\tbool\n\tdepends on C0\n"
        let tree = SmallTree(text).load()
        let prover = Prover(for: tree)
        #expect(tree.attributes(of: .select).map { prover.unmetSelect($0) }.contains { $0.isViolated })
        #expect(prover.statistics.clauses < 100 * count)
    }

    @Test func refusesNumbersWithTooManyValues() {
        let count = 3_000
        let ranges =
            switches(count) + "config I\n\tint \"i\"\n"
            + (0..<count).map { "\trange \($0) \($0 + count) if C\($0)\n" }.joined()
            + "config S\n\tbool \"s\"\n\tselect T if I = 5\nconfig T\n\tbool\n\tdepends on C0\n"
        #expect(verdicts(on: ranges) == [.undecided(.tooManyValues)])
        let ints =
            "config I\n\tint \"i\"\nconfig J\n\tint \"j\"\n"
            + (0..<count).map { "config C\($0)\n\tbool\n\tdepends on I = \($0)\n" }.joined()
            + "config S\n\tbool \"s\"\n\tselect T if I < J\nconfig T\n\tbool\n\tdepends on I != 7\n"
        #expect(verdicts(on: ints) == [.undecided(.tooManyValues)])
    }

    @Test func comparesANumberWithHundreds() throws {
        let count = 300
        let text =
            "config I\n\tint \"i\"\n"
            + (0..<count).map { "config S\($0)\n\tbool \"s\"\n\tdepends on I > \($0 * 3)\n" }.joined()
            + (0..<count).map { "config L\($0)\n\tbool \"l\"\n\tdepends on I <= \($0 * 3 + 1)\n" }.joined()
        let tree = SmallTree(text).load()
        let prover = Prover(for: tree)
        func canBe(_ names: String...) throws -> Possibility {
            prover.canBe(try names.map { WantedValue(try #require(tree.symbol($0)), .yes) })
        }
        #expect(try canBe("S200", "L199") == .never)
        #expect(try canBe("S200", "L200").isPossible)
        #expect(try canBe("S0", "S\(count - 1)").isPossible)
        #expect(try canBe("S\(count - 1)", "L0") == .never)
        // What comparisons have in common they share.
        #expect(prover.statistics.clauses < 30 * count)
    }

    @Test func spendsNoMoreThanItMay() {
        let count = 300
        let text =
            switches(count)
            + (0..<count).map { "config X\n\tbool \"x\"\n\tdepends on C\($0)\n\tselect T if C\(count - 1 - $0)\n" }
            .joined() + "config T\n\tbool\n\tdepends on C1 && C2\n"
        var limits = Prover.Limits()
        limits.steps = 1_000_000
        let tree = SmallTree(text).load()
        let prover = Prover(for: tree, limits: limits)
        let verdicts = tree.attributes(of: .select).map { prover.unmetSelect($0) }
        #expect(verdicts.first?.isViolated == true)
        #expect(verdicts.last == .undecided(.workLimit))
        #expect(prover.statistics.steps < 2 * limits.steps)
        let questions = tree.attributes(of: .select).map { Question.unmetSelect($0) }
        let existences = Prover(for: tree, limits: limits).existences(of: questions)
        #expect(!existences.contains(.never))
    }

    @Test func tellsAWitnessThatItHasNoTimeToShorten() throws {
        let count = 100
        let text =
            switches(count) + "config X\n\tbool \"x\"\n" + (0..<count).map { "\tdepends on C\($0)\n" }.joined()
        let tree = SmallTree(text).load()
        var limits = Prover.Limits()
        limits.steps = 1
        let symbol = try #require(tree.symbol("X"))
        let answers = [limits, Prover.Limits()].map { Prover(for: tree, limits: $0).canBe(symbol, .yes) }
        #expect(answers.map { $0.witness?.isSmallest } == [nil, true])
        limits.steps = 5_000
        let witness = Prover(for: tree, limits: limits).canBe(symbol, .yes).witness
        #expect(witness?.isSmallest == false)
        #expect(witness?.settings.count == count + 1)
    }

    @Test func tellsOfManyCirclesOnlySome() {
        let count = 2_000
        let text =
            (0..<count).map { "config S\($0)\n\tbool \"s\"\n\tdepends on S\($0 + 1)\n" }.joined()
            + "config S\(count)\n\tbool \"s\"\n" + (0..<count).map { "\tdefault y if B\($0)\n" }.joined()
            + (0..<count).map { "config B\($0)\n\tbool \"b\"\n\tdepends on S0\n\tselect S0\n" }.joined()
        let verdicts = verdicts(on: text)
        #expect(verdicts.count == count)
        #expect(verdicts.suffix(count - 1000).allSatisfy { $0 == verdicts.last })
        #expect(!verdicts.contains(.holds))
    }

    @Test func findsTheGroupsOfAChainOfNumbers() {
        let count = 50_000
        let text =
            (0..<count).reversed().map { "config I\($0)\n\tint \"i\"\n\tdefault I\($0 + 1)\n" }.joined()
            + "config I\(count)\n\tint \"i\"\n\tdefault 7\n"
        var tree = SmallTree(text).load()
        var candidates = TextCandidates(of: tree)
        for id in tree.definedSymbols { _ = candidates.mostTexts(of: id) }
        let first = tree.definedSymbols[0]
        let texts = candidates.texts(of: first, in: &tree).map { Array(tree.names.bytes(of: Int($0))) }
        #expect(texts.contains(Array("7".utf8)))
    }

    @Test func givesUpOnDependenciesThatAreTooMany() throws {
        let count = 300
        func text(_ first: String) -> String {
            "config A\n\tbool \"a\"\nconfig B\n\tbool \"b\"\nif \(first)\n"
                + (0..<count).map { "config S\($0)\n\tbool \"s\"\nif S\($0)\n" }.joined()
                + String(repeating: "endif\n", count: count + 1)
        }
        let trees = (SmallTree(text("A && B")).load(), SmallTree(text("B && A")).load())
        let changes = TreeComparison(before: trees.0, after: trees.1).changed
        #expect(changes.count == count)
        var equivalence = ChangeEquivalence(before: trees.0, after: trees.1, steps: 10_000)
        let answers = changes.map { equivalence.isProved(of: .dependencies, $0) }
        #expect(answers.first == true)
        #expect(answers.last == .some(nil))
    }
}

extension Verdict {
    var isViolated: Bool { if case .violated = self { true } else { false } }
}

extension Possibility {
    fileprivate var witness: Witness? { if case .possible(let witness) = self { witness } else { nil } }
    fileprivate var isPossible: Bool { witness != nil }
}
