// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

/// What is expected is what the `conf` of 6.12 and of 6.1 print.
@Suite struct HelpTextTests {
    private func help(for name: String, in tree: SmallTree, setting values: [String: Tristate]) throws -> String {
        var configuration = Configuration(of: tree.load())
        for (name, value) in values {
            let id = try #require(configuration.tree.symbol(name))
            configuration.userTristate[Int(id.index)] = value
        }
        configuration.reset()
        let id = try #require(configuration.tree.symbol(name))
        var texts = HelpTexts(for: configuration.tree)
        let entry = Int(configuration.tree.symbols[Int(id.index)].firstEntry)
        return String(decoding: texts.text(for: entry, in: &configuration), as: UTF8.self)
    }

    @Test func writesConditionsWithoutWhatStandsThereTwice() throws {
        let tree = SmallTree(
            """
            config A
            \tbool "A"

            config B
            \ttristate "B"
            \tdepends on A
            \tselect T if A && B != n

            if A

            config T
            \tbool "T" if A || B
            \tdepends on A && !(B = y)
            \thelp
            \t  What T does.

            endif

            """)
        #expect(
            try help(for: "T", in: tree, setting: ["A": .yes]) == """
                CONFIG_T:

                What T does.

                Symbol: T [=n]
                Type  : bool
                Defined at Kconfig:11
                  Prompt: T
                  Depends on: A [=y] && B [=n]!=y [=y]
                  Visible if: A [=y] && B [=n]!=y [=y] && (A [=y] || B [=n])
                  Location:
                    -> A (A [=y])
                      -> T (T [=n])
                Selected by [n]:
                  - B [=n] && A [=y] && B [=n]!=n [=n]



                """)
    }

    private static let menus = """
        config A
        \ttristate "A"
        menu "More"
        config T
        \tbool "T" if A = m
        \tselect S
        endmenu
        config S
        \tbool

        """

    /// As the `conf` of 5.2, 5.15, 5.19 and 6.1 print it.
    @Test(arguments: [
        (
            KernelVersion(5, 2),
            """
            Prompt: T
              Location:
                -> More
              Defined at Kconfig:4
              Selects: S [=n]
            """
        ),
        (
            KernelVersion(5, 15),
            """
            Defined at Kconfig:4
              Prompt: T
              Visible if: A [=n]=m
              Location:
                -> More
            Selects: S [=n]
            """
        ),
        (
            KernelVersion(5, 19),
            """
            Defined at Kconfig:4
              Prompt: T
              Visible if: A [=n]=m
              Location:
                Main menu
                  -> More
            Selects: S [=n]
            """
        ),
        (
            KernelVersion(6, 1),
            """
            Defined at Kconfig:4
              Prompt: T
              Visible if: A [=n]=m [=m]
              Location:
                -> More
                  -> T (T [=n])
            Selects: S [=n]
            """
        ),
    ]) func tellsOfDefinitionsAsTheKernelDoes(_ version: KernelVersion, _ expected: String) throws {
        let help = try help(for: "T", in: SmallTree(Self.menus, version), setting: [:])
        #expect(help.split(separator: "Type  : bool\n")[1] == "\(expected)\n\n\n")
    }

    /// As the `conf` of 6.1 and of 6.12 print it.
    @Test(arguments: [(KernelVersion(6, 1), "A [=n] && y [=y]"), (KernelVersion(6, 12), "A [=n]")])
    func keepsWhatAProbeComesToUpTo611(_ version: KernelVersion, _ expected: String) throws {
        let text = "config A\n\tbool \"A\"\nif A\nconfig T\n\tbool \"T\"\n\tdepends on y\nendif\n"
        let help = try help(for: "T", in: SmallTree(text, version), setting: [:])
        #expect(help.contains("  Depends on: \(expected)\n"))
    }

    @Test func namesTheModeThatAMemberDependsOn() throws {
        let tree = SmallTree(
            """
            config A
            \tbool "A"

            choice
            \tprompt "Pick" if A

            config P
            \tbool "P"

            endchoice

            """, KernelVersion(6, 1))
        let text = try help(for: "P", in: tree, setting: ["A": .yes])
        #expect(text.contains("  Depends on: <choice>\n  Location:\n"), "\(text)")
    }

    @Test func tellsWhatPlacesWithoutAPromptDependOn() throws {
        let tree = SmallTree(
            """
            config A
            \tbool "A"

            config B
            \tbool "B"

            config T
            \tbool "T"

            config T
            \tbool
            \tdepends on A && B

            """)
        let text = try help(for: "T", in: tree, setting: [:])
        #expect(text.contains("Defined at Kconfig:10\n  Depends on: A [=n] && B [=n]\n"), "\(text)")
    }
}
