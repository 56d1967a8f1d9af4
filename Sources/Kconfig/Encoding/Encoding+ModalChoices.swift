// SPDX-License-Identifier: GPL-2.0-only

internal import SAT

// Choices of kernels up to 6.10. Such a choice is a symbol whose value, the mode, its members depend on, and the mode
// follows from what was read of the members and from which of them can be seen. So the mode is a variable, and what
// ties it to the members is demanded when these are encoded, in a step of its own.
extension Encoding {
    /// What bounds the mode of the choice `id`, and all else that it depends on by way of its members.
    func append(partsOfMode id: SymbolID, to parts: inout [Node]) {
        parts.append(contentsOf: prompts(of: id).map { .expression($0.condition) })
        let symbol = tree.symbols[Int(id.index)]
        if symbol.type == .tristate { parts.append(.symbol(tree.modules)) }
        if let reverse = symbol.reverse { parts.append(.expression(reverse)) }
        for expression in tree.expressions.parts(of: linesOfMembers(of: id)) {
            switch tree.expressions[expression] {
            case .symbol(let symbol): parts.append(.symbol(symbol))
            case .comparison(_, let left, let right): parts += [.symbol(left), .symbol(right)]
            case .yes, .not, .and, .or: break
            }
        }
        parts.removeAll { $0 == .symbol(id) }
    }

    /// The expressions that the members of the choice `id`, and its mode with them, are computed from.
    private func linesOfMembers(of id: SymbolID) -> [ExpressionID] {
        var lines = tree.properties(of: id).filter { $0.kind == .defaultValue }.map(\.condition)
        for member in members(of: id) {
            for property in tree.properties(of: member) {
                switch property.kind {
                case .prompt, .menu: lines.append(property.condition)
                case .defaultValue: lines += [property.condition, property.value]
                case .comment, .select, .imply, .range: break
                }
            }
        }
        if hasCircles { lines += ([id] + members(of: id)).flatMap { tree.checkedLines(of: $0) } }
        return lines
    }

    /// What the members of the choice `id` are computed from, and its mode with them.
    func append(partsOfMembers id: SymbolID, to parts: inout [Node]) {
        parts.append(.symbol(id))
        parts += linesOfMembers(of: id).map { .expression($0) }
        if members(of: id).contains(where: { tree.symbols[Int($0.index)].type == .tristate }) {
            parts.append(.symbol(tree.modules))
        }
    }

    /// The mode of the choice `id`: any that its prompts let through, which says nothing new where the choice is
    /// counted on, and tells the lines that it depends on apart from the choice where it is not.
    mutating func encodedMode(of id: SymbolID) -> TristateLiterals {
        let type = tree.symbols[Int(id.index)].type
        guard type == .bool || type == .tristate else { return gates.constant(.no) }
        let highest = gates.raise(gates.max(visibility(of: id), reverse(of: id)), where: isBool(id))
        if highest.some == gates.never { return gates.constant(.no) }
        let some = gates.makeVariable()
        let yes = isBool(id) == gates.always ? some : gates.makeVariable()
        gates.demand(!yes, some)
        gates.demand(!isBool(id), !some, yes)
        gates.demand(!some, highest.some)
        gates.demand(!yes, highest.yes)
        return TristateLiterals(some: some, yes: yes)
    }

    /// A member, and what of it decides about the others.
    private struct Member {
        var id: SymbolID
        var isVisible: Literal
        var value: TristateLiterals
        /// Whether the choice, in mode `y`, picks it.
        var isChosen: Literal
        /// Whether it could be seen if the mode were `y`.
        var isVisibleInModeYes: Literal
    }

    /// Gives each member of the choice `id` a value, and ties the mode to them.
    mutating func encodeModalMembers(of id: SymbolID) {
        let mode = value(of: id)
        let isCounted = makeGuard(of: id)
        let conditions = valuesInModeYes(of: id)
        let members = self.members(of: id).map { encodedMember($0, mode, conditions) }
        var isAnyChosen = gates.never
        for member in members {
            gates.demand(!isCounted, !member.isChosen, !isAnyChosen)
            isAnyChosen = gates.or(isAnyChosen, member.isChosen)
            let type = tree.symbols[Int(member.id.index)].type
            if type == .bool || type == .tristate { symbolValues[Int(member.id.index)] = member.value }
        }
        gates.demand(!isCounted, !mode.yes, isAnyChosen)
        let inOrder = members.sorted {
            tree.symbols[Int($0.id.index)].firstEntry < tree.symbols[Int($1.id.index)].firstEntry
        }
        let read = readMode(of: id, inOrder)
        // A choice in mode `y` none of whose members can be seen leaves it.
        let isAnyVisible = gates.or(members.map(\.isVisibleInModeYes))
        let isLeft = gates.and(read.yes, !isAnyVisible)
        let settled = TristateLiterals(some: gates.and(read.some, !isLeft), yes: gates.and(read.yes, !isLeft))
        gates.demand(!isCounted, !mode.some, settled.some)
        gates.demand(!isCounted, mode.some, !settled.some)
        gates.demand(!isCounted, !mode.yes, settled.yes)
        gates.demand(!isCounted, mode.yes, !settled.yes)
        if hasDefaults(members) { demandDefaultMember(of: id, members, inOrder, isCounted) }
    }

