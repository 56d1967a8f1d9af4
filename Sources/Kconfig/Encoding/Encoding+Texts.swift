// SPDX-License-Identifier: GPL-2.0-only

internal import SAT

/// The text of an int, hex or string: each that it can be, by its number in the table of names, and whether it is it.
/// One of them is true.
typealias TextLiterals = [(text: Int32, isIt: Literal)]

extension Encoding {
    /// How much it is to encode `node` where that takes more than a moment: products of the numbers of texts that
    /// symbols can have.
    mutating func textWork(of node: Node) -> Int {
        let work: Int
        switch node {
        case .members: return 0
        case .expression(let id):
            guard case .comparison(_, let left, let right) = tree.expressions[id] else { return 0 }
            let counts = (textCount(of: left), textCount(of: right))
            // To compare with a constant takes no gate for each text.
            work = min(counts.0, counts.1) > 1 ? counts.0 * counts.1 : max(counts.0, counts.1) / 8
        case .symbol(let id):
            let symbol = tree.symbols[Int(id.index)]
            guard symbol.type.isText || symbol.isFree else { return 0 }
            work = workOnText(of: id)
        }
        return work > 64 ? work : 0
    }

    private mutating func workOnText(of id: SymbolID) -> Int {
        var computed = 1
        var bounds = (sums: 0, products: 0)
        for property in tree.properties(of: id) {
            switch property.kind {
            case .defaultValue: computed += tree.expressions.symbol(in: property.value).map(textCount) ?? 1
            case .range:
                guard case .comparison(_, let low, let high) = tree.expressions[property.value] else { continue }
                let counts = (textCount(of: low), textCount(of: high))
                bounds.sums += counts.0 + counts.1
                bounds.products += counts.0 * (1 + counts.1)
            case .prompt, .menu, .comment, .select, .imply: break
            }
        }
        let isGiven = !prompts(of: id).isEmpty || tree.symbols[Int(id.index)].isGivenUnasked
        let given = isGiven ? candidates.mostTexts(of: id) : 0
        let most = 1 << 30
        return min(computed, most) * (1 + min(bounds.products, most)) + min(given, most) * (1 + min(bounds.sums, most))
    }

    private func textCount(of id: SymbolID) -> Int {
        let symbol = tree.symbols[Int(id.index)]
        return texts[id.index]?.count ?? (symbol.type == .bool || symbol.type == .tristate ? 3 : 1)
    }

    /// Whether the two values compare so.
    mutating func compare(_ left: SymbolID, _ right: SymbolID, _ comparison: Comparison) -> Literal {
        let first = text(of: left)
        let second = text(of: right)
        let types = (tree.symbols[Int(left.index)].type, tree.symbols[Int(right.index)].type)
        var holding: [Literal] = []
        var failing: [Literal] = []
        for one in first {
            for other in second {
                let texts = (tree.names.bytes(of: Int(one.text)), tree.names.bytes(of: Int(other.text)))
                let isHolding = comparison.holds(between: (texts.0, types.0), and: (texts.1, types.1))
                if isHolding { holding.append(gates.and(one.isIt, other.isIt)) }
                if !isHolding, second.count == 1 { failing.append(gates.and(one.isIt, other.isIt)) }
            }
        }
        // Of the texts one is true. In their order, those below a constant are the first ones of those below a greater
        // one; and so are those that are not above it.
        let isAboveBest = comparison == .greater || comparison == .greaterOrEqual || comparison == .unequal
        guard second.count == 1, first.count > Self.fewestShared, isAboveBest else { return gates.or(holding) }
        return !gates.or(failing)
    }

    /// Texts of which comparisons with constants share what they have in common.
    private static let fewestShared = 32

    /// The value of `id` as text, `id` being encoded.
    private mutating func text(of id: SymbolID) -> TextLiterals {
        let symbol = tree.symbols[Int(id.index)]
        switch symbol.type {
        case .unknown: return texts[id.index] ?? [(symbol.name, gates.always)]
        case .bool, .tristate:
            let value = value(of: id)
            let isMod = gates.and(value.some, !value.yes)
            let literals = [!value.some, isMod, value.yes]
            return (0..<3).filter { literals[$0] != gates.never }.map { (tree.symbols[$0].name, literals[$0]) }
        case .int, .hex, .string: return texts[id.index] ?? []
        }
    }

