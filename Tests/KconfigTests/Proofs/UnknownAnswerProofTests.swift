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

    @Test func doubtsWhereAnAnswerCanBeAnything() throws {
        let tree = SmallTree("config A\n\tbool \"A\"\n\tdepends on $(shell,cat file)\n").load()
        let verdict = Prover(for: tree).canBe(try #require(tree.symbol("A")), .yes)
        #expect(verdict == .undecided(.unknownAnswer("cat file")))
    }
}