    /// The mode of the choice that conf reads out of the members, whose lines it meets in this order.
    private mutating func readMode(of id: SymbolID, _ members: [Member]) -> TristateLiterals {
        var highest = gates.constant(.no)
        var isInconsistent = gates.never
        for member in members {
            let isMod = gates.and(member.value.some, !member.value.yes)
            isInconsistent = gates.or(isInconsistent, gates.and(highest.yes, isMod))
            highest = gates.max(highest, member.value)
        }
        let visibility = self.visibility(of: id)
        highest = gates.min(highest, visibility)
        let isRead = !isInconsistent
        let read = TristateLiterals(some: gates.and(highest.some, isRead), yes: gates.and(highest.yes, isRead))
        return gates.raise(gates.max(read, reverse(of: id)), where: isBool(id))
    }

    private mutating func encodedMember(
        _ id: SymbolID, _ mode: TristateLiterals, _ conditions: [ExpressionID: TristateLiterals]
    ) -> Member {
        let type = tree.symbols[Int(id.index)].type
        let isTristate = type == .tristate
        var visibility = gates.constant(.no)
        var inModeYes = gates.never
        for prompt in prompts(of: id) {
            let condition = value(of: prompt.condition)
            // In mode `y`, what could be a module alone can't be seen.
            let isInMode = isTristate ? gates.or(condition.yes, gates.and(condition.some, !mode.yes)) : condition.some
            visibility = gates.max(visibility, TristateLiterals(some: isInMode, yes: condition.yes))
            let supposed = conditions[prompt.condition] ?? condition
            inModeYes = gates.or(inModeYes, isTristate ? supposed.yes : supposed.some)
        }
        visibility = gates.raise(visibility, where: isTristate ? isBool(id) : gates.always)
        let isChosen = visibility.yes == gates.never ? gates.never : gates.makeVariable()
        gates.demand(!isChosen, visibility.yes)
        var isMod = gates.never
        if visibility.some != visibility.yes {
            isMod = gates.makeVariable()
            gates.demand(!isMod, !visibility.yes)
        }
        var value = TristateLiterals(some: gates.or(isChosen, isMod), yes: isChosen)
        if type == .bool || type == .tristate {
            let hidden = gates.raise(defaultValue(of: id), where: isBool(id))
            value = gates.either(visibility.some, value, hidden)
        }
        return Member(
            id: id, isVisible: visibility.some, value: value, isChosen: isChosen, isVisibleInModeYes: inModeYes)
    }

    /// Where the member that was read as `y` last can't be seen, having that value by its default, the choice picks the
    /// member that it would pick by itself.
    private mutating func demandDefaultMember(
        of id: SymbolID, _ members: [Member], _ inOrder: [Member], _ isCounted: Literal
    ) {
        var isDefault: [SymbolID: Literal] = [:]
        var isOpen = gates.always
        let places = Dictionary(members.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        for property in tree.properties(of: id) where property.kind == .defaultValue {
            guard let named = tree.expressions.symbol(in: property.value), let place = places[named] else { continue }
            let member = members[place]
            let condition = value(of: property.condition).some
            let isHit = gates.and(gates.and(isOpen, condition), member.isVisible)
            isDefault[named] = gates.or(isDefault[named] ?? gates.never, isHit)
            isOpen = gates.and(isOpen, !isHit)
        }
        for member in members {
            let isHit = gates.and(isOpen, member.isVisible)
            isDefault[member.id] = gates.or(isDefault[member.id] ?? gates.never, isHit)
            isOpen = gates.and(isOpen, !isHit)
        }
        var isHiddenBehind = gates.never
        for member in inOrder.reversed() {
            gates.demand(!isCounted, !member.isChosen, !isHiddenBehind, isDefault[member.id] ?? gates.never)
            isHiddenBehind = gates.or(isHiddenBehind, gates.and(member.value.yes, !member.isVisible))
        }
    }

    private func hasDefaults(_ members: [Member]) -> Bool {
        members.contains { tree.properties(of: $0.id).contains { $0.kind == .defaultValue } }
    }
}

extension Encoding {
    /// What the conditions of the prompts of the members of the choice `id` would be if its mode were `y`: nothing else
    /// that they are made of depends on it.
    mutating func valuesInModeYes(of id: SymbolID) -> [ExpressionID: TristateLiterals] {
        let mode = symbolValues[Int(id.index)]
        symbolValues[Int(id.index)] = gates.constant(.yes)
        defer { symbolValues[Int(id.index)] = mode }
        var values: [ExpressionID: TristateLiterals] = [:]
        for condition in tree.conditionsOfMembers(of: id) {
            values[condition] = encoded(condition, supposing: values)
        }
        return values
    }

    /// Whether a member of the choice `id`, one that has modes, could be seen if its mode were `y`.
    mutating func isAnyMemberVisibleInModeYes(of id: SymbolID) -> Literal {
        let conditions = valuesInModeYes(of: id)
        return gates.or(
            members(of: id).flatMap { prompts(of: $0) }.compactMap { conditions[$0.condition]?.some })
    }

    /// Whether a prompt of a member of the choice `id` stands elsewhere: what can be seen then depends on the order of
    /// the computation.
    func hasPromptElsewhere(_ id: SymbolID) -> Bool {
        members(of: id).contains { member in
            prompts(of: member).contains { prompt in
                let parent = tree.entries[Int(prompt.entry)].parent
                return parent < 0 || tree.entries[Int(parent)].symbol != id.index
            }
        }
    }
}

extension KconfigTree {
    /// The conditions of the prompts of the members of the choice `id`, and all expressions that they are made of, each
    /// behind its parts.
    func conditionsOfMembers(of id: SymbolID) -> [ExpressionID] {
        let members = choiceMembers[symbols[Int(id.index)].firstEntry] ?? []
        let prompts = members.flatMap { properties(of: $0) }.filter { $0.kind == .prompt || $0.kind == .menu }
        return expressions.parts(of: prompts.map(\.condition))
    }
}
