// SPDX-License-Identifier: GPL-2.0-only

extension Configuration {
    /// An expression with the value of each symbol behind its name: `A [=y] && !B [=n]`.
    mutating func described(_ id: ExpressionID) -> [UInt8] {
        var text: [UInt8] = []
        // What is left to be written, last first; `outer` is what the expression is an operand of.
        var waiting: [Piece] = [.expression(id, outer: nil)]
        while let piece = waiting.popLast() {
            switch piece {
            case .text(let part): text += part.utf8
            case .symbol(let id): append(id, to: &text)
            case .expression(let id, let outer):
                let expression = tree.expressions[id]
                let parenthesized = outer.map { expression.bindsLooser(than: $0) } ?? false
                if parenthesized {
                    text.append(UInt8(ascii: "("))
                    waiting.append(.text(")"))
                }
                switch expression {
                case .yes: text.append(UInt8(ascii: "y"))
                case .symbol(let id): append(id, to: &text)
                case .comparison(let comparison, let left, let right):
                    append(left, to: &text)
                    waiting += [.symbol(right), .text(comparison.text)]
                case .not(let operand):
                    text.append(UInt8(ascii: "!"))
                    waiting.append(.expression(operand, outer: expression))
                case .and(let left, let right), .or(let left, let right):
                    waiting.append(.expression(right, outer: expression))
                    if case .and = expression { waiting.append(.text(" && ")) } else { waiting.append(.text(" || ")) }
                    waiting.append(.expression(left, outer: expression))
                }
            }
        }
        return text
    }

    private enum Piece {
        case text(String)
        case symbol(SymbolID)
        case expression(ExpressionID, outer: Expression?)
    }

    private mutating func append(_ id: SymbolID, to text: inout [UInt8]) {
        if tree.symbols[Int(id.index)].name < 0 {
            text += "<choice>".utf8
        } else {
            text += tree.name(of: id)
        }
        if tree.symbols[Int(id.index)].type != .unknown {
            text += Array(" [=".utf8) + self.text(of: id) + [UInt8(ascii: "]")]
        }
    }

    /// A range as the help texts write it: `[1 100]`.
    mutating func describedRange(_ id: ExpressionID) -> [UInt8] {
        guard case .comparison(_, let low, let high) = tree.expressions[id] else { return [] }
        var text = [UInt8(ascii: "[")]
        append(low, to: &text)
        text.append(UInt8(ascii: " "))
        append(high, to: &text)
        return text + [UInt8(ascii: "]")]
    }
}

extension Expression {
    /// Whether it needs parentheses as an operand of `outer`.
    fileprivate func bindsLooser(than outer: Expression) -> Bool {
        switch (outer, self) {
        case (.not, .and), (.not, .or), (.and, .or): true
        default: false
        }
    }
}
