// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

@Suite struct ReadingTests {
    private static let tree = SmallTree(
        """
        config MODULES
        \tbool "Modules"
        \tmodules
        config A
        \ttristate "A"
        config B
        \tbool "B"
        config N
        \tint "N"
        config X
        \thex "X"
        config S
        \tstring "S"

        """)

    /// The warnings about `text`, as `LINE: MESSAGE`, and the lines that are written in the end.
    private func read(_ text: String, reportingUnknown: Bool = false) -> (warnings: [String], written: [String]) {
        var configuration = Configuration(of: Self.tree.load())
        let warnings = configuration.take(
            ConfigLines(parsing: Array(text.utf8)), reportingUnknown: reportingUnknown)
        let written = String(decoding: configuration.dotConfig(), as: UTF8.self).split(separator: "\n").dropFirst(4)
        return (
            warnings.map { "\($0.line): " + String(decoding: $0.message, as: UTF8.self) }, written.map(String.init)
        )
    }

    @Test func readsEveryType() {
        let lines = [
            "CONFIG_MODULES=y", "CONFIG_A=m", "CONFIG_B=y", "CONFIG_N=-7", "CONFIG_X=0xAb", #"CONFIG_S="a \" \\ b""#,
        ]
        let (warnings, written) = read(lines.joined(separator: "\n"))
        #expect(warnings == [])
        #expect(written == lines)
    }

    @Test func takesLineEndsOfBothKindsAndNoneAtTheEnd() {
        let (warnings, written) = read("\r\n\nCONFIG_B=y\r\n# a comment\n#\nCONFIG_N=3")
        #expect(warnings == [])
        #expect(written.contains("CONFIG_B=y") && written.contains("CONFIG_N=3"))
    }

    @Test func warnsOfWhatSetsNothing() {
        #expect(
            read("CONFIG_B\nB=y\n CONFIG_B=y\n# CONFIG_B is not set \n").warnings
                == ["1: unexpected data: CONFIG_B", "2: unexpected data: B=y", "3: unexpected data:  CONFIG_B=y"])
    }

    @Test(arguments: [
        ("CONFIG_A=x", "symbol value 'x' invalid for A"), ("CONFIG_B=m", "symbol value 'm' invalid for B"),
        ("CONFIG_N=007", "symbol value '007' invalid for N"), ("CONFIG_N=", "symbol value '' invalid for N"),
        ("CONFIG_N=-", "symbol value '-' invalid for N"), ("CONFIG_X=0x", "symbol value '0x' invalid for X"),
        ("CONFIG_X=12g", "symbol value '12g' invalid for X"), (#"CONFIG_S="a\""#, "invalid string found"),
    ])
    func warnsOfValuesThatTheTypeDoesNotHave(line: String, warning: String) {
        #expect(read(line).warnings == ["1: \(warning)"])
    }

    @Test func passesOverStringsWithoutAQuote() {
        let (warnings, written) = read("CONFIG_S=abc\n")
        #expect(warnings == [])
        #expect(written.last == #"CONFIG_S="""#)
    }

    @Test func warnsOfASecondValueAndTakesIt() {
        let (warnings, written) = read("CONFIG_B=y\n# CONFIG_B is not set\n")
        #expect(warnings == ["2: override: reassigning to symbol B"])
        #expect(written.contains("# CONFIG_B is not set"))
    }

    @Test func warnsOfUnknownSymbolsOnRequestOnly() {
        #expect(read("CONFIG_Q=y\n").warnings == [])
        #expect(
            read("CONFIG_Q=y\n# CONFIG_R is not set\n", reportingUnknown: true).warnings
                == ["1: unknown symbol: Q", "2: unknown symbol: R"])
    }

    @Test func forgetsWhatWasReadBefore() {
        var configuration = Configuration(of: Self.tree.load())
        _ = configuration.take(ConfigLines(parsing: Array("CONFIG_B=y\nCONFIG_N=4\n".utf8)))
        _ = configuration.take(ConfigLines(parsing: []))
        let text = String(decoding: configuration.dotConfig(), as: UTF8.self)
        #expect(text.contains("# CONFIG_B is not set\nCONFIG_N=0\n"))
    }

    @Test func tellsWhetherWritingWouldChangeAnything() {
        var configuration = Configuration(of: Self.tree.load())
        let written = configuration.dotConfig()
        _ = configuration.load(ConfigLines(parsing: written))
        #expect(!configuration.isChanged)
        for change in ["CONFIG_B=y\nCONFIG_B=n\n", "CONFIG_Q=y\n", "CONFIG_N=\n"] {
            _ = configuration.load(ConfigLines(parsing: written + change.utf8))
            #expect(configuration.isChanged, "\(change)")
        }
        _ = configuration.load(ConfigLines(parsing: Array("# CONFIG_B is not set\n".utf8)))
        #expect(configuration.isChanged)
    }

    @Test func letsTheLastMemberOfAChoiceWin() {
        let tree = SmallTree(
            "choice\n\tprompt \"C\"\nconfig P\n\tbool \"P\"\nconfig Q\n\tbool \"Q\"\nconfig R\n\tbool \"R\"\nendchoice\n"
        )
        var configuration = Configuration(of: tree.load())
        _ = configuration.take(ConfigLines(parsing: Array("CONFIG_R=y\nCONFIG_Q=y\n".utf8)))
        var written = configuration.dotConfig()
        #expect(String(decoding: written, as: UTF8.self).contains("\nCONFIG_Q=y\n"))
        // All refused: the one that was refused first.
        _ = configuration.take(
            ConfigLines(parsing: Array("CONFIG_Q=n\nCONFIG_R=n\nCONFIG_P=n\n".utf8)))
        written = configuration.dotConfig()
        #expect(String(decoding: written, as: UTF8.self).contains("\nCONFIG_Q=y\n"))
    }

    @Test func survivesAnyBytes() {
        var random = SystemRandomNumberGenerator()
        let words = ["CONFIG_", "A", "S", "=", "\"", "\\", "y", " is not set", "# ", "\n", "\r", "\0", "0x", "-"]
        for _ in 0..<300 {
            let text = (0..<40).map { _ in words.randomElement(using: &random) ?? "" }.joined()
            _ = read(text, reportingUnknown: true)
        }
    }
}
