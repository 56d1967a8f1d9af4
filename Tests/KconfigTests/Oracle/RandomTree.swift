// SPDX-License-Identifier: GPL-2.0-only

/// Numbers that a seed decides, the same everywhere: SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var number = state
        number = (number ^ (number >> 30)) &* 0xbf58_476d_1ce4_e5b9
        number = (number ^ (number >> 27)) &* 0x94d0_49bb_1331_11eb
        return number ^ (number >> 31)
    }

    /// Whether something that happens in `percent` of a hundred cases does.
    mutating func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }
}

/// A small Kconfig file of every construct that the language has, made by chance.
///
/// Symbols refer to those in front of them only, and select those behind them, so that no value depends on itself;
/// in a few files they refer to any.
struct RandomTree {
    private(set) var text = ""

    /// The constructs that occur.
    private(set) var constructs: Set<Construct> = []

    /// Invariants over the symbols.
    private(set) var invariants: [String] = []

    enum Construct: CaseIterable {
        case transitional, select, selectIf, imply, choice, choiceDefault, tristate, range, intComparison, hexComparison
        case stringComparison, textDefault, menu, ifBlock, nested, visibleIf, modules, noModules, multipleDefinition
        case undefined, undefinedComparison, mod, not, defaultIf, promptIf, recursion, relativeNumbers
        case optional, tristateChoice, mixedChoice, memberDefault, submenuOfMember, hiddenMember

        /// Whether it is there where choices have a mode, or where they have none.
        func occurs(isModal: Bool) -> Bool { self == .transitional ? !isModal : isModal || !self.isModal }

        /// Whether it is there only where choices have a mode.
        private var isModal: Bool {
            switch self {
            case .optional, .tristateChoice, .mixedChoice, .memberDefault, .submenuOfMember, .hiddenMember: true
            default: false
            }
        }
    }

    private var numbers: SeededNumbers
    private var symbols: [Kind] = []
    private var names: [String] = []
    private var mayRecur = false

    /// Whether numbers meet each other only, and no constants.
    private var areNumbersRelative = false
    private let isModal: Bool

    /// How many more symbols may have a prompt, and how many of them may be texts.
    private var prompts = 4
    private var freeTexts = 1

    private enum Kind {
        case bool, tristate, int, hex, string
    }

    /// The tree of `seed`, for a kernel whose choices have a mode where `isModal`.
    init(seed: UInt64, isModal: Bool = false) {
        self.isModal = isModal
        numbers = SeededNumbers(state: seed)
        mayRecur = numbers.happens(4)
        areNumbersRelative = numbers.happens(6)
        if areNumbersRelative { freeTexts = 2 }
        let hasModules = numbers.happens(65)
        constructs.insert(hasModules ? .modules : .noModules)
        let count = Int.random(in: 5...9, using: &numbers)
        for index in 0..<count {
            let kinds: [Kind] = [.bool, .bool, .tristate, .tristate, .tristate, .int, .hex, .string]
            symbols.append(numbers.pick(areNumbersRelative ? [.bool, .tristate, .int, .int] : kinds))
            names.append("S\(index)")
        }
        if hasModules {
            symbols[0] = .bool
            names[0] = "MODULES"
        }
        emit(0..<count, hasModules: hasModules)
        let known = names.indices.filter { isTristate($0) }
        for _ in 0..<3 {
            let premise = expression(below: count, depth: 1)
            let conclusion = known.isEmpty ? expression(below: count, depth: 1) : names[numbers.pick(known)]
            invariants.append(numbers.happens(70) ? "\(premise) -> \(conclusion)" : expression(below: count, depth: 2))
        }
    }

    private func isTristate(_ index: Int) -> Bool { symbols[index] == .bool || symbols[index] == .tristate }

