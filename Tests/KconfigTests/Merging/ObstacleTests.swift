// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

@Suite struct ObstacleTests {
    private static let text = """
        config MODULES
        \tbool "Modules"
        \tmodules
        config A
        \ttristate "A"
        \tdepends on D && E
        config B
        \tbool
        config C
        \tbool "C"
        \tselect D
        config D
        \tbool "D"
        config E
        \ttristate "E"
        config N
        \tint "N"
        \trange 2 9
        config V
        \tbool "V" if E
        choice
        \tprompt "Pick"
        config P
        \tbool "P"
        config Q
        \tbool "Q"
        endchoice

        """

    /// What stands in the way of the last line of `config` that is not met.
    private func obstacles(_ config: String) -> [String] {
        var configuration = Configuration(of: SmallTree(Self.text).load())
        let merged = MergedFragments(base: ConfigFragment(name: "x.config", bytes: Array(config.utf8)), [])
        _ = configuration.take(ConfigLines(parsing: merged.bytes))
        configuration.invalidate()
        guard let last = configuration.unmetRequests(of: merged).last(where: \.matters) else { return [] }
        return last.obstacles.map { $0.text(in: configuration.tree) }
    }

    @Test(arguments: [
        ("CONFIG_Z=y", ["no Kconfig file defines it"]),
        ("CONFIG_B=y", ["it has no prompt (Kconfig:7)"]),
        ("CONFIG_D=y\nCONFIG_A=y", ["its prompt (Kconfig:4) is hidden by depends on D && E = n (Kconfig:6)"]),
        (
            "CONFIG_MODULES=y\nCONFIG_D=y\nCONFIG_E=m\nCONFIG_A=y",
            ["its prompt (Kconfig:4) lets no more than m through, because of depends on D && E = m (Kconfig:6)"]
        ),
        ("CONFIG_V=y", [#"its prompt (Kconfig:19) is hidden by bool "V" if E = n (Kconfig:20)"#]),
        ("CONFIG_C=y\n# CONFIG_D is not set", ["it is selected to be y by select D (Kconfig:11)"]),
        ("CONFIG_E=m", ["it can't be a module"]),
        ("CONFIG_N=10", ["it is kept within 2 and 9 by range 2 9 (Kconfig:18)"]),
        ("CONFIG_N=x", ["it is of type int, which has no such value"]),
        ("CONFIG_D=x", ["it is of type bool, which has no such value"]),
        ("CONFIG_Q=y\nCONFIG_P=y", ["P is chosen in the choice at Kconfig:21"]),
    ])
    func tells(config: String, obstacles: [String]) {
        #expect(self.obstacles(config) == obstacles)
    }

    @Test func isSilentAboutWhatIsAsItWasWanted() {
        for config in [
            "CONFIG_D=y", "CONFIG_N=3", "# CONFIG_D is not set", "CONFIG_D=n", "CONFIG_Q=y", "CONFIG_C=y\nCONFIG_D=y",
        ] {
            #expect(obstacles(config) == [])
        }
    }

    @Test func takesAnAbsentLineForWhatWasWanted() {
        var configuration = Configuration(of: SmallTree(Self.text).load())
        let merged = MergedFragments(
            base: ConfigFragment(name: "x.config", bytes: Array("# CONFIG_A is not set\nCONFIG_B=y\n".utf8)), [])
        _ = configuration.take(ConfigLines(parsing: merged.bytes))
        #expect(configuration.unmetRequests(of: merged).map(\.matters) == [false, true])
    }
}
