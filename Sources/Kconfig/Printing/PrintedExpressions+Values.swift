// SPDX-License-Identifier: GPL-2.0-only

extension Configuration {
    /// The value of an expression that is not the tree's: parts have smaller numbers than what they are parts of.
    mutating func value(of id: PrintedExpressions.ID, in printed: PrintedExpressions) -> Tristate {
        var values: [Int32: Tristate] = [:]
        for part in printed.table.parts(of: [ExpressionID(index: id.index)]) {
            let index = part.index
            let node = printed.table.nodes[Int(index)]
            let left = values[node.left] ?? .no
            let right = values[node.right] ?? .no
            switch node.kind {
            case .yes: values[index] = .yes
            case .symbol: values[index] = value(of: SymbolID(index: node.left))
            case .not: values[index] = left.negated
            case .and: values[index] = min(left, right)
            case .or: values[index] = max(left, right)
            default:
                let isTrue = compare(SymbolID(index: node.left), SymbolID(index: node.right), node.kind.comparison)
                values[index] = isTrue ? .yes : .no
            }
        }
        return values[id.index] ?? .no
    }

    /// Writes an expression with the value of each symbol behind its name: `A [=y] && !B [=n]`.
    mutating func append(_ id: PrintedExpressions.ID?, of printed: PrintedExpressions, to text: inout [UInt8]) {
        guard let id else { return text.append(UInt8(ascii: "y")) }
        var waiting: [Piece] = [.expression(id, outer: nil)]
        while let piece = waiting.popLast() {
            switch piece {
            case .text(let part): text += part.description.utf8
            case .symbol(let symbol): append(symbol, to: &text)
            case .expression(let id, let outer):
                let node = printed[id]
                let isInner = node.kind == .or ? outer == .not || outer == .and : node.kind == .and && outer == .not
                if isInner {
                    text.append(UInt8(ascii: "("))
                    waiting.append(.text(")"))
                }
                switch node.kind {
                case .yes: text.append(UInt8(ascii: "y"))
                case .symbol: append(node.left, to: &text)
                case .not: waiting += [.expression(printed.left(node), outer: .not), .text("!")]
                case .and, .or:
                    waiting += [
                        .expression(printed.right(node), outer: node.kind),
                        .text(node.kind == .and ? " && " : " || "),
                        .expression(printed.left(node), outer: node.kind),
                    ]
                default: waiting += [.symbol(node.right), .text(node.kind.confOperator), .symbol(node.left)]
                }
            }
        }
    }

    private enum Piece {
        case text(StaticString)
        case symbol(Int32)
        case expression(PrintedExpressions.ID, outer: ExpressionTable.Kind?)
    }

    /// Writes a symbol with its value behind it, unless it has no type: up to 5.19 `y`, `m` and `n` have none.
    mutating func append(_ index: Int32, to text: inout [UInt8]) {
        let symbol = tree.symbols[Int(index)]
        guard symbol.name >= 0 else {
            text += "<choice>".utf8
            return
        }
        let id = SymbolID(index: index)
        text += tree.name(of: id)
        let hasType = symbol.type != .unknown && !(symbol.isConstant && tree.dialect.help != .way)
        if hasType { text += " [=".utf8 + shownText(of: id) + "]".utf8 }
    }
}

extension ExpressionTable.Kind {
    /// The operator of a comparison.
    fileprivate var confOperator: StaticString {
        switch self {
        case .unequal: "!="
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        default: "="
        }
    }
}
