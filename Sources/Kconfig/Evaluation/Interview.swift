// SPDX-License-Identifier: GPL-2.0-only

/// Whom ``Configuration/ask(_:through:)`` asks.
public protocol Interviewee {
    /// Takes what is said.
    func hear(_ text: [UInt8])

    /// Takes what `conf` warns of as it computes values, where the configuration keeps that
    /// (``Configuration/keepUnmetWarnings()``).
    func warn(_ text: [UInt8])

    /// An answer: a line with its line end, or `silence` where there are no more.
    func answer(otherwise silence: [UInt8]) -> [UInt8]

    /// Whether all answers were read.
    var isAtEnd: Bool { get }
}

/// Which questions are asked.
public enum Questions: Sendable, Hashable {
    /// All: `oldaskconfig`
    case all
    /// About what the user has not set: `oldconfig`
    case new
    /// None: what the user has not set is listed, `listnewconfig`
    case listing
    /// None: what the user has not set is listed with its help text, `helpnewconfig`
    case listingWithHelp
}

extension Configuration {
    /// Asks `interviewee` about the symbols, in the order of the menu, as `conf` does; answers the symbol that had to
    /// have a value when no answers were left, nil where all went well.
    public mutating func ask(_ questions: Questions, through interviewee: some Interviewee) -> SymbolID? {
        var interview = Interview(configuration: self, questions: questions, interviewee: interviewee)
        interview.hold()
        self = interview.configuration
        return interview.unanswered
    }
}

/// A walk through the menu, with the steps that are left as values, however deep menus are nested.
struct Interview<Partner: Interviewee> {
    var configuration: Configuration
    var questions: Questions
    let interviewee: Partner

    /// The symbol that had to have a value when no answers were left.
    var unanswered: SymbolID?

    /// Columns that a question is indented by, and one more.
    var indent = 1

    private var helpTexts: HelpTexts

    /// The menu that is gone through.
    private var root = KconfigTree.root
    private var restarts = 0
    private var steps: [Step] = []

    private enum Step {
        /// Ask about an entry, and what is in it.
        case ask(Int)
        case askSiblings(Int)
        /// Look for what is new in an entry and below.
        case check(Int)
        case checkSiblings(Int)
        case unindent
    }

    init(configuration: Configuration, questions: Questions, interviewee: Partner) {
        self.configuration = configuration
        self.configuration.keepLastValues()
        self.questions = questions
        self.interviewee = interviewee
        helpTexts = HelpTexts(for: configuration.tree)
    }

    mutating func hold() {
        if questions == .all {
            run(.ask(KconfigTree.root))
            questions = .new
        }
        repeat {
            restarts = 0
            run(.check(KconfigTree.root))
        } while restarts > 0 && unanswered == nil
        tellWarnings()
    }

    private mutating func run(_ first: Step) {
        steps = [first]
        while unanswered == nil, let step = steps.popLast() {
            switch step {
            case .ask(let entry): ask(entry)
            case .check(let entry): check(entry)
            case .unindent: indent -= 2
            case .askSiblings(let entry):
                let next = Int(configuration.tree.entries[entry].next)
                if next >= 0 { steps.append(.askSiblings(next)) }
                steps.append(.ask(entry))
            case .checkSiblings(let entry):
                let next = Int(configuration.tree.entries[entry].next)
                if next >= 0 { steps.append(.checkSiblings(next)) }
                steps.append(.check(entry))
            }
        }
    }

    /// `conf()` of `scripts/kconfig/conf.c`
    private mutating func ask(_ entry: Int) {
        guard configuration.showsToUser(entry) else { return }
        let menu = configuration.tree.entries[entry]
        if configuration.tree.isMenu(entry) || configuration.tree.isComment(entry) {
            if configuration.tree.isMenu(entry), questions != .all, root != entry {
                steps.append(.check(entry))
                return
            }
            let margin = [UInt8](repeating: UInt8(ascii: " "), count: indent - 1) + [UInt8(ascii: "*")]
            say(margin, "\n")
            say(margin, " ")
            say(Array(configuration.tree.title(of: entry)), "\n")
            say(margin, "\n")
        }
        if menu.symbol >= 0 {
            let symbol = configuration.tree.symbols[Int(menu.symbol)]
            if symbol.name < 0 {
                guard askMode(entry) else { return }
            } else {
                switch symbol.type {
                case .int, .hex, .string: askText(entry)
                default: askTristate(entry)
                }
            }
            indent += 2
            steps.append(.unindent)
        }
        if menu.firstChild >= 0 { steps.append(.askSiblings(Int(menu.firstChild))) }
    }

    /// `check_conf()` of `scripts/kconfig/conf.c`
    private mutating func check(_ entry: Int) {
        guard configuration.showsToUser(entry) else { return }
        let menu = configuration.tree.entries[entry]
        if menu.firstChild >= 0 { steps.append(.checkSiblings(Int(menu.firstChild))) }
        guard menu.symbol >= 0 else { return }
        let id = SymbolID(index: menu.symbol)
        guard !configuration.hasUserValue(id), configuration.isChangeable(id) || isOpenChoice(id) else { return }
        switch questions {
        case .listing:
            guard configuration.tree.symbols[Int(id.index)].name >= 0 else { return }
            var line: [UInt8] = []
            configuration.append(id, to: &line, writing: .noAsValue)
            interviewee.hear(line)
        case .listingWithHelp:
            say([], "-----\n")
            help(entry)
            say([], "-----\n")
        default:
            if restarts == 0 { say([], "*\n* Restart config...\n*\n") }
            restarts += 1
            root = configuration.tree.menu(around: entry)
            steps.append(.ask(root))
        }
    }

    /// Whether `id` is a choice in mode `y`, as kernels up to 6.10 have them.
    private mutating func isOpenChoice(_ id: SymbolID) -> Bool {
        configuration.tree.dialect.choices == .modal && configuration.tree.symbols[Int(id.index)].name < 0
            && configuration.value(of: id) == .yes
    }

    /// Asks about the entries below `entry`, one step farther in.
    mutating func askBelow(_ entry: Int) {
        let first = configuration.tree.entries[entry].firstChild
        indent += 2
        steps.append(.unindent)
        if first >= 0 { steps.append(.askSiblings(Int(first))) }
    }

    /// Tells what values computed since the last time gave cause to warn of.
    private mutating func tellWarnings() { interviewee.warn(configuration.takeUnmetWarnings()) }

    /// An answer, or `silence` where there are no more.
    mutating func answer(otherwise silence: [UInt8]) -> [UInt8] {
        tellWarnings()
        return interviewee.answer(otherwise: silence)
    }

    func say(_ text: [UInt8], _ end: String) { interviewee.hear(text + end.utf8) }

    mutating func help(_ entry: Int) {
        say(Array("\n".utf8) + helpTexts.text(for: entry, in: &configuration), "\n")
    }
}

extension KconfigTree {
    /// Whether the entry is a menu: one with a symbol is, where it is a `menuconfig`.
    func isMenu(_ entry: Int) -> Bool {
        let prompt = entries[entry].prompt
        if entry == Self.root { return true }
        return prompt >= 0 && properties[Int(prompt)].kind == .menu
    }

    func isComment(_ entry: Int) -> Bool {
        let prompt = entries[entry].prompt
        return prompt >= 0 && properties[Int(prompt)].kind == .comment
    }

    /// The entry itself where it is a menu, else the innermost menu around it.
    func menu(around entry: Int) -> Int {
        var entry = entry
        while entry != Self.root, !isMenu(entry) { entry = Int(entries[entry].parent) }
        return entry
    }
}
