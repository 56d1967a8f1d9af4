// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

@Suite struct InterviewTests {
    private final class Recorder: Interviewee {
        var answers: [String]
        var heard = ""

        init(_ answers: [String]) { self.answers = answers }

        func hear(_ text: [UInt8]) { heard += String(decoding: text, as: UTF8.self) }

        func warn(_ text: [UInt8]) { hear(text) }

        func answer(otherwise silence: [UInt8]) -> [UInt8] {
            let line = answers.isEmpty ? silence : Array((answers.removeFirst() + "\n").utf8)
            hear(line)
            return line
        }

        var isAtEnd: Bool { answers.isEmpty }
    }

    private static let text = """
        config A
        \ttristate "A"
        \thelp
        \t  What A
        \t    does.

        config N
        \tint "N"
        \trange 1 5
        \tdefault 2
        choice
        \tprompt "Pick"
        config P
        \tbool "P"
        config Q
        \tbool "Q"
        endchoice

        """

    private func ask(
        _ questions: Questions, _ answers: [String], tree: String = text, config: String = "",
        version: KernelVersion = KernelVersion(7, 0)
    ) -> (heard: String, written: [String], unanswered: SymbolID?) {
        var configuration = Configuration(of: SmallTree(tree, version).load())
        _ = configuration.load(ConfigLines(parsing: Array(config.utf8)))
        let recorder = Recorder(answers)
        let unanswered = configuration.ask(questions, through: recorder)
        let written = String(decoding: configuration.dotConfig(), as: UTF8.self).split(separator: "\n").dropFirst(4)
        return (recorder.heard, written.map(String.init), unanswered)
    }

    /// `conf` warns as it computes a value, and computes it anew after each answer.
    @Test func warnsBetweenTheQuestions() throws {
        let text = """
            config A
            \tbool "A"
            \tselect B
            config B
            \tbool
            \tdepends on C
            config C
            \tbool "C"
            config S
            \tstring "S"
            \tdefault "x" if B
            config T
            \tstring "T"
            \tdefault "y" if B

            """
        var configuration = Configuration(of: SmallTree(text).load())
        configuration.keepUnmetWarnings()
        _ = configuration.load(ConfigLines(parsing: Array("CONFIG_A=y\n# CONFIG_C is not set\n".utf8)))
        let recorder = Recorder(["s", "t"])
        #expect(configuration.ask(.new, through: recorder) == nil)
        let parts = recorder.heard.split(separator: "WARNING: unmet direct dependencies detected for B\n")
        try #require(parts.count == 3)
        #expect(parts[0].hasSuffix("S (S) [x] (NEW) \n"))
        #expect(parts[1].contains("\ns\nT (T) [y] (NEW) \n"))
        #expect(parts[2].contains("\nt\n"))
    }

    /// `conf` computes no value for what it prints.
    @Test func showsSymbolsAsTheyWereWhenTheyWereLastNeeded() {
        let text = """
            config A
            \tbool "A"
            config B
            \tbool "B"
            \tselect C
            config C
            \tbool
            \tdefault A
            """ + "\n"
        let (heard, written, _) = ask(.all, ["y", "?", "n"], tree: text, config: "# CONFIG_A is not set\n")
        #expect(heard.contains("Selects: C [=n]\n"))
        #expect(written == ["CONFIG_A=y", "# CONFIG_B is not set", "CONFIG_C=y"])
    }

    @Test func asksAboutEverything() {
        let (heard, written, unanswered) = ask(.all, ["x", "y", "9", "4", "2"])
        #expect(
            heard == """
                *
                * Main menu
                *
                A (A) [N/y/?] (NEW) x
                A (A) [N/y/?] (NEW) y
                N (N) [2] (NEW) 9
                N (N) [2] (NEW) 4
                Pick
                > 1. P (P) (NEW)
                  2. Q (Q) (NEW)
                choice[1-2?]: 2

                """)
        #expect(written == ["CONFIG_A=y", "CONFIG_N=4", "# CONFIG_P is not set", "CONFIG_Q=y"])
        #expect(unanswered == nil)
    }

    @Test func asksAboutNewSymbolsOnly() {
        let (heard, written, _) = ask(.new, ["3"], config: "CONFIG_A=y\nCONFIG_P=n\nCONFIG_Q=y\n")
        #expect(
            heard == """
                *
                * Restart config...
                *
                *
                * Main menu
                *
                A (A) [Y/n/?] y
                N (N) [2] (NEW) 3
                Pick
                  1. P (P)
                > 2. Q (Q)
                choice[1-2?]: 2

                """)
        #expect(written.contains("CONFIG_N=3"))
    }

    @Test func helps() {
        let (heard, _, _) = ask(.all, ["?", "", "", ""])
        #expect(
            heard.contains(
                """
                A (A) [N/y/?] (NEW) ?

                CONFIG_A:

                What A
                  does.

                Symbol: A [=n]
                Type  : tristate
                Defined at Kconfig:1
                  Prompt: A
                  Location:
                    -> A (A [=n])



                A (A) [N/y/?] (NEW)
                """))
    }

    @Test func listsWhatIsNew() {
        let config = "CONFIG_A=y\nCONFIG_Q=y\n"
        #expect(ask(.listing, [], config: config).heard == "CONFIG_N=2\nCONFIG_P=n\n")
        let heard = ask(.listingWithHelp, [], config: config).heard
        let beginning = "-----\n\nThere is no help available for this option.\nSymbol: N [=2]\nType  : integer"
        #expect(heard.hasPrefix(beginning))
        #expect(heard.contains("Range : [1 5]\n"))
    }

    @Test(arguments: [(KernelVersion(6, 1), "[Y/?] y\n"), (KernelVersion(6, 12), "[Y/?] (NEW) y\n")])
    func takesWhatIsShownForItsChildrenOnlyForSetUpTo610(_ version: KernelVersion, _ question: String) {
        let tree = """
            config EXPERT
            \tbool "Expert"
            menuconfig SPACES
            \tbool "Spaces" if EXPERT
            \tdefault y
            config UTS
            \tbool "UTS"
            \tdepends on SPACES

            """
        let heard = ask(.all, ["n", "y"], tree: tree, version: version).heard
        #expect(heard.contains("Spaces (SPACES) " + question), "\(heard)")
    }

    @Test func endsWhereNobodyAnswers() throws {
        let tree = "config N\n\tint \"N\"\n\trange 5 3\n"
        #expect(ask(.new, [], tree: tree).unanswered != nil)
        #expect(ask(.all, [], tree: "choice\n\tprompt \"C\"\nendchoice\n").unanswered == nil)
    }

    @Test func asksThroughMenusHoweverDeep() {
        let depth = 20_000
        let text =
            String(repeating: "menu \"M\"\n", count: depth) + "config A\n\tbool \"A\"\n"
            + String(repeating: "endmenu\n", count: depth)
        #expect(ask(.new, ["y"], tree: text).written.contains("CONFIG_A=y"))
    }
}
