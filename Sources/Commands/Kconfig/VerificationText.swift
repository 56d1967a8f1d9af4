// SPDX-License-Identifier: GPL-2.0-only

import Checks
import Findings
import Kconfig
import PatchSeries
import Reports
import Workspace

/// What holds in all configurations of a tree, for people.
struct VerificationText {
    private let verification: KconfigVerification
    private let name: String
    private let confirmations: Confirmations?
    private let style: TextStyle

    init(_ verification: KconfigVerification, of name: String, _ confirmations: Confirmations?, style: TextStyle) {
        self.verification = verification
        self.name = name
        self.confirmations = confirmations
        self.style = style
    }

    /// The circumstances, a line an invariant, what `conf` would say of the files, the figures of the selects and those
    /// that fail.
    var text: String {
        var text = style.isQuiet ? "" : heading
        for verdict in verification.invariants where !style.isQuiet || !verdict.outcome.holds {
            text += verdict.line(verification.tree, style, confirmations?.invariants[verdict])
        }
        for fault in verification.tree.faults where fault.isWorthTelling(in: verification.tree) {
            text += "  " + verification.tree.words(of: fault, style) + "\n"
        }
        for fault in verification.unmetSelects {
            text += fault.lines(verification.tree, style, confirmations?.faults[fault])
        }
        for selects in verification.doubts {
            let others = selects.count > 1 ? " and \(selects.count - 1) more" : ""
            text += "  undecided: \(selects.doubt.words(verification.tree)) (\(selects.line)\(others))\n"
        }
        return style.isQuiet ? text : text + "selects: \(verification.tally.words)\n"
    }

    private var heading: String {
        var text = style.paint("\(name.shown), \(verification.architecture)", .bold)
        text += verification.tree.answerWords(of: verification.profile) + "\n"
        if style.isVerbose {
            for call in verification.unansweredCalls { text += "  \(call.path):\(call.line): \(call.command.shown)\n" }
        }
        return text
    }
}

/// What holds at each patch of a series, for people.
struct SeriesVerificationText {
    private let proofs: KconfigProofs
    private let series: Series
    private let base: String?
    private let confirmations: [Confirmations]
    private let style: TextStyle

    /// The verdicts on `series` on `base`, or, without one, as far as the series shows.
    init(
        _ proofs: KconfigProofs, _ series: Series, onto base: String?, _ confirmations: [Confirmations],
        style: TextStyle
    ) {
        self.proofs = proofs
        self.series = series
        self.base = base
        self.confirmations = confirmations
        self.style = style
    }

    /// A line a state, what fails below it, and the invariants where their verdict changes.
    var text: String {
        let name = base?.shown ?? "no base, open world: what the series does not define may have any value"
        var text = ""
        if !style.isQuiet, let first = proofs.states.states.first {
            let answers = first.tree.answerWords(of: proofs.profile)
            text = style.paint("\(name), \(proofs.architecture)", .bold) + answers + "\n"
        }
        for index in proofs.proofs.indices {
            text += state(index)
        }
        return text
    }

    private func state(_ index: Int) -> String {
        let state = proofs.proofs[index]
        let tree = proofs.states.states[index].tree
        let number = String(repeating: " ", count: index < 10 ? 1 : 0) + String(index)
        let title = index == 0 ? "the base" : series.patches[index - 1].subject.title.shown
        let isNew = proofs.states.states[index].isNew && index > 0
        let said = confirmations.isEmpty ? Confirmations() : confirmations[index]
        var below = ""
        for (place, verdict) in state.invariants.enumerated() {
            let last = index > 0 ? proofs.proofs[index - 1].invariants[place].outcome : nil
            let isTold = style.isQuiet ? !verdict.outcome.holds : last.map { !$0.isLike(verdict.outcome) } ?? true
            if isTold {
                below += verdict.line(
                    tree, style, said.invariants[verdict], indent: 5, isOpenWorld: base == nil)
            }
        }
        for path in state.refusedPaths { below += "     does not apply to \(path.shown)\n" }
        for fault in state.newFaults {
            below += "     " + tree.words(of: fault, style) + "\n"
        }
        if isNew, base != nil, !style.isQuiet { below += freeAnswers(in: tree, since: index - 1) }
        for fault in state.faults { below += fault.lines(tree, style, said.faults[fault], indent: 5) }
        if isNew, base != nil, !style.isQuiet { below += "     selects: \(state.tally.words)\n" }
        for doubt in state.doubts { below += "     undecided: " + doubt.words(tree) + "\n" }
        if style.isQuiet, below.isEmpty { return "" }
        let unchanged = index > 0 && !isNew && !style.isQuiet ? "  (no Kconfig)" : ""
        return "\(number)  \(title)\(style.paint(unchanged, .dim))\n" + below
    }
}

