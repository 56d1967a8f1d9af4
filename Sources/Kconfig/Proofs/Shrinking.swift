// SPDX-License-Identifier: GPL-2.0-only

internal import SAT

/// A value that the user gives to a symbol.
struct UserSetting: Hashable {
    var symbol: SymbolID
    var value: Value

    enum Value: Hashable {
        case tristate(Tristate)
        /// A number of the table of names.
        case text(Int32)
    }
}

/// Makes the values of a user's in which a goal shows as few as possible.
struct Shrinking {
    private let start: [UserSetting]
    private let goal: Goal
    private(set) var configuration: Configuration

    /// How many configurations were computed.
    private(set) var evaluations = 0

    /// The number of ``Configuration/steps`` behind which nothing more is left out.
    private let lastStep: Int

    init(_ settings: [UserSetting], of goal: Goal, in configuration: Configuration, steps: Int) {
        start = settings
        self.goal = goal
        self.configuration = configuration
        lastStep = configuration.steps + steps
    }

    /// What became of the values.
    enum Outcome {
        /// The goal shows with these; of which none can be left out, unless looking for that took too long.
        case shrunk([UserSetting], isSmallest: Bool)
        /// The goal shows, but not in a configuration that stays as it is.
        case unstable
        /// The goal does not show even with all of them.
        case unconfirmed
    }

    /// Leaves out what can be.
    mutating func shrink() -> Outcome {
        guard shows(start) else { return .unconfirmed }
        let settings = shrink(start, isFull: false)
        if shows(settings, isFull: true) { return .shrunk(settings, isSmallest: !isTooLong) }
        // What is left to its default is not stable: begin with all values that the user has in the end.
        guard let settled = settledSettings() else { return .unstable }
        let shrunk = shrink(settled, isFull: true)
        return .shrunk(shrunk, isSmallest: !isTooLong)
    }

    /// Whether nothing more is to be left out: no more, in the end, than a few configurations later.
    private var isTooLong: Bool { configuration.steps > lastStep }

    /// Leaves out halves, quarters and so on, and single ones until none is left that can be.
    private mutating func shrink(_ settings: [UserSetting], isFull: Bool) -> [UserSetting] {
        var settings = settings
        var length = max(1, settings.count / 2)
        while true {
            var isShorter = false
            var start = 0
            while start < settings.count {
                if isTooLong { return settings }
                let end = min(settings.count, start + length)
                let shorter = Array(settings[..<start] + settings[end...])
                if shows(shorter, isFull: isFull) {
                    settings = shorter
                    isShorter = true
                } else {
                    start = end
                }
            }
            if length == 1, !isShorter { return settings }
            length = max(1, length / 2)
        }
    }

    /// Whether the goal shows; and where `isFull`, in a configuration that is stable.
    private mutating func shows(_ settings: [UserSetting], isFull: Bool = false) -> Bool {
        evaluations += 1
        configuration.take(settings)
        guard configuration.shows(goal) else { return false }
        return !isFull
            || isStable(besides: settings.filter { configuration.tree.symbols[Int($0.symbol.index)].isGivenUnasked })
    }

    private mutating func isStable(besides answers: [UserSetting]) -> Bool {
        let values = answers + configuration.visibleSettings()
        configuration.take(values)
        return answers + configuration.visibleSettings() == values && configuration.shows(goal)
    }

    /// The values of all that can be seen, where `conf` leaves them as they are and the goal shows.
    private mutating func settledSettings() -> [UserSetting]? {
        configuration.take(start)
        let answers = start.filter { configuration.tree.symbols[Int($0.symbol.index)].isGivenUnasked }
        var values = answers + configuration.visibleSettings()
        for _ in 0..<16 {
            configuration.take(values)
            let next = answers + configuration.visibleSettings()
            if next == values { return configuration.shows(goal) ? values : nil }
            values = next
        }
        return nil
    }
}

extension Configuration {
    /// Forgets the user's values but for `settings`, which are taken as they would be read from a `.config`.
    mutating func take(_ settings: [UserSetting]) {
        forgetUserValues()
        steps &+= settings.count
        let isModal = tree.dialect.choices == .modal
        if isModal { expectChoices() }
        for setting in settings {
            switch setting.value {
            case .tristate(let value): userTristate[Int(setting.symbol.index)] = value
            case .text(let text): userText[Int(setting.symbol.index)] = text
            }
            if isModal { _ = settleMode(setting.symbol) }
        }
        if !isModal { prefer(settings.map(\.symbol)) }
        reset()
    }