    private mutating func emit(_ range: Range<Int>, hasModules: Bool, depth: Int = 0) {
        var index = range.lowerBound
        while index < range.upperBound {
            let end = min(range.upperBound, index + Int.random(in: 1...4, using: &numbers))
            let isFirst = index == 0
            switch Int.random(in: 0..<10, using: &numbers) {
            case 0 where depth < 3 && !isFirst:
                constructs.insert(depth > 0 ? .nested : .ifBlock)
                text += "if \(expression(below: index, depth: 1))\n"
                emit(index..<end, hasModules: hasModules, depth: depth + 1)
                text += "endif\n"
                index = end
            case 2 where depth < 3 && !isFirst:
                constructs.insert(depth > 0 ? .nested : .menu)
                text += "menu \"Menu\"\n"
                if numbers.happens(50) { text += "\tdepends on \(expression(below: index, depth: 1))\n" }
                if numbers.happens(60) {
                    constructs.insert(.visibleIf)
                    text += "\tvisible if \(expression(below: index, depth: 1))\n"
                }
                emit(index..<end, hasModules: hasModules, depth: depth + 1)
                text += "endmenu\n"
                index = end
            case 3 where !isFirst && (index..<end).allSatisfy({ canBeMember($0) }) && prompts > 1:
                emitChoice(index..<end)
                index = end
            case 5 where !isFirst && prompts > 2, 6 where isModal && !isFirst && prompts > 2:
                let members = index..<min(range.upperBound, index + 2)
                for member in members {
                    symbols[member] = isModal ? numbers.pick([.bool, .tristate, .tristate]) : .bool
                }
                emitChoice(members)
                index = members.upperBound
            default:
                emitSymbol(index, isModules: hasModules && isFirst)
                index += 1
            }
        }
    }

    private func canBeMember(_ index: Int) -> Bool { isModal ? isTristate(index) : symbols[index] == .bool }

    /// A choice of a kernel up to 6.10.
    private mutating func emitModalChoice(_ range: Range<Int>) {
        constructs.insert(.choice)
        text += "choice\n"
        let type = numbers.pick(["bool", "tristate", "tristate", ""])
        if !type.isEmpty { text += "\t\(type)\n" }
        let isTristate = type.isEmpty ? symbols[range.lowerBound] == .tristate : type == "tristate"
        if isTristate { constructs.insert(.tristateChoice) }
        if Set(range.map { symbols[$0] }).count > 1 { constructs.insert(.mixedChoice) }
        text += "\tprompt \"Choice\""
        text += numbers.happens(30) ? " if \(expression(below: range.lowerBound, depth: 1))\n" : "\n"
        if numbers.happens(30) {
            constructs.insert(.optional)
            text += "\toptional\n"
        }
        if numbers.happens(30) { text += "\tdepends on \(expression(below: range.lowerBound, depth: 1))\n" }
        if numbers.happens(50) {
            constructs.insert(.choiceDefault)
            text += "\tdefault \(names[numbers.pick(Array(range))])"
            text += numbers.happens(40) ? " if \(expression(below: range.lowerBound, depth: 1))\n" : "\n"
        }
        // A member that is `m` by its default while it can't be seen contradicts one in front of it that is `y`.
        let hidesModules = isTristate && numbers.happens(20)
        for index in range {
            prompts -= 1
            text += "config \(names[index])\n\t\(symbols[index]) \"\(names[index])\""
            // One that is hidden while all that it depends on holds keeps its default.
            let isHidden = numbers.happens(15)
            if isHidden {
                constructs.insert(.hiddenMember)
                text += " if \(expression(below: range.lowerBound, depth: 0))"
            }
            text += "\n"
            if hidesModules, index > range.lowerBound {
                constructs.insert(.memberDefault)
                text += "\tdepends on \(expression(below: range.lowerBound, depth: 0))\n\tdefault m\n"
                continue
            }
            if index > range.lowerBound, numbers.happens(8) {
                constructs.insert(.submenuOfMember)
                text += "\tdepends on \(names[index - 1])\n"
            } else if numbers.happens(45) {
                text += "\tdepends on \(expression(below: range.lowerBound, depth: 1))\n"
            }
            if numbers.happens(isHidden ? 60 : 10) {
                constructs.insert(.memberDefault)
                text += "\tdefault \(numbers.pick(["y", "m"]))\n"
            }
            if numbers.happens(30) { emitInfluence(from: index, notBelow: range.upperBound) }
        }
        text += "endchoice\n"
    }

