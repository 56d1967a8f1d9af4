// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

@Suite struct ProverTests {
    private static let modules = "config MODULES\n\tbool \"Modules\"\n\tmodules\n"

    /// What a prover says of the first `select` of a tree that holds `text`.
    private func unmetSelect(_ text: String) throws -> Verdict {
        let tree = SmallTree(text).load()
        try #require(tree.canBeEvaluated, "\(tree.faults)")
        return Prover(for: tree).unmetSelect(try #require(tree.attributes(of: .select).first))
    }

    private func fragment(_ verdict: Verdict) -> [String]? {
        if case .violated(let witness) = verdict { witness.fragment } else { nil }
    }

    @Test func findsASelectWhoseTargetCanBeUnmet() throws {
        let text = """
            config A
            \tbool "A"
            \tselect B
            config B
            \tbool "B"
            \tdepends on C
            config C
            \tbool "C"
            \tdefault y
            config D
            \tbool "D"
            """
        #expect(fragment(try unmetSelect(text + "\n")) == ["CONFIG_A=y", "# CONFIG_C is not set"])
        let met = text.replacing("select B", with: "depends on C\n\tselect B")
        #expect(try unmetSelect(met + "\n") == .holds)
    }

    @Test func tellsAModuleFromWhatIsBuiltIn() throws {
        let text =
            Self.modules + "config A\n\ttristate \"A\"\n\tselect B\nconfig B\n\ttristate\n\tdepends on C\n"
            + "config C\n\ttristate \"C\"\n"
        #expect(fragment(try unmetSelect(text + "\tdefault m\n"))?.contains("CONFIG_A=y") == true)
        let bounded = text.replacing("select B", with: "depends on C\n\tselect B")
        #expect(try unmetSelect(bounded) == .holds)
        let loose = text.replacing("select B", with: "depends on C != n\n\tselect B")
        let found = try #require(fragment(try unmetSelect(loose)))
        #expect(found == ["CONFIG_MODULES=y", "CONFIG_A=y", "CONFIG_C=m"])
    }

    @Test func namesTheSymbolsOfACircle() throws {
        let verdict = try unmetSelect(
            "config A\n\tbool \"A\"\n\tselect B\nconfig B\n\tbool \"B\"\n\tdepends on C\nconfig C\n\tbool \"C\" if A || B\n"
        )
        guard case .undecided(.recursion(let circle)) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(circle.count == 2)
    }

    /// A has no line that makes it anything but `n`, and `conf` refuses the tree nevertheless.
    @Test func saysNothingOfACircleThatNoValueNeeds() throws {
        let text =
            "config A\n\tbool\n\tdepends on !M\nconfig FREE\n\tbool \"Free\"\n"
            + "choice\n\ttristate\n\tprompt \"Choice\"\n"
            + "config L\n\ttristate \"L\"\nconfig M\n\ttristate \"M\"\n\tdepends on A\nendchoice\n"
        try expectCircle(SmallTree(text, KernelVersion(6, 1)).load())
        let plain = text.replacing("\ttristate\n", with: "").replacing("tristate", with: "bool")
        try expectCircle(SmallTree(plain).load())
        let byDefault = plain.replacing("\tdepends on A\n", with: "")
            .replacing("Choice\"\n", with: "Choice\"\n\tdefault M if A\n")
        try expectCircle(SmallTree(byDefault).load())
    }

    private func expectCircle(_ tree: KconfigTree) throws {
        try #require(!tree.faults.isEmpty)
        for name in ["A", "L", "M"] {
            let answer = Prover(for: tree).canBe(try #require(tree.symbol(name)), .yes)
            guard case .undecided(.recursion) = answer else {
                Issue.record("\(name): \(answer)")
                continue
            }
        }
        guard case .possible = Prover(for: tree).canBe(try #require(tree.symbol("FREE")), .yes) else {
            Issue.record("FREE stands in no circle")
            return
        }
    }

    /// A number with an empty range is what `conf` makes of its default: the rest is as it would be without it.
    @Test(arguments: [("range 5 2", 5), ("default 9\n\trange 5 2", 2), ("range 5 M", 5)])
    func provesBesideAnEmptyRange(_ range: String, _ value: Int) throws {
        func verdict(_ other: Int) throws -> Verdict {
            try unmetSelect(
                "config A\n\tbool \"A\" if N = \(other)\n\tselect B\nconfig B\n\tbool\n\tdepends on C\nconfig C\n"
                    + "\tbool \"C\"\nconfig M\n\tint \"M\"\n\trange 1 2\nconfig N\n\tint \"N\"\n\t\(range)\n")
        }
        #expect(try verdict(value).isViolated)
        #expect(try verdict(3) == .holds)
    }

    @Test func saysWhatCanNeverBe() throws {
        let tree = SmallTree(
            """
            config A
            \tbool "A" if Y
            \tdefault y if !Y
            \tdefault n
            \tdefault y
            config X
            \tbool "X"
            config Y
            \tbool
            choice
            \tprompt "One"
            config K
            \tbool "K"
            \tdepends on X && !X
            endchoice
            """ + "\n"
        ).load()
        let prover = Prover(for: tree)
        let symbols = try ["A", "X", "Y"].map { try #require(tree.symbol($0)) }
        #expect(prover.canBe(symbols[2], .yes) == .never)
        #expect(prover.canBe(symbols[0], .no) == .never)
        #expect(prover.canBe(symbols[1], .no) == .possible(Witness([])))
        let prompts = tree.attributes(of: .prompt).filter { $0.symbol == symbols[0] }
        #expect(prompts.map { prover.canBeSeen($0) } == [.never])
        #expect(tree.attributes(of: .defaultValue).map { prover.canApply($0) == .never } == [false, true, true])
        #expect(tree.attributes(of: .choice).map { prover.canBeEmpty($0) } == [.possible(Witness([]))])
        let questions =
            symbols.map { Question.set($0) } + symbols.map { .value($0, .no) } + prompts.map { .use($0) }
            + tree.attributes(of: .defaultValue).map { .use($0) }
            + tree.attributes(of: .choice).map { .emptyChoice($0) }
        let expected: [Existence] = [
            .some, .some, .never, .never, .some, .some, .never, .some, .never, .never, .some,
        ]
        #expect(questions.map { prover.existence(of: $0) } == expected)
        #expect(Prover(for: tree).existences(of: questions) == expected)
        #expect(prover.statistics.unconfirmed == 0)
    }
}
