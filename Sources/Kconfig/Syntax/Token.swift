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

    /// The keyword that `bytes` spell, whose hash by ``Word/hash(of:)`` is `hash`, found in ``slots``.
    @inline(__always)
    init?(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt32, in slots: [Slot]) {
        var slot = Int(hash & 127)
        while let keyword = slots[slot].keyword {
            if slots[slot].hash == hash, slots[slot].spelling.elementsEqual(bytes) {
                self = keyword
                return
            }
            slot = (slot + 1) & 127
        }
        return nil
    }

    /// A place in a table of the keywords by their hashes.
    struct Slot {
        var keyword: Keyword?
        var hash: UInt32 = 0
        var spelling: [UInt8] = []
    }

    /// The table: most words are none of its keywords, and are told so by one look.
    static let slots: [Slot] = {
        var slots = [Slot](repeating: Slot(), count: 128)
        for (keyword, spelling) in all {
            let hash = Word.hash(of: spelling.utf8)
            var slot = Int(hash & 127)
            while slots[slot].keyword != nil { slot = (slot + 1) & 127 }
            slots[slot] = Slot(keyword: keyword, hash: hash, spelling: Array(spelling.utf8))
        }
        return slots
    }()

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
}
