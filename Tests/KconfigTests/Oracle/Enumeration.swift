// SPDX-License-Identifier: GPL-2.0-only

@testable import Kconfig

/// All configurations of a small tree, by trying each value of each symbol.
struct Enumeration {
    /// What a user can give to each symbol that has a prompt.
    private var choices: [(symbol: SymbolID, values: [Value])] = []
    private let tree: KconfigTree

    enum Value: Hashable {
        case none
        case tristate(Tristate)
        case text(String)
    }

    init(of tree: KconfigTree) {
        var tree = tree
        for id in tree.definedSymbols {
            guard tree.isTransitional(id) || tree.definitions(of: id).contains(where: { $0.prompt != nil }) else {
                continue
            }
            let values: [Value]
            switch tree.type(of: id) {
            case .unknown: continue
            case .bool: values = [.tristate(.no), .tristate(.yes)]
            case .tristate: values = [.tristate(.no), .tristate(.mod), .tristate(.yes)]
            case .int: values = [.none] + (-1...8).map { .text("\($0)") }
            case .hex: values = [.none] + (0...8).map { .text("0x\($0)") }
            case .string: values = [.none] + ["", "a", "b", "3", "aa", "zz", " "].map { .text($0) }
            }
            for case .text(let text) in values { _ = tree.name(Array(text.utf8)) }
            choices.append((id, values))
        }
        // What is read of the members of a choice with a mode counts in the order of the file.
        choices.sort { tree.symbols[Int($0.symbol.index)].firstEntry < tree.symbols[Int($1.symbol.index)].firstEntry }
        self.tree = tree
    }

    /// How many there are to be tried.
    var count: Int { choices.reduce(1) { $0 * $1.values.count } }

    /// Calls `body` with each configuration that stays as it is when it is read again.
    func forEachStable(_ body: (inout Configuration) -> Void) {
        var configuration = Configuration(of: tree)
        var places = choices.map { _ in 0 }
        while true {
            configuration.forgetUserValues()
            if tree.dialect.choices == .modal { configuration.expectChoices() }
            for (choice, place) in zip(choices, places) { configuration.give(choice.values[place], to: choice.symbol) }
            configuration.reset()
            let isStable = zip(choices, places).allSatisfy { choice, place in
                configuration.keeps(choice.values[place], of: choice.symbol)
            }
            if isStable { body(&configuration) }
            var digit = 0
            while digit < places.count {
                places[digit] += 1
                if places[digit] < choices[digit].values.count { break }
                places[digit] = 0
                digit += 1
            }
            if digit == places.count { return }
        }
    }

    /// The configuration in which the user gives `settings` alone.
    func configuration(_ settings: [Witness.Setting]) -> Configuration {
        var tree = tree
        for setting in settings { _ = tree.name(Array(setting.value.utf8)) }
        var configuration = Configuration(of: tree)
        if tree.dialect.choices == .modal { configuration.expectChoices() }
        for setting in settings {
            let value: Value =
                switch setting.type {
                case .bool, .tristate: .tristate(setting.value == "y" ? .yes : setting.value == "m" ? .mod : .no)
                default: .text(setting.value)
                }
            configuration.give(value, to: setting.symbol)
        }
        configuration.reset()
        return configuration
    }

    /// Whether `configuration` stays as it is when what it writes is read again, numbers aside that have an empty range:
    /// `conf` changes them each time.
    func isStable(_ configuration: Configuration) -> Bool {
        var first = configuration
        var second = Configuration(of: configuration.tree)
        let text = first.dotConfig()
        _ = second.take(ConfigLines(parsing: text, isLenient: tree.dialect.choices == .modal))
        for (id, _) in choices where tree.type(of: id) == .int || tree.type(of: id) == .hex {
            if !first.allows(id, first.text(of: id)) { second.give(.none, to: id) }
        }
        // What is left for old configurations is not written.
        for (id, _) in choices where tree.isTransitional(id) {
            second.userTristate[Int(id.index)] = first.userTristate[Int(id.index)]
            second.userText[Int(id.index)] = first.userText[Int(id.index)]
        }
        second.reset()
        return second.dotConfig() == text
    }
}

extension Configuration {
    fileprivate mutating func give(_ value: Enumeration.Value, to id: SymbolID) {
        userTristate[Int(id.index)] = nil
        userText[Int(id.index)] = -1
        switch value {
        case .none: break
        case .tristate(let tristate): userTristate[Int(id.index)] = tristate
        case .text(let text): userText[Int(id.index)] = Int32(tree.names.existingIndex(of: text.utf8) ?? -1)
        }
        if tree.dialect.choices == .modal { _ = settleMode(id) }
    }

    /// Whether a symbol that can be seen has the value that the user gives, or one that no user can give. The mode of a
    /// choice is made of members that can't be seen too.
    fileprivate mutating func keeps(_ value: Enumeration.Value, of id: SymbolID) -> Bool {
        let isMember = tree.dialect.choices == .modal && tree.symbols[Int(id.index)].choice >= 0
        guard isMember || isSeen(id) else { return true }
        return switch value {
        case .none: !text(of: id).isValue(of: tree.type(of: id)) || !allows(id, text(of: id))
        case .tristate(let tristate): self.value(of: id) == tristate
        case .text(let given): text(of: id).elementsEqual(given.utf8)
        }
    }

    /// Whether a prompt of `id` can be seen.
    mutating func isSeen(_ id: SymbolID) -> Bool {
        var isSeen = false
        var conditions: [ExpressionID] = []
        tree.forEachProperty(of: id) { index in
            let property = tree.properties[index]
            if property.kind == .prompt || property.kind == .menu { conditions.append(property.condition) }
        }
        for condition in conditions where value(of: condition) != .no { isSeen = true }
        return isSeen
    }
}

extension KconfigTree {
    fileprivate func isTransitional(_ id: SymbolID) -> Bool { symbols[Int(id.index)].isTransitional }
}