    private mutating func emitChoice(_ range: Range<Int>) {
        if isModal {
            emitModalChoice(range)
            return
        }
        constructs.insert(.choice)
        text += "choice\n\tprompt \"Choice\""
        text += numbers.happens(30) ? " if \(expression(below: range.lowerBound, depth: 1))\n" : "\n"
        if numbers.happens(30) { text += "\tdepends on \(expression(below: range.lowerBound, depth: 1))\n" }
        if numbers.happens(60) {
            constructs.insert(.choiceDefault)
            text += "\tdefault \(names[numbers.pick(Array(range))])\n"
        }
        for index in range {
            prompts -= 1
            text += "config \(names[index])\n\tbool \"\(names[index])\"\n"
            if numbers.happens(40) { text += "\tdepends on \(expression(below: range.lowerBound, depth: 1))\n" }
            if numbers.happens(30) { emitInfluence(from: index, notBelow: range.upperBound) }
        }
        text += "endchoice\n"
    }

    private mutating func emitSymbol(_ index: Int, isModules: Bool) {
        text += "config \(names[index])\n\t\(symbols[index])"
        let kind = symbols[index]
        let isText = !isTristate(index)
        if isModules {
            text += numbers.happens(70) ? " \"Modules\"\n" : "\n\tdefault y\n"
            text += "\tmodules\n"
            prompts -= 1
            return
        }
        if !isModal, prompts > 0, !isText || freeTexts > 0, numbers.happens(8) {
            constructs.insert(.transitional)
            text += "\n\ttransitional\n"
            prompts -= 1
            if isText { freeTexts -= 1 }
            return
        }
        let isPrompted = prompts > 0 && (!isText || freeTexts > 0) && numbers.happens(62)
        if isPrompted {
            prompts -= 1
            if isText { freeTexts -= numbers.happens(12) ? 0 : 1 }
            text += " \"\(names[index])\""
            if numbers.happens(25) {
                constructs.insert(.promptIf)
                text += " if \(expression(below: index, depth: 1))"
            }
        }
        text += "\n"
        if kind == .tristate { constructs.insert(.tristate) }
        emitAttributes(of: index)
        if numbers.happens(10), isTristate(index), prompts > 0 {
            constructs.insert(.multipleDefinition)
            text += "config \(names[index])\n"
            if numbers.happens(40) {
                text += "\tprompt \"Again\"\n"
                prompts -= 1
            }
            emitAttributes(of: index)
        }
    }

    private mutating func emitAttributes(of index: Int) {
        if numbers.happens(55) { text += "\tdepends on \(expression(below: index, depth: 2))\n" }
        for _ in 0..<numbers.pick([0, 1, 1, 2]) { emitDefault(of: index) }
        let canHaveRange = symbols[index] == .hex || symbols[index] == .int && !areNumbersRelative
        for percent in [65, 35] where canHaveRange && numbers.happens(percent) {
            constructs.insert(.range)
            // One that is above the bound behind it makes for an empty range.
            let low = numbers.pick(["0", "1", "2", "0", "1", "2", "4"])
            let high = numbers.happens(20) ? bound(below: index, symbols[index]) ?? "4" : numbers.pick(["3", "4", "5"])
            let prefix = symbols[index] == .hex ? "0x" : ""
            text += "\trange \(prefix)\(low) \(high.first?.isNumber == true ? prefix : "")\(high)"
            text += numbers.happens(40) ? " if \(expression(below: index, depth: 1))\n" : "\n"
        }
        if isTristate(index), numbers.happens(60) { emitInfluence(from: index, notBelow: index + 1) }
        if isTristate(index), numbers.happens(30) { emitInfluence(from: index, notBelow: index + 1) }
    }

    private mutating func bound(below index: Int, _ kind: Kind) -> String? {
        let others = (0..<index).filter { symbols[$0] == kind }
        return others.isEmpty ? nil : names[numbers.pick(others)]
    }

