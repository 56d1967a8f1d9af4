// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

@Suite struct ModesTests {
    private static let tree = SmallTree(
        """
        config MODULES
        \tbool "Modules"
        \tmodules
        \tdefault y
        config A
        \ttristate "A"
        config B
        \ttristate "B"
        \tdepends on A
        config C
        \tbool "C"
        \tdefault y
        config D
        \tbool "D"
        \tselect A
        config N
        \tint "N"
        \trange 2 9
        \tdefault 4
        choice
        \tprompt "Pick"
        config P
        \tbool "P"
        config Q
        \tbool "Q"
        endchoice

        """)

    private func configuration(_ text: String = "") -> Configuration {
        var configuration = Configuration(of: Self.tree.load())
        _ = configuration.take(ConfigLines(parsing: Array(text.utf8)))
        return configuration
    }

    private func lines(_ configuration: Configuration) -> [String] {
        var configuration = configuration
        return String(decoding: configuration.dotConfig(), as: UTF8.self).split(separator: "\n").dropFirst(4)
            .map(String.init)
    }

    @Test func leavesWhatTheUserHasSet() {
        var all = configuration("CONFIG_A=m\nCONFIG_Q=y\n")
        all.setNewSymbols(to: .yes)
        #expect(
            lines(all) == [
                "CONFIG_MODULES=y", "CONFIG_A=y", "CONFIG_B=y", "CONFIG_C=y", "CONFIG_D=y", "CONFIG_N=4",
                "# CONFIG_P is not set", "CONFIG_Q=y",
            ])
        var none = configuration("CONFIG_A=m\n")
        none.setNewSymbols(to: .no)
        #expect(lines(none).prefix(3) == ["# CONFIG_MODULES is not set", "CONFIG_A=y", "# CONFIG_B is not set"])
    }

    @Test func rewritesTristatesThatAreSet() {
        var changed = configuration("CONFIG_A=y\nCONFIG_B=m\nCONFIG_C=y\n")
        changed.rewriteTristates(.yes, to: .mod)
        #expect(lines(changed).prefix(4) == ["CONFIG_MODULES=y", "CONFIG_A=m", "CONFIG_B=m", "CONFIG_C=y"])
        changed.rewriteTristates(.mod, to: .no)
        #expect(lines(changed).prefix(3) == ["CONFIG_MODULES=y", "# CONFIG_A is not set", "CONFIG_C=y"])
        var without = configuration("# CONFIG_MODULES is not set\nCONFIG_A=y\n")
        without.rewriteTristates(.yes, to: .no)
        #expect(lines(without)[1] == "CONFIG_A=y")
    }

    @Test func savesWhatIsNotTheDefaultOnly() {
        var configuration = configuration("CONFIG_A=m\n# CONFIG_C is not set\nCONFIG_N=99\nCONFIG_Q=y\n")
        var saved = configuration.minimalConfig()
        #expect(
            String(decoding: saved, as: UTF8.self)
                == "CONFIG_A=m\n# CONFIG_C is not set\nCONFIG_N=9\nCONFIG_Q=y\n")
        // What D selects is no choice of the user's, and P is chosen without a word.
        configuration = self.configuration("CONFIG_A=y\nCONFIG_D=y\nCONFIG_P=y\nCONFIG_N=4\n")
        saved = configuration.minimalConfig()
        #expect(String(decoding: saved, as: UTF8.self) == "CONFIG_D=y\n")
    }

    @Test func setsWhatIsAllowedOnly() throws {
        var configuration = configuration("CONFIG_D=y\nCONFIG_A=m\n")
        let a = try #require(configuration.tree.symbol("A"))
        let b = try #require(configuration.tree.symbol("B"))
        let n = try #require(configuration.tree.symbol("N"))
        let answers = [
            configuration.set(a, to: .no), configuration.set(a, to: .yes), configuration.set(b, to: .mod),
            configuration.set(n, to: "1".utf8), configuration.set(n, to: "10".utf8),
            configuration.set(n, to: "05".utf8), configuration.set(n, to: "".utf8), configuration.set(n, to: "9".utf8),
        ]
        // D, a bool, selects A, so that it can be nothing but y.
        #expect(answers == [false, false, true, false, false, false, false, true])
        #expect(lines(configuration).contains("CONFIG_B=m") && lines(configuration).contains("CONFIG_N=9"))
    }

    @Test func randomizesByTheSeedAlone() {
        var seen: Set<[String]> = []
        for seed in UInt64(0)..<60 {
            var first = configuration()
            first.randomize(seed: seed)
            var second = configuration()
            second.randomize(seed: seed)
            #expect(lines(first) == lines(second))
            let written = first.dotConfig()
            var again = configuration()
            _ = again.load(ConfigLines(parsing: written))
            let isChanged = again.isChanged
            let rewritten = again.dotConfig()
            #expect(!isChanged && rewritten == written, "seed \(seed)")
            seen.insert(lines(first))
        }
        for line in ["CONFIG_A=y", "CONFIG_A=m", "# CONFIG_A is not set", "CONFIG_P=y", "CONFIG_Q=y"] {
            #expect(seen.contains { $0.contains(line) }, "\(line)")
        }
    }

    @Test func randomizesWithTheProbabilitiesThatAreGiven() throws {
        for (text, line) in [("100", "CONFIG_C=y"), ("0", "# CONFIG_C is not set"), ("0:100", "CONFIG_A=m")] {
            let probabilities = try #require(RandomProbabilities(parsing: text.utf8))
            for seed in UInt64(0)..<10 {
                var configuration = configuration("CONFIG_MODULES=y\n# CONFIG_D is not set\n")
                configuration.randomize(seed: seed, probabilities: probabilities)
                #expect(lines(configuration).contains(line))
            }
        }
    }

    @Test(arguments: [
        ("", [50, 33, 33]), ("10", [10, 5, 5]), ("15", [15, 8, 7]), ("20:30", [50, 20, 30]), ("1:2:3", [1, 2, 3]),
        ("x", [0, 0, 0]), ("1:2:3:4", [1, 2, 3]), (" 5", [5, 3, 2]),
    ])
    func readsProbabilities(text: String, numbers: [Int]) throws {
        let read = try #require(RandomProbabilities(parsing: text.utf8))
        #expect([read.yesOfBool, read.yesOfTristate, read.modOfTristate] == numbers)
    }

    @Test(arguments: ["101", "-1", "60:50", "50:60:41", "99999999999999999999"])
    func refusesProbabilitiesThatAreNone(text: String) {
        #expect(RandomProbabilities(parsing: text.utf8) == nil)
    }
}