extension SeriesVerificationText {
    /// The commands whose answers are not known, and were or were not asked for in the state `earlier`.
    private func freeAnswers(in tree: KconfigTree, since earlier: Int) -> String {
        let calls = proofs.states.states[earlier].tree.shellCalls
        let known = Set(calls.filter { $0.answer == .known }.map(\.command))
        let unknown = Set(calls.map(\.command)).subtracting(known)
        return tree.shellCalls.filter { $0.answer != .known && !unknown.contains($0.command) }.map { call in
            let why = known.contains(call.command) ? ", for what it reaches is another thing since" : ""
            return "     free: \(call.command.shown) (\(call.path.shown):\(call.line))\(why)\n"
        }.joined()
    }
}

extension KconfigTree {
    /// A fault with its place, where it has one.
    func words(of fault: KconfigFault, _ style: TextStyle) -> String {
        let line = line(of: fault)
        return (line.path.isEmpty ? "" : style.paint("\(line): ".shown, .bold)) + fault.message.shown
    }

    /// The first fault for which `conf` refuses the tree.
    var refusal: KconfigFault? { faults.first { $0.severity(in: dialect) == .error } }

    /// Whose answers the commands of the files got: those of the toolchain `profile`, where there is one.
    fileprivate func answerWords(of profile: String?) -> String {
        guard let profile else { return ", all shell answers free" }
        let known = shellCalls.count { $0.answer == .known }
        return ", toolchain \(profile): \(known) of \(shellCalls.count) shell answers known"
            + (known == shellCalls.count ? "" : ", the others free")
    }
}

extension KconfigVerification {
    /// Whether nothing fails, and `conf` takes the files.
    var holds: Bool {
        unmetSelects.isEmpty && invariants.allSatisfy(\.outcome.holds)
            && !tree.faults.contains { $0.severity(in: tree.dialect) == .error }
    }
}

extension KconfigFault {
    /// Whether it is for people who look at the tree: what a shell would say stands in the heading.
    fileprivate func isWorthTelling(in tree: KconfigTree) -> Bool {
        if case .unknownAnswer = kind { return false }
        return severity(in: tree.dialect) != .note
    }
}

extension KconfigProofs {
    /// Whether nothing fails, all of the series applies, and `conf` takes the files.
    var holds: Bool {
        zip(proofs, states.states).allSatisfy { proofs, state in
            proofs.faults.isEmpty && proofs.refusedPaths.isEmpty && proofs.invariants.allSatisfy(\.outcome.holds)
                && !proofs.newFaults.contains { $0.severity(in: state.tree.dialect) == .error }
        }
    }
}

extension InvariantVerdict.Outcome {
    /// Whether nothing speaks against it.
    var holds: Bool {
        switch self {
        case .holds, .notYet, .notMeant: true
        case .violated, .vanished, .undecided: false
        }
    }

    /// Whether both are of the same kind.
    func isLike(_ other: InvariantVerdict.Outcome) -> Bool { word == other.word }
}