    private mutating func emitDefault(of index: Int) {
        if areNumbersRelative, symbols[index] == .int { return }
        var value: String
        switch symbols[index] {
        case .bool, .tristate:
            value = numbers.happens(60) ? numbers.pick(["y", "m", "y", "n"]) : expression(below: index, depth: 1)
        case .int: value = numbers.pick(["1", "3", "4", "7"])
        case .hex: value = numbers.pick(["0x1", "0x3", "4", "0x7"])
        case .string: value = numbers.pick(["\"a\"", "\"b\"", "\"3\"", "\"\""])
        }
        if !isTristate(index), numbers.happens(25), let other = bound(below: index, symbols[index]) {
            constructs.insert(.textDefault)
            value = other
        }
        text += "\tdefault \(value)"
        if numbers.happens(45) {
            constructs.insert(.defaultIf)
            text += " if \(expression(below: index, depth: 1))"
        }
        text += "\n"
    }

    private mutating func emitInfluence(from index: Int, notBelow lowest: Int) {
        let targets = (lowest..<max(lowest, symbols.count)).filter { isTristate($0) && names[$0] != "MODULES" }
        guard !targets.isEmpty else { return }
        let target = numbers.pick(targets)
        let isSelect = numbers.happens(72)
        constructs.insert(isSelect ? .select : .imply)
        text += "\t\(isSelect ? "select" : "imply") \(names[target])"
        if numbers.happens(35) {
            constructs.insert(.selectIf)
            text += " if \(expression(below: index, depth: 1))"
        }
        text += "\n"
    }

    /// An expression over the symbols below `limit`.
    private mutating func expression(below limit: Int, depth: Int) -> String {
        var limit = limit
        if mayRecur, numbers.happens(25) {
            constructs.insert(.recursion)
            limit = symbols.count
        }
        if depth > 0, numbers.happens(45) {
            let left = expression(below: limit, depth: depth - 1)
            let right = expression(below: limit, depth: depth - 1)
            return numbers.happens(60) ? "(\(left) && \(right))" : "(\(left) || \(right))"
        }
        if numbers.happens(22) {
            constructs.insert(.not)
            return "!\(operand(below: limit))"
        }
        return numbers.happens(30) ? comparison(below: limit) : operand(below: limit)
    }

    private mutating func operand(below limit: Int) -> String {
        let known = (0..<limit).filter { isTristate($0) }
        if numbers.happens(5) || known.isEmpty {
            switch numbers.pick([0, 1, 2]) {
            case 0:
                constructs.insert(.undefined)
                return "NOWHERE"
            case 1:
                constructs.insert(.mod)
                return "m"
            default: return "y"
            }
        }
        return names[numbers.pick(known)]
    }

    private mutating func comparison(below limit: Int) -> String {
        guard limit > 0 else { return "y" }
        let sign = numbers.pick(["=", "!=", "<", "<=", ">", ">="])
        let equality = numbers.pick(["=", "=", "!="])
        let others = (0..<limit).filter { !isTristate($0) }
        let index = !others.isEmpty && numbers.happens(70) ? numbers.pick(others) : numbers.pick(Array(0..<limit))
        switch symbols[index] {
        case .bool, .tristate:
            if numbers.happens(12) {
                constructs.insert(.undefinedComparison)
                return
                    "\(numbers.pick(["NOWHERE", names[index]])) \(equality) \(numbers.pick(["NOWHERE", "n", "ELSE"]))"
            }
            return "\(names[index]) \(numbers.happens(70) ? equality : sign) \(numbers.pick(["y", "m", "n", "y"]))"
        case .int:
            constructs.insert(.intComparison)
            if areNumbersRelative {
                constructs.insert(.relativeNumbers)
                return "\(names[index]) \(sign) \(bound(below: limit, .int) ?? names[index])"
            }
            let other = numbers.happens(25) ? bound(below: limit, .int) : nil
            return "\(names[index]) \(sign) \(other ?? numbers.pick(["1", "3", "4", "0x4", "\"\""]))"
        case .hex:
            constructs.insert(.hexComparison)
            return "\(names[index]) \(sign) \(numbers.pick(["0x1", "0x3", "4", "S\(index)"]))"
        case .string:
            constructs.insert(.stringComparison)
            return
                "\(names[index]) \(numbers.happens(80) ? equality : sign) \(numbers.pick(["\"a\"", "\"b\"", "\"\"", "3"]))"
        }
    }
}
