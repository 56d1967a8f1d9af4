// SPDX-License-Identifier: GPL-2.0-only

/// A small tree made for what chance makes too seldom, to be held against all of its configurations.
struct ConstructedTree {
    /// What it is about.
    var name: String
    var era: EncodingOracleTests.Era
    var text: String

    /// What it shows, and whether it holds in all configurations.
    var invariant: String
    var holds: Bool

    private init(
        _ name: String, in era: EncodingOracleTests.Era = .modal, _ invariant: String, holds: Bool, _ text: String
    ) {
        self.name = name
        self.era = era
        self.text = text + "\n"
        self.invariant = invariant
        self.holds = holds
    }

    static let all = numbers + modes + hiddenMembers
}

extension ConstructedTree {
    /// Numbers that meet each other only: nothing but 0 would be tried of them.
    private static let numbers = EncodingOracleTests.Era.allCases.map { era in
        ConstructedTree(
            "two numbers without a constant", in: era, "!LESS", holds: false,
            """
            config A
            \tint "A"
            config B
            \tint "B"
            config LESS
            \tbool
            \tdefault y if A < B
            config MORE
            \tbool
            \tdefault y if A > B
            """)
    }

    /// Choices whose mode is read out of what they write.
    private static let modes = [
        // B can't be seen in mode `y`, and is written as `m` behind A: conf reads a mode that it calls inconsistent.
        ConstructedTree(
            "a hidden module behind the member that is picked", "A = y -> n", holds: true,
            modules + """
                config X
                \ttristate
                \tdefault m
                choice
                \ttristate
                \tprompt "Choice"
                config A
                \ttristate "A"
                config B
                \ttristate "B"
                \tdepends on X
                \tdefault m
                endchoice
                """),
        // What is written as `m` in front of A takes part in the mode, and does not contradict it.
        ConstructedTree(
            "a hidden module in front of the member that is picked", "A = y -> n", holds: false,
            modules + """
                config X
                \ttristate
                \tdefault m
                choice
                \ttristate
                \tprompt "Choice"
                config B
                \ttristate "B"
                \tdepends on X
                \tdefault m
                config A
                \ttristate "A"
                endchoice
                """),
        ConstructedTree(
            "members that know no module, behind what is one", "B -> n", holds: false,
            modules + """
                config X
                \ttristate
                \tdefault m
                choice
                \tbool
                \tprompt "Choice"
                config A
                \tbool "A"
                \tdepends on X
                config B
                \tbool "B"
                \tdepends on X
                endchoice
                """),
    ]

    /// A member that can't be seen and is `y` by its default: where it stands last, the user's pick is forgotten.
    private static let hiddenMembers = [
        ConstructedTree(
            "a hidden member behind the others", "B -> n", holds: true,
            """
            config NEVER
            \tbool
            choice
            \tbool
            \tprompt "Choice"
            config A
            \tbool "A"
            config B
            \tbool "B"
            config HIDDEN
            \tbool "Hidden" if NEVER
            \tdefault y
            endchoice
            """),
        ConstructedTree(
            "a hidden member in front of the others", "B -> n", holds: false,
            """
            config NEVER
            \tbool
            choice
            \tbool
            \tprompt "Choice"
            config HIDDEN
            \tbool "Hidden" if NEVER
            \tdefault y
            config A
            \tbool "A"
            config B
            \tbool "B"
            endchoice
            """),
        ConstructedTree(
            "a hidden member behind the others, and a default", "A -> FIRST", holds: true,
            """
            config NEVER
            \tbool
            config FIRST
            \tbool "First"
            choice
            \tbool
            \tprompt "Choice"
            \tdefault B if !FIRST
            config A
            \tbool "A"
            config B
            \tbool "B"
            config HIDDEN
            \tbool "Hidden" if NEVER
            \tdefault y
            endchoice
            """),
    ]

    private static let modules = "config MODULES\n\tbool\n\tdefault y\n\tmodules\n"
}
