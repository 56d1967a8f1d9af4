// SPDX-License-Identifier: GPL-2.0-only

extension KconfigTree {
    /// Looks for what `menu_finalize()` and `sym_check_prop()` warn of in `symbol`, whose entry is `entry`.
    mutating func check(_ symbol: SymbolID, at entry: Int) {
        let place = entries[entry]
        let type = symbols[Int(symbol.index)].type
        if type == .unknown { report(.noType, file: place.file, line: place.line) }
        let isChoice = symbols[Int(symbol.index)].name < 0
        if isChoice, dialect.choices == .modal, place.prompt < 0 {
            report(.choiceWithoutPrompt, file: place.file, line: place.line)
        }
        let isTransitional = symbols[Int(symbol.index)].isTransitional
        var index = symbols[Int(symbol.index)].firstProperty
        while index >= 0 {
            let property = properties[Int(index)]
            index = property.next
            if isTransitional {
                report(.transitionalWithMore(printedName(of: symbol)), file: property.file, line: property.line)
            }
            switch property.kind {
            case .defaultValue: checkDefault(property, of: symbol, isChoice: isChoice)
            case .select, .imply: checkSelect(property, of: symbol)
            case .range: checkRange(property, of: symbol)
            default: break
            }
        }
    }

    private mutating func checkDefault(_ property: Property, of symbol: SymbolID, isChoice: Bool) {
        let type = symbols[Int(symbol.index)].type
        let isText = type == .string || type == .int || type == .hex
        guard isText || isChoice else { return }
        let value: SymbolID
        switch expressions[property.value] {
        case .yes: value = .yes
        case .symbol(let id): value = id
        default:
            if isText {
                report(.defaultNotSingle(printedName(of: symbol)), file: property.file, line: property.line)
            }
            return
        }
        if type == .int || type == .hex, !isNumber(value, for: type) {
            report(.invalidNumber(printedName(of: symbol)), file: property.file, line: property.line)
        }
        guard isChoice else { return }
        if choice(of: value) != symbols[Int(symbol.index)].firstEntry {
            report(.defaultNotMember(printedName(of: value)), file: property.file, line: property.line)
        }
    }

    /// The choice that `member` is one of, as far as that is known while the menu is shaped.
    private func choice(of member: SymbolID) -> Int32 {
        dialect.choices == .modal ? symbols[Int(member.index)].choice : choice(around: member)
    }

    private mutating func checkSelect(_ property: Property, of symbol: SymbolID) {
        guard case .symbol(let target) = expressions[property.value] else { return }
        let isImply = property.kind == .imply
        let type = symbols[Int(symbol.index)].type
        let other = symbols[Int(target.index)].type
        if type != .bool, type != .tristate {
            let kind = KconfigFault.Kind.selectFromType(symbol: printedName(of: symbol), imply: isImply)
            report(kind, file: property.file, line: property.line)
        } else if other != .unknown, other != .bool, other != .tristate {
            let kind = KconfigFault.Kind.selectOfType(symbol: printedName(of: target), imply: isImply)
            report(kind, file: property.file, line: property.line)
        }
    }

    private mutating func checkRange(_ property: Property, of symbol: SymbolID) {
        let type = symbols[Int(symbol.index)].type
        if type != .int, type != .hex { report(.rangeOfType, file: property.file, line: property.line) }
        guard case .comparison(_, let low, let high) = expressions[property.value] else { return }
        if !isNumber(low, for: type) || !isNumber(high, for: type) {
            report(.invalidRange, file: property.file, line: property.line)
        }
    }

    /// The comparisons of a bool with `m`.
    func comparisonsOfBoolsWithMod() -> Set<ExpressionID> {
        var result: Set<ExpressionID> = []
        for (index, node) in expressions.nodes.enumerated() where node.kind == .equal || node.kind == .unequal {
            guard SymbolID(index: node.right) == .mod, symbols[Int(node.left)].type == .bool else { continue }
            result.insert(ExpressionID(index: Int32(truncatingIfNeeded: index)))
        }
        return result
    }

    /// Looks for `comparisons` of bools with `m` in what `entry` depends on by its own lines, and its properties.
    mutating func checkComparisons(_ comparisons: Set<ExpressionID>, at entry: Int) {
        let place = entries[entry]
        checkComparisons(comparisons, in: place.ownDependencies, file: place.file, line: place.line)
        let first = Int(place.firstProperty)
        for property in properties[first..<(first + Int(place.propertyCount))] {
            checkComparisons(comparisons, in: property.ownCondition, file: property.file, line: property.line)
        }
    }

    private mutating func checkComparisons(
        _ comparisons: Set<ExpressionID>, in expression: ExpressionID, file: Int32, line: UInt32
    ) {
        for part in expressions.parts(of: [expression]) where comparisons.contains(part) {
            guard case .comparison(let comparison, let left, _) = expressions[part] else { continue }
            let kind = KconfigFault.Kind.boolComparedWithMod(printedName(of: left), isEqual: comparison == .equal)
            report(kind, file: file, line: line)
        }
    }

    /// Whether `value` can be that of a symbol of `type`: `menu_validate_number()`.
    private func isNumber(_ value: SymbolID, for type: SymbolType) -> Bool {
        let symbol = symbols[Int(value.index)]
        switch symbol.type {
        case .int, .hex: return true
        case .unknown: return symbol.isFree || name(of: value).isValue(of: type)
        default: return false
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether a symbol of `type` can have the text as its value: `sym_string_valid()`.
    func isValue(of type: SymbolType) -> Bool {
        switch type {
        case .string: return true
        case .int:
            let digits = first == UInt8(ascii: "-") ? dropFirst() : self
            guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
            return digits.first != 0x30 || digits.count == 1
        case .hex:
            let isPrefixed = count > 1 && first == 0x30 && self[startIndex + 1] | 0x20 == UInt8(ascii: "x")
            let digits = isPrefixed ? dropFirst(2) : self
            return !digits.isEmpty && digits.allSatisfy { $0.isHexDigit }
        case .bool, .tristate: return first.map { "yYmMnN".utf8.contains($0) } ?? false
        case .unknown: return false
        }
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        (0x30...0x39).contains(self) || (0x41...0x46).contains(self) || (0x61...0x66).contains(self)
    }
}
