// SPDX-License-Identifier: GPL-2.0-only

/// Symbols each of which needs the next one to know its own value, and the last the first.
public struct DependencyCircle: Sendable, Hashable {
    /// The symbols, in the order in which `conf` tells them; choices, which have no name, left out.
    public var symbols: [SymbolID]

    /// A line that closes it.
    public var line: KconfigLine
}

extension KconfigTree {
    /// Whether `conf` refuses the tree for symbols that depend on each other in a circle.
    public var hasCircles: Bool { !circles.isEmpty }

    /// The circles that `conf` tells of and that `before` does not have: of those that one reference closes, the first.
    ///
    /// `conf` tells one circle of many that share their symbols, and another one where a line moves. So a circle is new
    /// where a symbol of it needs the next one, and did not before.
    public func circles(since before: KconfigTree) -> [DependencyCircle] {
        var closed: Set<DependencyStep.Reference> = []
        return circles.compactMap { steps in
            let new = steps.filter { !before.needs($0) }
            guard let first = new.first, !new.contains(where: { closed.contains($0.reference) }) else { return nil }
            closed.formUnion(new.map(\.reference))
            let symbols = steps.compactMap { symbol($0.symbol) }
            return DependencyCircle(symbols: symbols, line: line(of: first))
        }
    }

    private var circles: [[DependencyStep]] {
        faults.compactMap { if case .recursiveDependency(let steps) = $0.kind { steps } else { nil } }
    }

    /// Whether the lines of the symbol that `step` begins with name the one that it leads to.
    private func needs(_ step: DependencyStep) -> Bool {
        let targets = symbols(called: step.next)
        return symbols(called: step.symbol).contains { id in
            let choice = symbols[Int(id.index)].choice
            let members = symbols[Int(id.index)].name < 0 ? choiceMembers[symbols[Int(id.index)].firstEntry] ?? [] : []
            if choice >= 0, targets.contains(where: { $0.index == entries[Int(choice)].symbol }) { return true }
            return !targets.isDisjoint(with: members)
                || ([id] + members).contains { !targets.isDisjoint(with: namedSymbols(by: $0)) }
        }
    }

    /// The symbol called `name`, or all choices.
    private func symbols(called name: String) -> Set<SymbolID> {
        if let id = symbol(name) { return isDefined(id) ? [id] : [] }
        return Set(choices.filter { printedName(of: $0) == name })
    }

    /// The symbols that the lines of `id`, and those that select or imply it, name.
    private func namedSymbols(by id: SymbolID) -> Set<SymbolID> {
        let symbol = symbols[Int(id.index)]
        var lines = [symbol.dependencies, symbol.reverse, symbol.implied].compactMap(\.self)
        forEachProperty(of: id) { index in
            guard properties[index].kind != .select, properties[index].kind != .imply else { return }
            lines += [properties[index].condition, properties[index].value]
        }
        var names: Set<SymbolID> = []
        for expression in expressions.parts(of: lines) {
            switch expressions[expression] {
            case .symbol(let id): names.insert(id)
            case .comparison(_, let left, let right): names.formUnion([left, right])
            case .yes, .not, .and, .or: break
            }
        }
        return names
    }

    /// The line that says `step`.
    private func line(of step: DependencyStep) -> KconfigLine {
        let lines: [KconfigLine] =
            switch step.kind {
            case .selection: symbol(step.symbol).map { Influences(of: self).selects(of: $0).map(\.line) } ?? []
            case .implication:
                symbol(step.symbol).map { Influences(of: self).implies(of: $0).map(\.line) } ?? []
            case .dependency: symbol(step.symbol).map { definitions(of: $0).flatMap(\.dependencies).map(\.line) } ?? []
            case .value, .condition, .member, .choice: []
            }
        let isSaidBySource = step.kind == .selection || step.kind == .implication
        let source = isSaidBySource ? symbol(step.next).map { definitions(of: $0) } ?? [] : []
        let own = lines.filter { line in source.contains { ($0.selects + $0.implies).map(\.line).contains(line) } }
        let saying = lines.filter { line in
            line.text.utf8.split { !$0.isWordByte }.contains { $0.elementsEqual(step.next.utf8) }
        }
        return own.first ?? saying.first ?? line(step.line, of: step.file)
    }
}

extension DependencyStep {
    /// Who needs whom.
    fileprivate struct Reference: Hashable {
        var symbol: String
        var next: String
    }

    fileprivate var reference: Reference { Reference(symbol: symbol, next: next) }
}

extension UInt8 {
    /// Whether names of symbols are made of it.
    fileprivate var isWordByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x5f: true
        default: false
        }
    }
}
