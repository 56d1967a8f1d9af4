// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

@Suite struct UnknownAnswerProofTests {
    private static let macro = #"success = $(shell,{ $(1); } >/dev/null 2>&1 && echo "y" || echo "n")"# + "\n"

    @Test func provesForEachAnswerOfAProbe() throws {
        let tree = SmallTree(
            Self.macro + "config A\n\tdef_bool $(success,probe)\n\tselect B\nconfig B\n\tbool\n\tdepends on C\n"
                + "config C\n\tbool \"C\"\n\tdefault y\nconfig D\n\tdef_bool y\n\tselect E if $(success,probe)\n"
                + "config E\n\tbool\n\tdepends on A\n"
        ).load()
        let prover = Prover(for: tree)
        let verdicts = tree.attributes(of: .select).map { prover.unmetSelect($0) }
        guard case .violated(let witness) = verdicts[0] else {
            Issue.record("\(verdicts[0])")
            return
        }
        #expect(witness.fragment == ["# CONFIG_C is not set"])
        #expect(witness.answers.map(\.value) == ["y"])
        #expect(verdicts[1] == .holds)
    }

    @Test func letsAnAnswerBeAnything() throws {
        let tree = SmallTree("config A\n\tbool \"A\"\n\tdepends on $(shell,cat file)\n").load()
        let possibility = Prover(for: tree).canBe(try #require(tree.symbol("A")), .yes)
        guard case .possible(let witness) = possibility else {
            Issue.record("\(possibility)")
            return
        }
        #expect(witness.fragment == ["CONFIG_A=y"])
        #expect(["m", "y"].contains(witness.answers.first?.value))
        #expect(witness.answers.map(\.name) == ["$(shell,cat file)"])
    }

    @Test func comparesAVersionThatIsNotKnown() throws {
        let tree = SmallTree(
            "config VERSION\n\tint\n\tdefault $(shell,version)\nconfig NEW\n\tbool\n\tdepends on VERSION >= 90000\n"
                + "config A\n\tbool \"A\"\n\tselect NEW\nconfig B\n\tbool \"B\"\n\tselect NEW if VERSION > 90000\n"
                + "config C\n\tbool \"C\"\n\tdepends on VERSION != 90000\n\tselect NEW if VERSION > 89999\n"
        ).load()
        let prover = Prover(for: tree)
        let verdicts = tree.attributes(of: .select).map { prover.unmetSelect($0) }
        guard case .violated(let witness) = verdicts[0] else {
            Issue.record("\(verdicts[0])")
            return
        }
        #expect(witness.fragment == ["CONFIG_A=y"])
        #expect(Array(verdicts.dropFirst()) == [.holds, .holds])
        let wanted = [("C", Tristate.yes), ("NEW", .no), ("B", .yes)].compactMap { name, value in
            tree.symbol(name).map { WantedValue($0, value) }
        }
        guard case .possible(let below) = prover.canBe(wanted) else {
            Issue.record("below")
            return
        }
        #expect(below.answers.isEmpty)
        let a = try #require(tree.symbol("A"))
        let above = prover.canBe(wanted.map { WantedValue($0.symbol, .yes) } + [WantedValue(a, .no)])
        guard case .possible(let witness) = above, let version = witness.answers.first.flatMap({ Int($0.value) }) else {
            Issue.record("\(above)")
            return
        }
        #expect(version > 90000)
    }

    @Test func tellsTheAnswerThatATextIsComparedWith() throws {
        let tree = SmallTree(
            "config CC\n\tdef_bool \"$(shell,name)\" = \"gcc\"\nconfig A\n\tbool \"A\"\n\tdepends on \"$(shell,name)\" = \"clang\"\n"
                + "config T\n\tstring\n\tdefault \"$(shell,name)\"\nconfig N\n\tdef_bool T = \"\"\n"
        ).load()
        let prover = Prover(for: tree)
        let cc = try #require(tree.symbol("CC"))
        let a = try #require(tree.symbol("A"))
        let n = try #require(tree.symbol("N"))
        guard case .possible(let witness) = prover.canBe(a, .yes) else {
            Issue.record("A can't be")
            return
        }
        #expect(witness.answers.map(\.value) == ["clang"])
        #expect(prover.canBe([WantedValue(a, .yes), WantedValue(cc, .yes)]) == .never)
        #expect(prover.canBe([WantedValue(a, .yes), WantedValue(n, .yes)]) == .never)
        #expect(prover.canBe([WantedValue(cc, .no), WantedValue(n, .no)]) != .never)
    }
}