extension InvariantVerdict {
    /// The verdict in a line, a witness in more.
    fileprivate func line(
        _ tree: KconfigTree, _ style: TextStyle, _ said: Confirmation?, indent: Int = 2, isOpenWorld: Bool = false
    ) -> String {
        let margin = String(repeating: " ", count: indent)
        var color: TextStyle.Color = outcome.holds ? .green : .red
        var word = outcome.word
        // What stands around the shown lines may still keep it.
        if isOpenWorld, case .violated = outcome { (word, color) = ("open", .yellow) }
        word += String(repeating: " ", count: max(0, 9 - word.count))
        var text = margin + style.paint(word, color) + "  " + invariant.invariant.text.shown
        switch outcome {
        case .notYet(let names):
            text += "\n\(margin)           no file defines \(names.joined(separator: ", "))"
        case .vanished(let names): text += "\n\(margin)           gone: \(names.joined(separator: ", "))"
        case .violated(let witness):
            text += "\n" + witness.lines(margin + "           ")
            text += said?.lines(margin + "           ") ?? ""
            return text
                + (invariant.reason.map { "\(margin)           \($0.shown) (\(invariant.source.shown))\n" } ?? "")
        case .undecided(let doubt): text += "\n\(margin)           \(doubt.words(tree))"
        case .holds, .notMeant: break
        }
        return text + "\n"
    }
}

extension KconfigProofFault {
    /// The fault with its place, and the witness below it.
    fileprivate func lines(
        _ tree: KconfigTree, _ style: TextStyle, _ said: Confirmation?, indent: Int = 2
    ) -> String {
        let margin = String(repeating: " ", count: indent)
        let name = tree.nameText(of: symbol)
        let words: String =
            switch kind {
            case .unmetSelect:
                "\(source.map { tree.nameText(of: $0) } ?? "") can select \(name) while what that depends on is not met"
            case .deadSymbol: "\(name) is n in all configurations"
            case .neverUnset: "\(name) can't be n, though the user is asked for it"
            case .unseenPrompt: "the prompt of \(name) can be seen in no configuration"
            case .uselessDefault: "this default of \(name) applies in no configuration"
            case .emptyChoice: "this choice can be seen while none of its members can"
            case .recursion(let circle):
                "a circle: " + (circle + circle.prefix(1)).map { tree.nameText(of: $0) }.joined(separator: " -> ")
            }
        let until = isMended ? ", until a later patch" : ""
        let head = margin + style.paint("\(line): ", .bold) + words + until + "\n"
        return head + (witness.map { $0.lines(margin + "    ") } ?? "") + (said?.lines(margin + "    ") ?? "")
    }
}

extension Confirmation {
    /// What `conf` says; the lines behind its first one below that.
    fileprivate func lines(_ margin: String) -> String {
        switch self {
        case .shown(let lines):
            return lines.enumerated().map { index, line in
                margin + (index == 0 ? "confirmed by conf: " : "  ") + line.shown + "\n"
            }.joined()
        case .unchanged: return "\(margin)confirmed by conf: it leaves the configuration unchanged\n"
        case .contradicted(let words): return "\(margin)not confirmed by conf: \(words.shown)\n"
        case .unavailable(let reason): return "\(margin)conf was not asked: \(reason.shown)\n"
        }
    }
}

extension Witness {
    /// The configuration, a line a value.
    fileprivate func lines(_ margin: String) -> String {
        let values = fragment.isEmpty ? ["with every default"] : fragment
        let given = answers.map { "where \($0.name.shown) prints \"\($0.value.shown)\"" }
        let more = isSmallest ? [] : ["(with some of these left out, perhaps)"]
        return (values + given + more).map { "\(margin)\($0)\n" }.joined()
    }
}

extension ProofTally {
    /// The figures of the selects.
    fileprivate var words: String {
        "\(provedSelects) proved, \(violatedSelects) violated, \(undecidedSelects) undecided"
    }
}

extension Doubt {
    /// Why something could not be told.
    func words(_ tree: KconfigTree) -> String {
        switch self {
        case .recursion(let circle):
            "these depend on each other in a circle: " + circle.map { tree.nameText(of: $0) }.joined(separator: ", ")
        case .promptOutsideChoice: "a member of a choice has a prompt outside of it"
        case .noStableConfiguration: "no configuration is stable in what the question is about"
        case .tooManyValues: "numbers or texts have too many values that are told apart"
        case .workLimit: "the tree is too large for what would have to be computed"
        case .conflictLimit: "the solver gave up"
        case .unconfirmed: "what was found could not be confirmed: a fault of Lockstep's"
        case .undefined(let name): "there is no \(name.shown)"
        }
    }
}