    /// Puts members of choices that nobody has touched in front, the last of `symbols` first.
    private mutating func prefer(_ symbols: [SymbolID]) {
        var touched: [Int32: [SymbolID]] = [:]
        for id in symbols where tree.symbols[Int(id.index)].choice >= 0 {
            touched[tree.symbols[Int(id.index)].choice, default: []].append(id)
        }
        for (choice, members) in touched {
            var seen: Set<SymbolID> = []
            memberOrder[choice] = (members.reversed() + (tree.choiceMembers[choice] ?? [])).filter {
                seen.insert($0).inserted
            }
        }
    }

    /// The values of all symbols that can be seen, as a `.config` would give them back.
    mutating func visibleSettings() -> [UserSetting] {
        var result: [UserSetting] = []
        for index in tree.symbols.indices where tree.symbols[index].name >= 0 && !tree.symbols[index].isConstant {
            let id = SymbolID(index: Int32(truncatingIfNeeded: index))
            guard isGivenBack(id) else { continue }
            switch tree.symbols[index].type {
            case .unknown: break
            case .bool, .tristate: result.append(UserSetting(symbol: id, value: .tristate(value(of: id))))
            case .int, .hex, .string:
                let text = self.text(of: id)
                guard text.isValue(of: tree.symbols[index].type), allows(id, text),
                    let name = tree.names.existingIndex(of: text)
                else {
                    continue
                }
                result.append(UserSetting(symbol: id, value: .text(Int32(truncatingIfNeeded: name))))
            }
        }
        // What was read of the members of a choice counts in the order of the menu.
        guard tree.dialect.choices == .modal else { return result }
        return result.sorted {
            tree.symbols[Int($0.symbol.index)].firstEntry < tree.symbols[Int($1.symbol.index)].firstEntry
        }
    }

    /// Whether the value of `id`, where it stands in a `.config`, means something when that is read.
    ///
    /// The mode of a choice follows from members too that can't be seen and have a value by their default.
    private mutating func isGivenBack(_ id: SymbolID) -> Bool {
        let isMember = tree.dialect.choices == .modal && tree.symbols[Int(id.index)].choice >= 0
        return isMember ? isWritten(id) : isPromptVisible(id)
    }
}

extension Encoding {
    /// The values that the user gives in the model that the solver has just found, in the order of the menu.
    func settings() -> [UserSetting] {
        var result: [UserSetting] = []
        for id in encodedSymbols {
            let symbol = tree.symbols[Int(id.index)]
            if symbol.name < 0 {
                for member in members(of: id) { append(member, to: &result) }
            } else if symbol.isFree {
                guard let text = texts[id.index]?.first(where: { gates.solver.value(of: $0.isIt) })?.text else {
                    continue
                }
                result.append(UserSetting(symbol: id, value: .text(text)))
            } else if symbol.choice < 0, !symbol.isConstant, symbol.isTransitional || !prompts(of: id).isEmpty {
                append(id, to: &result)
            }
        }
        return result.sorted {
            tree.symbols[Int($0.symbol.index)].firstEntry < tree.symbols[Int($1.symbol.index)].firstEntry
        }
    }

    private func append(_ id: SymbolID, to result: inout [UserSetting]) {
        switch tree.symbols[Int(id.index)].type {
        case .unknown: break
        case .bool, .tristate:
            guard let value = symbolValues[Int(id.index)] else { return }
            let isYes = gates.solver.value(of: value.yes)
            let tristate: Tristate = isYes ? .yes : gates.solver.value(of: value.some) ? .mod : .no
            result.append(UserSetting(symbol: id, value: .tristate(tristate)))
        case .int, .hex, .string:
            guard let text = texts[id.index]?.first(where: { gates.solver.value(of: $0.isIt) })?.text,
                tree.names.bytes(of: Int(text)).isValue(of: tree.symbols[Int(id.index)].type),
                !(keptTexts[id.index] ?? []).contains(where: { gates.solver.value(of: $0) })
            else { return }
            result.append(UserSetting(symbol: id, value: .text(text)))
        }
    }
}

extension Witness {
    init(_ settings: [Setting], isSmallest: Bool = true) {
        self.settings = settings
        self.isSmallest = isSmallest
    }
}

extension KconfigTree {
    /// `setting` in words.
    func setting(_ setting: UserSetting) -> Witness.Setting {
        let value =
            switch setting.value {
            case .tristate(let value): value.letter.description
            case .text(let text): String(decoding: names.bytes(of: Int(text)), as: UTF8.self)
            }
        return Witness.Setting(
            symbol: setting.symbol, name: nameText(of: setting.symbol), type: symbols[Int(setting.symbol.index)].type,
            value: value)
    }
}
