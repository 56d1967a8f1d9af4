// SPDX-License-Identifier: GPL-2.0-only

/// A token of a Kconfig file; of words and texts the ``SyntaxLexer`` holds the place.
enum Token: Equatable {
    case keyword(Keyword)
    case word
    case quoted
    case comparison(Comparison)
    case assignment(VariableFlavor)
    case not
    case and
    case or
    case openParenthesis
    case closeParenthesis
    case endOfLine
    case endOfFile

    /// The flavor of the assignment that the token may begin: `=` compares and assigns.
    var flavor: VariableFlavor? {
        switch self {
        case .assignment(let flavor): flavor
        case .comparison(.equal): .recursive
        default: nil
        }
    }
}

/// A word that the language reserves.
enum Keyword: UInt8 {
    case bool, choice, comment, config, defBool, defTristate, `default`, depends, endChoice, endIf, endMenu, help, hex
    case `if`, imply, int, mainMenu, menu, menuConfig, modules, on, prompt, range, select, source, string, tristate
    case visible

    /// How many bytes the longest keyword has.
    static let longest = 12

    /// The keyword that `bytes` spell.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let found = Self.spellings[bytes.count].first(where: { $0.spelling.elementsEqual(bytes) }) else {
            return nil
        }
        self = found.keyword
    }

    /// The keyword as it is written.
    var spelling: String { Self.all.first { $0.0 == self }?.1 ?? "" }

    private static let all: [(Keyword, String)] = [
        (.bool, "bool"), (.choice, "choice"), (.comment, "comment"), (.config, "config"), (.defBool, "def_bool"),
        (.defTristate, "def_tristate"), (.default, "default"), (.depends, "depends"), (.endChoice, "endchoice"),
        (.endIf, "endif"), (.endMenu, "endmenu"), (.help, "help"), (.hex, "hex"), (.if, "if"), (.imply, "imply"),
        (.int, "int"), (.mainMenu, "mainmenu"), (.menu, "menu"), (.menuConfig, "menuconfig"), (.modules, "modules"),
        (.on, "on"), (.prompt, "prompt"), (.range, "range"), (.select, "select"), (.source, "source"),
        (.string, "string"), (.tristate, "tristate"), (.visible, "visible"),
    ]

    /// The keywords by their length.
    private static let spellings: [[(spelling: [UInt8], keyword: Keyword)]] = (0...longest).map { length in
        all.filter { $0.1.utf8.count == length }.map { (Array($0.1.utf8), $0.0) }
    }
}