    /// The text that a default or a bound has from `id`: `n` of each bool and tristate but the constants.
    private mutating func givenText(of id: SymbolID) -> TextLiterals {
        switch tree.symbols[Int(id.index)].type {
        case .bool, .tristate: [(tree.symbols[id.index < 3 ? Int(id.index) : 0].name, gates.always)]
        case .int, .hex, .string, .unknown: text(of: id)
        }
    }

    /// Encodes the value of an int, hex or string.
    mutating func encodeText(of id: SymbolID) {
        let symbol = tree.symbols[Int(id.index)]
        let initial: StaticString =
            !tree.dialect.hasZeros || symbol.type == .string ? "" : symbol.type == .int ? "0" : "0x0"
        let initialName = Int32(truncatingIfNeeded: tree.name(initial.withUTF8Buffer { Array($0) }))
        var defaults = TextCases()
        var isOpen = gates.always
        for property in tree.properties(of: id) where property.kind == .defaultValue {
            let condition = value(of: property.condition).some
            let isActive = gates.and(isOpen, condition)
            isOpen = gates.and(isOpen, !condition)
            let source = tree.expressions.symbol(in: property.value).map { givenText(of: $0) }
            for (text, isIt) in source ?? [(initialName, gates.always)] {
                defaults.add(text, gates.and(isActive, isIt), &gates)
            }
        }
        defaults.add(initialName, isOpen, &gates)
        let bounds = self.bounds(of: id)
        let computed = clamp(defaults.literals(gates), bounds, id)
        let isVisible = visibility(of: id).some
        guard isVisible != gates.never else {
            texts[id.index] = computed
            return
        }
        let given = freeText(of: id, isVisible, bounds, otherwise: computed)
        texts[id.index] = inOrder(either(isVisible, given, computed), symbol.type)
    }

    /// Many numbers in their order.
    private func inOrder(_ literals: TextLiterals, _ type: SymbolType) -> TextLiterals {
        guard type != .string, literals.count > Self.fewestShared else { return literals }
        let base: Int32 = type == .hex ? 16 : 10
        return literals.map { ($0, tree.names.bytes(of: Int($0.text)).leadingNumber(base: base)) }
            .sorted { ($0.1, $0.0.text) < ($1.1, $1.0.text) }.map(\.0)
    }

    /// A range that may hold: whether it is the first that does, and its bounds.
    private struct Bound {
        var isActive: Literal
        var low: TextLiterals
        var high: TextLiterals
        var types: (SymbolType, SymbolType)
    }

    private mutating func bounds(of id: SymbolID) -> [Bound] {
        guard tree.symbols[Int(id.index)].type != .string else { return [] }
        var result: [Bound] = []
        var isOpen = gates.always
        for property in tree.properties(of: id) where property.kind == .range {
            guard case .comparison(_, let low, let high) = tree.expressions[property.value] else { continue }
            let condition = value(of: property.condition).some
            let types = (tree.symbols[Int(low.index)].type, tree.symbols[Int(high.index)].type)
            let isActive = gates.and(isOpen, condition)
            result.append(Bound(isActive: isActive, low: givenText(of: low), high: givenText(of: high), types: types))
            isOpen = gates.and(isOpen, !condition)
        }
        return result
    }

    /// `literals`, moved into the range that is active: one is at most.
    private mutating func clamp(_ literals: TextLiterals, _ bounds: [Bound], _ id: SymbolID) -> TextLiterals {
        if bounds.isEmpty { return literals }
        var result = TextCases()
        let isFree = !gates.or(bounds.map(\.isActive))
        for (text, isIt) in literals {
            result.add(text, gates.and(isIt, isFree), &gates)
            for bound in bounds { clamp(text, gates.and(isIt, bound.isActive), bound, id, &result) }
        }
        return result.literals(gates)
    }

