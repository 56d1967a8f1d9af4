// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

@Suite struct ConfMessagesTests {
    private let advice =
        "For a resolution refer to Documentation/kbuild/kconfig-language.rst\n"
        + "subsection \"Kconfig recursive dependency limitations\"\n\n"

    private func errors(_ text: String, _ version: KernelVersion = KernelVersion(6, 12)) -> String {
        SmallTree(text, version).load().confMessages().errors
    }

    @Test func tellsTheWayOfARecursiveSource() {
        var tree = SmallTree("source \"a\"\n")
        tree.files["a"] = "\n\nsource \"b\"\n"
        tree.files["b"] = "source \"a\"\n"
        tree.dialect = Dialect(of: KernelVersion(6, 12))
        let loaded = tree.load()
        let start = "Recursive inclusion detected.\nInclusion path:\n  current file : a\n  included from: b:1\n"
        #expect(loaded.confMessages().errors == start + "  included from: a:3\n  included from: Kconfig:1\n")
        #expect(loaded.confMessages().isFatal)
        #expect(loaded.faults.map(\.message) == ["\"a\" sources itself"])
        #expect(loaded.includeTrace(of: loaded.faults[0]).map(\.path) == ["a", "Kconfig"])
        tree.dialect = Dialect(of: KernelVersion(6, 1))
        #expect(tree.load().confMessages().errors == start + "  included from: a:3\n")
    }

    @Test func endsWhereAMacroSaysSo() {
        let text = "$(warning-if,y,one)\n$(info,hello)\n$(error-if,y,two)\n$(warning-if,y,three)\n"
        let messages = SmallTree(text).load().confMessages()
        #expect(messages.errors == "Kconfig:1: one\nKconfig:3: two\n")
        #expect(messages.output == "hello\n")
        #expect(messages.isFatal)
    }

    @Test func warnsOfTypesInTheOrderOfConf() {
        let text = """
            config A
            \tbool "A"
            \ttristate
            \tselect S
            config I
            \tint
            \tdefault A && B
            \trange 1 x
            config S
            \tstring
            \tdefault A = y
            config N
            \tprompt " N"
            menuconfig M
            \tbool
            comment "end"
            """ + "\n"
        let expected = """
            Kconfig:1:warning: ignoring type redefinition of 'A' from 'bool' to 'tristate'
            Kconfig:13:warning: leading whitespace ignored
            Kconfig:16: warning: menuconfig statement without prompt
            Kconfig:4:warning: 'S' has wrong type. 'select' only accept arguments of bool and tristate type
            Kconfig:7:warning: default for config symbol 'I' must be a single symbol
            Kconfig:8:warning: range is invalid
            Kconfig:11:warning: default for config symbol 'S' must be a single symbol
            Kconfig:12:warning: config symbol defined without type
            """ + "\n"
        #expect(errors(text) == expected)
        #expect(errors(text, KernelVersion(6, 1)) == expected)
    }

