// SPDX-License-Identifier: GPL-2.0-only

extension KconfigTree {
    /// A name that no file defines and without which `id` can't have what it depends on, whatever all others are; nil
    /// where there is none.
    ///
    /// `isDefined` tells of names that this tree does not define whether another architecture's does.
    public func undefinedNeed(of id: SymbolID, isDefined: (ArraySlice<UInt8>) -> Bool) -> String? {
        guard let dependencies = symbols[Int(id.index)].dependencies else { return nil }
        // The name that makes it `n`, by the expression.
        var needs: [ExpressionID: SymbolID] = [:]
        for expression in expressions.parts(of: [dependencies]) {
            switch expressions[expression] {
            case .yes, .comparison, .not: break
            case .symbol(let symbol):
                let isOpen = symbols[Int(symbol.index)].isFree || isConstant(symbol) || self.isDefined(symbol)
                if !isOpen, !isDefined(name(of: symbol)) { needs[expression] = symbol }
            case .and(let left, let right): needs[expression] = needs[left] ?? needs[right]
            case .or(let left, let right): needs[expression] = needs[right].flatMap { _ in needs[left] }
            }
        }
        return needs[dependencies].map { nameText(of: $0) }
    }
}