    /// Adds what becomes of `text` where `isActive`, in the range `bound`.
    private mutating func clamp(
        _ text: Int32, _ isActive: Literal, _ bound: Bound, _ id: SymbolID, _ result: inout TextCases
    ) {
        for low in bound.low {
            let isLow = gates.and(isActive, low.isIt)
            if isBelow(text, low.text, bound.types.0, id) {
                result.add(low.text, isLow, &gates)
                continue
            }
            for high in bound.high {
                let moved = isBelow(high.text, text, bound.types.1, id, isSwapped: true) ? high.text : text
                result.add(moved, gates.and(isLow, high.isIt), &gates)
            }
        }
    }

    /// Whether the number `first` is below the number `second`; the bound, of `type`, is the second one, or the first
    /// where they are swapped.
    private func isBelow(
        _ first: Int32, _ second: Int32, _ type: SymbolType, _ id: SymbolID, isSwapped: Bool = false
    ) -> Bool {
        let base: Int32 = tree.symbols[Int(id.index)].type == .hex ? 16 : 10
        let boundBase: Int32 = type == .int ? 10 : type == .hex ? 16 : base
        let left = tree.names.bytes(of: Int(first)).leadingNumber(base: isSwapped ? boundBase : base)
        return left < tree.names.bytes(of: Int(second)).leadingNumber(base: isSwapped ? base : boundBase)
    }

    /// The bounds of `bound` that `text` is not within.
    private func excluding(_ text: Int32, _ bound: Bound, _ id: SymbolID) -> [Literal] {
        let low = bound.low.filter { isBelow(text, $0.text, bound.types.0, id) }
        let high = bound.high.filter { isBelow($0.text, text, bound.types.1, id, isSwapped: true) }
        return (low + high).map(\.isIt)
    }

    /// A text of the user's that is in the range, or what is computed where no user can say it.
    private mutating func freeText(
        of id: SymbolID, _ isVisible: Literal, _ bounds: [Bound], otherwise computed: TextLiterals
    ) -> TextLiterals {
        let type = tree.symbols[Int(id.index)].type
        var result: TextLiterals = []
        for text in candidates.texts(of: id, in: &tree) {
            let isIt = gates.makeVariable()
            gates.demand(!isIt, isVisible)
            for bound in bounds {
                for isBound in excluding(text, bound, id) { gates.demand(!isIt, !bound.isActive, !isBound) }
            }
            result.append((text, isIt))
        }
        for (text, isIt) in computed {
            // What is computed is in the range, unless that is empty: the user can't say it then.
            let isOutside = bounds.map { gates.and($0.isActive, gates.or(excluding(text, $0, id))) }
            let isUnsayable = tree.names.bytes(of: Int(text)).isValue(of: type) ? gates.or(isOutside) : gates.always
            guard isUnsayable != gates.never else { continue }
            let isKept = gates.makeVariable()
            gates.demand(!isKept, isIt)
            gates.demand(!isKept, isVisible)
            gates.demand(!isKept, isUnsayable)
            keptTexts[id.index, default: []].append(isKept)
            result.append((text, isKept))
        }
        let isAny = gates.demandOneAtMost(of: result.map(\.isIt), where: gates.always)
        gates.solver.add(clause: [!isVisible] + isAny)
        return result
    }

    /// The texts of `positive` where `condition` is true, else those of `negative`.
    private mutating func either(
        _ condition: Literal, _ positive: TextLiterals, _ negative: TextLiterals
    ) -> TextLiterals {
        var result = TextCases()
        for (text, isIt) in positive { result.add(text, gates.and(condition, isIt), &gates) }
        for (text, isIt) in negative { result.add(text, gates.and(!condition, isIt), &gates) }
        return result.literals(gates)
    }
}

/// Texts, each with the cases in which it is the one.
private struct TextCases {
    private var order: [Int32] = []
    private var cases: [Int32: Literal] = [:]

    mutating func add(_ text: Int32, _ isIt: Literal, _ gates: inout Gates) {
        if let known = cases[text] {
            cases[text] = gates.or(known, isIt)
        } else {
            order.append(text)
            cases[text] = isIt
        }
    }

    func literals(_ gates: Gates) -> TextLiterals {
        order.compactMap { text in cases[text].flatMap { $0 == gates.never ? nil : (text, $0) } }
    }
}