    @Test func tellsCirclesAsTheVersionDoes() {
        let text = """
            config A
            \tbool "A"
            \tdepends on B
            \tselect B
            config B
            \tbool
            config C
            \tbool "C"
            \tdefault D
            config D
            \tbool "D" if C
            """ + "\n"
        #expect(
            errors(text)
                == "error: recursive dependency detected!\n\tsymbol A depends on B\n\tsymbol B is selected by A\n"
                + advice
                + "error: recursive dependency detected!\n\tsymbol C default value contains D\n"
                + "\tsymbol D prompt is visible depending on C\n" + advice)
        let old = errors(text, KernelVersion(6, 1))
        #expect(
            old.contains("Kconfig:5:error: recursive dependency detected!\nKconfig:5:\tsymbol B is selected by A\n"))
        #expect(old.contains("Kconfig:9:\tsymbol C default value contains D\n"))
        #expect(errors(text, KernelVersion(5, 2)).contains("refer to Documentation/kbuild/kconfig-language.txt\n"))
    }

    @Test(arguments: [
        "depends on X || $(typo,-x)", "default $(typo)", "default y if $(typo)", "select X if $(typo,a)",
        "select $(typo,a)", "def_bool $(typo)", "imply X if $(typo)",
    ])
    func refusesWhatExpandsToNothing(_ line: String) {
        let text = "config X\n\tbool \"X\"\n\nconfig V\n\tbool \"V\"\n\t\(line)\n\nconfig Z\n\tbool \"Z\"\n"
        #expect(errors(text) == "Kconfig:6: syntax error\nKconfig:6: invalid statement\n")
        let tree = SmallTree(text).load()
        #expect(tree.faults.map(\.kind) == [.syntax(.emptyWord)])
        #expect(tree.symbol("Z") != nil)
    }

    @Test func takesATextThatExpandsToNothing() {
        #expect(errors("config S\n\tstring \"S\"\n\tdefault \"$(nothing)\"\n").isEmpty)
    }

    @Test func keepsStillAboutTreesWithoutCircles() {
        let text = """
            choice
            \tprompt "Pick"
            config A
            \tbool "A"
            config B
            \tbool "B"
            endchoice
            config C
            \tbool "C"
            \tdepends on A
            \tselect D
            config D
            \tbool "D"
            """ + "\n"
        #expect(errors(text) == "")
        #expect(errors(text, KernelVersion(6, 1)) == "")
    }

    @Test func tellsOfMembersThatDependOnEachOther() {
        let text =
            "choice\n\tprompt \"Pick\"\nconfig A\n\tbool \"A\"\n\tdepends on B\nconfig B\n\tbool \"B\"\nendchoice\n"
        #expect(errors(text).contains("symbol B is part of choice block at Kconfig:1\n"))
        #expect(errors(text, KernelVersion(6, 1)).contains("Kconfig:6:\tsymbol B is part of choice <choice>\n"))
    }

    @Test func tellsWhatAChoiceMustNotHold() {
        let text = """
            choice
            \tprompt "Pick"
            config A
            \tbool "A"
            \tdefault y
            config B
            \ttristate "B"
            endchoice
            config A
            \tbool "again"
            """ + "\n"
        #expect(errors(text) == "Kconfig:6: error: choice member must be bool\n")
        let mended = text.replacing("tristate", with: "bool")
        #expect(
            errors(mended) == "Kconfig:5: error: defaults for choice values not supported\n"
                + "Kconfig:10: error: choice value has a prompt outside its choice group\n")
        #expect(
            errors(mended, KernelVersion(6, 1)) == "Kconfig:5:warning: defaults for choice values not supported\n"
                + "Kconfig:10:warning: choice value used outside its choice group\n")
    }

    @Test func warnsOfUnmetDependenciesAsConfDoes() throws {
        let text = """
            config D
            \tbool "D"
            config X
            \tbool "X"
            \tdepends on D && !(D && E) && D
            config E
            \ttristate "E"
            config Y
            \tbool
            \tdefault y
            \tselect X if D = n || E
            """ + "\n"
        var configuration = Configuration(of: SmallTree(text).load())
        _ = configuration.dotConfig()
        let symbol = try #require(configuration.unmetDependencies.first)
        #expect(configuration.unmetDependencies.count == 1)
        #expect(
            String(decoding: configuration.confWarning(ofUnmet: symbol), as: UTF8.self) == """

                WARNING: unmet direct dependencies detected for X
                  Depends on [n]: (!D [=n] || !E [=n]) && D [=n]
                  Selected by [y]:
                  - Y [=y] && (!D [=n] || E [=n])

                """)
    }

    @Test func warnsOfUnmetDependenciesAsOftenAsTheyAreComputed() {
        let text = """
            config D
            \tbool "D"
            config X
            \tbool "X"
            \tdepends on D
            config Y
            \tdef_bool y
            \tselect X
            """ + "\n"
        var configuration = Configuration(of: SmallTree(text).load())
        configuration.keepUnmetWarnings()
        _ = configuration.dotConfig()
        let once = configuration.takeUnmetWarnings()
        let start = "\nWARNING: unmet direct dependencies detected for X\n"
        #expect(String(decoding: once, as: UTF8.self).hasPrefix(start))
        #expect(configuration.takeUnmetWarnings().isEmpty)
        _ = configuration.minimalConfig()
        #expect(configuration.takeUnmetWarnings() == once)
        #expect(configuration.unmetWarningCount == 2)
    }

    @Test func warnsOfEachThatIsSelectedWithoutItsDependencies() {
        let targets = ["X", "Y"].map { "config \($0)\n\tbool\n\tdepends on D\n" }.joined()
        let text = "config D\n\tbool \"D\"\nconfig A\n\tdef_bool y\n\tselect X\n\tselect Y\n"
        var configuration = Configuration(of: SmallTree(text + targets).load())
        configuration.keepUnmetWarnings()
        _ = configuration.dotConfig()
        let warnings = String(decoding: configuration.takeUnmetWarnings(), as: UTF8.self)
        #expect(warnings.split(separator: "detected for ").dropFirst().map(\.first) == ["X", "Y"])
        #expect(configuration.unmetWarningCount == 2)
    }

    @Test func tellsThatABoolIsNeverM() {
        let text = """
            config A
            \tbool "A"
            config T
            \ttristate "T" if A != m
            \tdepends on S = m || A = y
            config S
            \ttristate "S"
            if A = m
            comment "never"
            endif
            """ + "\n"
        let tree = SmallTree(text).load()
        let start = "boolean symbol A tested for 'm'? test forced to"
        #expect(tree.confMessages().output == "\(start) 'y'\n\(start) 'n'\n")
        #expect(tree.faults.map { $0.line } == [4, 8])
        #expect(
            tree.faults.map(\.message) == [
                "\"A\" is a bool and never 'm', so A!=m is always 'y'",
                "\"A\" is a bool and never 'm', so A=m is always 'n'",
            ])
        #expect(!tree.confMessages().isFatal)
    }

    @Test func warnsOfALastLineWithoutEndButNotInAHelpText() {
        let warning = "Kconfig:2:warning: no new line at end of file\n"
        #expect(errors("config A\n\tbool \"A\"") == warning + "Kconfig:2: syntax error\n")
        let tree = SmallTree("config A\n\tbool \"A\"", KernelVersion(6, 1)).load()
        #expect(tree.confMessages().errors == warning)
        #expect(errors("config A\n\tbool \"A\"\n\thelp\n\t  Text") == "")
    }
}
