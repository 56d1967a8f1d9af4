// SPDX-License-Identifier: GPL-2.0-only

internal import SAT

/// The text of an int, hex or string: each that it can be, by its number in the table of names, and whether it is it.
/// One of them is true.
typealias TextLiterals = [(text: Int32, isIt: Literal)]

extension Encoding {
    /// Whether the two values compare so.
    mutating func compare(_ left: SymbolID, _ right: SymbolID, _ comparison: Comparison) -> Literal {
        let first = text(of: left)
        let second = text(of: right)
        let types = (tree.symbols[Int(left.index)].type, tree.symbols[Int(right.index)].type)
        var result: [Literal] = []
        for one in first {
            for other in second {
                let texts = (tree.names.bytes(of: Int(one.text)), tree.names.bytes(of: Int(other.text)))
                guard comparison.holds(between: (texts.0, types.0), and: (texts.1, types.1)) else { continue }
                result.append(gates.and(one.isIt, other.isIt))
            }
        }
        return gates.or(result)
    }

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
        var computed: TextLiterals = [(initialName, gates.always)]
        for property in tree.properties(of: id).reversed() where property.kind == .defaultValue {
            let source = tree.expressions.symbol(in: property.value).map { givenText(of: $0) }
            computed = either(
                value(of: property.condition).some, source ?? [(initialName, gates.always)], computed)
        }
        let bounds = self.bounds(of: id)
        for bound in bounds.reversed() { computed = clamp(computed, bound, id) }
        let isVisible = visibility(of: id).some
        guard isVisible != gates.never else {
            texts[id.index] = computed
            return
        }
        texts[id.index] = either(isVisible, freeText(of: id, isVisible, bounds, otherwise: computed), computed)
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

    /// `literals`, moved into the range where that is active.
    private mutating func clamp(_ literals: TextLiterals, _ bound: Bound, _ id: SymbolID) -> TextLiterals {
        var result = TextCases()
        for (text, isIt) in literals {
            result.add(text, gates.and(isIt, !bound.isActive), &gates)
            let isActive = gates.and(isIt, bound.isActive)
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
        return result.literals(gates)
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
                for low in bound.low where isBelow(text, low.text, bound.types.0, id) {
                    gates.demand(!isIt, !bound.isActive, !low.isIt)
                }
                for high in bound.high where isBelow(high.text, text, bound.types.1, id, isSwapped: true) {
                    gates.demand(!isIt, !bound.isActive, !high.isIt)
                }
            }
            for other in result { gates.demand(!isIt, !other.isIt) }
            result.append((text, isIt))
        }
        for (text, isIt) in computed where !tree.names.bytes(of: Int(text)).isValue(of: type) {
            let isKept = gates.makeVariable()
            gates.demand(!isKept, isIt)
            gates.demand(!isKept, isVisible)
            for other in result { gates.demand(!isKept, !other.isIt) }
            result.append((text, isKept))
        }
        gates.solver.add(clause: [!isVisible] + result.map(\.isIt))
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
