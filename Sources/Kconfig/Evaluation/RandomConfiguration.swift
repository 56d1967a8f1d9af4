// SPDX-License-Identifier: GPL-2.0-only

/// How likely `randconfig` takes each value, in percent: `KCONFIG_PROBABILITY`.
public struct RandomProbabilities: Sendable, Hashable {
    /// That a bool is `y`.
    public var yesOfBool = 50
    /// That a tristate is `y`.
    public var yesOfTristate = 33
    /// That a tristate is `m`.
    public var modOfTristate = 33

    /// The usual ones.
    public init() {}

    /// What `text`, the value of `KCONFIG_PROBABILITY`, says: `P`, `Y:M` or `P:Y:M`; nil where a number is out of
    /// range.
    public init?(parsing text: some Collection<UInt8>) {
        var numbers: [Int] = []
        var rest = Array(text)[...]
        while !rest.isEmpty, numbers.count < 3 {
            let digits = rest.drop { $0 == UInt8(ascii: " ") || (0x09...0x0d).contains($0) }
            let number = digits.leadingNumber(base: 10)
            guard (0...100).contains(number) else { return nil }
            numbers.append(Int(number))
            let end = digits.dropFirst(digits.first == UInt8(ascii: "-") ? 1 : 0).drop { (0x30...0x39).contains($0) }
            guard end.first == UInt8(ascii: ":") else {
                // What is no number counts as 0, over and over.
                if !end.isEmpty { numbers += Array(repeating: 0, count: 3 - numbers.count) }
                break
            }
            rest = end.dropFirst()
        }
        switch numbers.count {
        case 1:
            yesOfBool = numbers[0]
            modOfTristate = numbers[0] / 2
            yesOfTristate = numbers[0] - modOfTristate
        case 2:
            (yesOfTristate, modOfTristate) = (numbers[0], numbers[1])
            yesOfBool = yesOfTristate + modOfTristate
        case 3: (yesOfBool, yesOfTristate, modOfTristate) = (numbers[0], numbers[1], numbers[2])
        default: break
        }
        guard yesOfTristate + modOfTristate <= 100 else { return nil }
    }
}

extension Configuration {
    /// Gives every bool and tristate that has a prompt and no value of the user's a random one, and lets each choice
    /// choose at random: `randconfig`.
    ///
    /// The same `seed` gives the same values, on every machine; they are not those that `conf` makes of it.
    public mutating func randomize(seed: UInt64, probabilities: RandomProbabilities = RandomProbabilities()) {
        var random = RandomNumbers(state: seed)
        let isModal = tree.dialect.choices == .modal
        for index in newSymbols() {
            let number = random.number(below: 100)
            if tree.symbols[index].type == .bool {
                userTristate[index] = number < probabilities.yesOfBool ? .yes : .no
            } else {
                let mod = probabilities.yesOfTristate + probabilities.modOfTristate
                userTristate[index] = number < probabilities.yesOfTristate ? .yes : number < mod ? .mod : .no
            }
        }
        for index in tree.entries.indices {
            let symbol = tree.entries[index].symbol
            guard symbol >= 0, tree.symbols[Int(symbol)].name < 0 else { continue }
            let choice = Int32(truncatingIfNeeded: index)
            if isModal { pickMember(of: choice, &random) } else { shuffle(choice, &random) }
        }
        invalidate()
    }

    /// Puts the members of a choice that the user has not set into a random order behind the others, and sets them.
    ///
    /// Which of them can be seen may depend on other choices: the first of the order that can be is chosen.
    private mutating func shuffle(_ choice: Int32, _ random: inout RandomNumbers) {
        let order = memberOrder[choice] ?? tree.choiceMembers[choice] ?? []
        var free = order.filter { userTristate[Int($0.index)] == nil }
        var last = free.count - 1
        while last > 0 {
            free.swapAt(last, random.number(below: last + 1))
            last -= 1
        }
        let kept = order.filter { userTristate[Int($0.index)] != nil }
        for member in free { userTristate[Int(member.index)] = .yes }
        memberOrder[choice] = kept + free
    }
}

extension Configuration {
    /// Gives the members of a choice with a mode random values, of which one is the pick, where the user has not set
    /// any of them; one that may be left alone, a random mode.
    private mutating func pickMember(of choice: Int32, _ random: inout RandomNumbers) {
        let members = tree.choiceMembers[choice] ?? []
        let symbol = choiceSymbol(choice)
        guard !members.isEmpty, userChoices[symbol.index]?.member == nil,
            members.allSatisfy({ userTristate[Int($0.index)] == nil })
        else { return }
        let pick = members[random.number(below: members.count)]
        for member in members {
            let isModule = tree.symbols[Int(member.index)].type == .tristate && random.number(below: 2) == 0
            userTristate[Int(member.index)] = member == pick ? .yes : isModule ? .mod : .no
        }
        let modes: [Tristate] = tree.symbols[Int(symbol.index)].type == .tristate ? [.no, .mod, .yes] : [.no, .yes]
        let mode = modes[random.number(below: modes.count)]
        userChoices[symbol.index] = UserChoice(mode: mode, isSet: true, member: pick)
    }
}

/// Numbers that look random: SplitMix64, by Sebastiano Vigna, in the public domain.
private struct RandomNumbers {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func number(below bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }
}
