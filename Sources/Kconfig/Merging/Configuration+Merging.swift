// SPDX-License-Identifier: GPL-2.0-only

extension Configuration {
    /// What of the requests of `merged` the configuration does not hold, in their order, with what stands in the way.
    ///
    /// The configuration is to have taken over `merged` before, and to have been finished by any of the modes.
    public mutating func unmetRequests(of merged: MergedFragments) -> [UnmetRequest] {
        var result: [UnmetRequest] = []
        for request in merged.requests {
            let id = tree.symbol(request.name)
            let actual = id.flatMap { written($0) }
            guard actual != line(of: request) else { continue }
            let obstacles = id.map { self.obstacles(to: request, of: $0) } ?? [.undefined]
            result.append(UnmetRequest(request: request, actual: actual.flatMap(Self.value), obstacles: obstacles))
        }
        return result
    }

    /// The line of `id` as it is written, without its line end; nil where there is none.
    private mutating func written(_ id: SymbolID) -> [UInt8]? {
        guard computed(id).isWritten else { return nil }
        var text: [UInt8] = []
        append(id, to: &text, writing: .noAsUnset)
        return text.isEmpty ? nil : Array(text.dropLast())
    }

    private func line(of request: MergedFragments.Request) -> [UInt8] {
        guard let value = request.value else {
            return Array("# CONFIG_".utf8) + request.name + Array(" is not set".utf8)
        }
        return Array("CONFIG_".utf8) + request.name + [UInt8(ascii: "=")] + value
    }

    /// The right side of a line; `n` for `is not set`.
    private static func value(_ line: [UInt8]) -> [UInt8] {
        guard line.first != UInt8(ascii: "#") else { return [UInt8(ascii: "n")] }
        return line.firstIndex(of: UInt8(ascii: "=")).map { Array(line[($0 + 1)...]) } ?? []
    }

    private mutating func obstacles(to request: MergedFragments.Request, of id: SymbolID) -> [Obstacle] {
        let type = tree.symbols[Int(id.index)].type
        let definitions = tree.definitions(of: id)
        guard type != .unknown, !definitions.isEmpty else { return [.undefined] }
        guard type == .bool || type == .tristate else {
            return obstaclesToText((request.value ?? [])[...], of: id, type, definitions)
        }
        let wanted = request.value.map { Tristate(firstByteOf: $0[...], allowingModules: true) } ?? .no
        guard let wanted, request.value.map({ $0.count == 1 }) ?? true else { return [.invalidValue(type)] }
        let state = computed(id)
        var result: [Obstacle] = []
        if wanted < state.value, state.reverse > wanted { result.append(selection(of: id)) }
        if wanted == .mod, type == .bool || modulesValue == .no { result.append(.noModules) }
        if state.visibility < wanted || state.visibility == .no { result += hidden(id, wanted, definitions) }
        let choice = tree.symbols[Int(id.index)].choice
        if choice >= 0, state.visibility != .no, wanted != state.value {
            for member in tree.choiceMembers[choice] ?? [] where member != id && computed(member).value == .yes {
                result.append(.otherMember(member, choice: tree.line(ofEntry: Int(choice))))
            }
        }
        return result
    }

    private mutating func obstaclesToText(
        _ value: ArraySlice<UInt8>, of id: SymbolID, _ type: SymbolType, _ definitions: [Definition]
    ) -> [Obstacle] {
        if computed(id).visibility == .no { return hidden(id, .yes, definitions) }
        guard type != .string else { return value.first == UInt8(ascii: "\"") ? [] : [.invalidValue(type)] }
        guard value.isNumber(type) else { return [.invalidValue(type)] }
        guard let (low, high) = bounds(of: id), !allows(id, value) else { return [] }
        for property in tree.properties(of: id) where property.kind == .range {
            if self.value(of: property.condition) != .no {
                return [.range(tree.line(of: property), low: low, high: high)]
            }
        }
        return []
    }

    /// The lines that select `id`, where they do.
    private mutating func selection(of id: SymbolID) -> Obstacle {
        var lines: [KconfigLine] = []
        for influence in Influences(of: tree).selects(of: id)
        where value(of: influence.source) != .no && value(of: influence.condition) != .no {
            lines.append(influence.line)
        }
        return .selected(lines, value: computed(id).reverse)
    }

    /// Why no prompt of `id` lets `wanted` through.
    private mutating func hidden(_ id: SymbolID, _ wanted: Tristate, _ definitions: [Definition]) -> [Obstacle] {
        let asked = definitions.filter { $0.promptLine != nil }
        if asked.isEmpty { return [.noPrompt(definitions.map(\.line))] }
        let needed: Tristate = computed(id).visibility == .no ? .mod : wanted
        return asked.map { definition in
            var failing: [Obstacle.Failing] = []
            for condition in definition.dependencies + definition.visibility {
                let value = self.value(of: condition.expression)
                if value < needed {
                    failing.append(
                        Obstacle.Failing(line: condition.line, expression: condition.expression, value: value))
                }
            }
            failing += failingPromptCondition(id, definition, needed)
            return needed == .mod
                ? .hidden(definition: definition.line, by: failing)
                : .limitedToModule(definition: definition.line, by: failing)
        }
    }

    /// What stands behind the `if` of a prompt, where that is too low.
    private mutating func failingPromptCondition(
        _ id: SymbolID, _ definition: Definition, _ needed: Tristate
    ) -> [Obstacle.Failing] {
        for property in tree.properties(of: id) where property.kind == .prompt || property.kind == .menu {
            let line = tree.line(of: property)
            let value = self.value(of: property.ownCondition)
            if line == definition.promptLine, value < needed {
                return [Obstacle.Failing(line: line, expression: property.ownCondition, value: value)]
            }
        }
        return []
    }
}

extension Obstacle {
    /// The obstacle as a clause, with the place of each line.
    public func text(in tree: KconfigTree) -> String {
        func list(_ failing: [Failing]) -> String {
            failing.map { "\($0.line.text) = \($0.value.letter) (\($0.line))" }.joined(separator: ", ")
        }
        switch self {
        case .undefined: return "no Kconfig file defines it"
        case .invalidValue(let type): return "it is of type \(type), which has no such value"
        case .noPrompt(let lines):
            return "it has no prompt (\(lines.map(\.description).joined(separator: ", ")))"
        case .hidden(let definition, let failing): return "its prompt (\(definition)) is hidden by " + list(failing)
        case .limitedToModule(let definition, let failing):
            return "its prompt (\(definition)) lets no more than m through, because of " + list(failing)
        case .selected(let lines, let value):
            let places = lines.map { "\($0.text) (\($0))" }.joined(separator: ", ")
            return "it is selected to be \(value.letter) by \(places)"
        case .noModules: return "it can't be a module"
        case .range(let line, let low, let high):
            return "it is kept within \(low) and \(high) by \(line.text) (\(line))"
        case .otherMember(let member, let choice):
            return "\(tree.nameText(of: member)) is chosen in the choice at \(choice)"
        }
    }
}
