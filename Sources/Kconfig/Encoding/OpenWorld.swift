// SPDX-License-Identifier: GPL-2.0-only

extension KconfigTree {
    /// The tree as part of a bigger one that is not known: each name that is referred to and that no file defines is a
    /// symbol that a user can give any value.
    ///
    /// What is proved of it holds in every tree that defines those symbols somehow, and neither selects nor defines
    /// anew what this one defines. A name without a capital letter is a constant, as the numbers in comparisons are.
    public func openWorld() -> KconfigTree {
        var tree = self
        let isCompared = tree.comparedSymbols()
        for index in tree.symbols.indices {
            let symbol = tree.symbols[index]
            guard symbol.type == .unknown, !symbol.isConstant, symbol.firstEntry < 0, !symbol.isFree, symbol.name >= 0,
                tree.names.bytes(of: Int(symbol.name)).contains(where: { (0x41...0x5a).contains($0) })
            else { continue }
            tree.define(index, as: isCompared[index] ?? .tristate)
        }
        if tree.modules == .no {
            let name = tree.name(Array("MODULES".utf8))
            let id = tree.symbol(named: name, isConstant: false)
            if tree.symbols[Int(id.index)].firstEntry < 0 { tree.define(Int(id.index), as: .bool) }
            tree.symbols[Int(id.index)].type = .bool
            tree.modules = id
        }
        return tree
    }

    /// The types of the symbols without one that are compared with anything but `n`, `m` and `y`, as far as what they
    /// are compared with tells.
    private func comparedSymbols() -> [Int: SymbolType] {
        var types: [Int: SymbolType] = [:]
        for index in 0..<expressions.count {
            let id = ExpressionID(index: Int32(truncatingIfNeeded: index))
            guard case .comparison(_, let left, let right) = expressions[id] else { continue }
            for (one, other) in [(left, right), (right, left)] where symbols[Int(one.index)].type == .unknown {
                let type = symbols[Int(other.index)].type
                guard type != .bool, type != .tristate else { continue }
                let text = name(of: other)
                let isNumber = type == .int || text.isValue(of: .int)
                let isHex = type == .hex || text.starts(with: "0x".utf8)
                types[Int(one.index)] = isHex ? .hex : isNumber ? .int : .string
            }
        }
        return types
    }

    /// Gives the symbol a prompt that can always be seen.
    private mutating func define(_ index: Int, as type: SymbolType) {
        let entry = Int32(truncatingIfNeeded: entries.count)
        var place = MenuEntry(file: -1, line: 0)
        place.symbol = Int32(truncatingIfNeeded: index)
        place.parent = Int32(Self.root)
        place.prompt = Int32(truncatingIfNeeded: properties.count)
        place.firstProperty = place.prompt
        place.propertyCount = 1
        entries.append(place)
        properties.append(Property(kind: .prompt, file: -1, line: 0, entry: entry))
        symbols[index].type = type
        symbols[index].firstEntry = entry
        symbols[index].lastEntry = entry
        symbols[index].firstProperty = place.prompt
        symbols[index].lastProperty = place.prompt
        symbols[index].dependencies = .yes
    }
}
