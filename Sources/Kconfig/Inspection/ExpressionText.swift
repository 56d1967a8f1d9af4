// SPDX-License-Identifier: GPL-2.0-only

extension KconfigTree {
    /// An expression as a Kconfig file would write it, with as few parentheses as it takes.
    public func text(of id: ExpressionID) -> String {
        var text: [UInt8] = []
        // Parts that are still to be written, and bytes that stand between them.
        var waiting: [Piece] = [.expression(id, .none)]
        while let piece = waiting.popLast() {
            switch piece {
            case .bytes(let bytes): text += bytes
            case .expression(let id, let outer):
                switch expressions[id] {
                case .yes: text += "y".utf8
                case .symbol(let symbol): text += operand(symbol)
                case .comparison(let comparison, let left, let right):
                    let parts = operand(left) + " \(comparison.text) ".utf8 + operand(right)
                    text += outer == .not ? "(".utf8 + parts + ")".utf8 : parts
                case .not(let operand): waiting += [.expression(operand, .not), .bytes(Array("!".utf8))]
                case .and(let left, let right):
                    waiting += join(left, right, with: " && ", as: .and, inParentheses: outer == .not)
                case .or(let left, let right):
                    waiting += join(left, right, with: " || ", as: .or, inParentheses: outer == .not || outer == .and)
                }
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private enum Piece {
        case expression(ExpressionID, Outer)
        case bytes([UInt8])
    }

    /// The operator around a part.
    private enum Outer {
        case none, not, and, or
    }

    /// The pieces of two operands, last first.
    private func join(
        _ left: ExpressionID, _ right: ExpressionID, with words: String, as operation: Outer, inParentheses: Bool
    ) -> [Piece] {
        let pieces: [Piece] = [
            .expression(right, operation), .bytes(Array(words.utf8)), .expression(left, operation),
        ]
        return inParentheses ? [.bytes(Array(")".utf8))] + pieces + [.bytes(Array("(".utf8))] : pieces
    }

    private func operand(_ id: SymbolID) -> [UInt8] {
        let name = Array(self.name(of: id))
        guard symbols[Int(id.index)].isConstant, id.index > 2 else {
            return symbols[Int(id.index)].name < 0 ? Array("<choice>".utf8) : name
        }
        return "\"".utf8 + name.flatMap { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") ? [0x5c, $0] : [$0] }
            + "\"".utf8
    }

    /// The symbols that an expression names, each once, in the order in which they stand; constants left out.
    public func symbols(in id: ExpressionID) -> [SymbolID] {
        var found: [SymbolID] = []
        var seenSymbols: Set<SymbolID> = []
        var seen: Set<ExpressionID> = []
        var waiting = [id]
        func add(_ symbol: SymbolID) {
            if !isConstant(symbol), seenSymbols.insert(symbol).inserted { found.append(symbol) }
        }
        while let id = waiting.popLast() {
            guard seen.insert(id).inserted else { continue }
            switch expressions[id] {
            case .yes: break
            case .symbol(let symbol): add(symbol)
            case .comparison(_, let left, let right):
                add(left)
                add(right)
            case .not(let operand): waiting.append(operand)
            case .and(let left, let right), .or(let left, let right): waiting += [right, left]
            }
        }
        return found
    }
}

extension Comparison {
    /// The operator.
    var text: String {
        switch self {
        case .equal: "="
        case .unequal: "!="
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        }
    }
}
