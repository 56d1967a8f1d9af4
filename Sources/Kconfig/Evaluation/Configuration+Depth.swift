// SPDX-License-Identifier: GPL-2.0-only

// A value is computed when it is asked for, by a call that asks for what it depends on. In a tree that somebody wrote
// that goes a few hundred calls deep. Where it would go deeper than a stack allows, all that was computed is forgotten,
// and everything is computed anew in an order in which nothing has to be asked for.
extension Configuration {
    /// Calls deeper than that are not made: they take a megabyte of stack, in a build for debugging four.
    static let deepest = 1500

    /// Ends a call that computes a value; the outermost sees to it that it could be computed.
    @inline(__always)
    mutating func endCall() {
        depth -= 1
        if depth == 0, isTooDeep { computeInOrder() }
    }

    private mutating func computeInOrder() {
        if order.isEmpty { order = tree.evaluationOrder() }
        // What is found to be too deep from here on is a circle, and stays what it is.
        depth = 1
        for _ in 0..<2 {
            unmet = []
            for index in state.indices.dropFirst(3) { state[index].isComputed = false }
            for index in expressionValues.indices { expressionValues[index] = Self.unknown }
            for node in order {
                if node >= 0 { compute(SymbolID(index: node)) } else { _ = value(of: ExpressionID(index: ~node)) }
            }
            let modules = state[Int(tree.modules.index)].value
            if modules == modulesValue { break }
            modulesValue = modules
        }
        depth = 0
        isTooDeep = false
    }
}

extension KconfigTree {
    /// All symbols and, as complements, expressions: each behind what its value is computed from, circles aside.
    func evaluationOrder() -> [Int32] {
        let symbolCount = symbols.count
        var isEntered = [Bool](repeating: false, count: symbolCount + expressions.count)
        var order: [Int32] = []
        order.reserveCapacity(isEntered.count)
        var waiting: [Int32] = []
        func push(_ node: Int) { if !isEntered[node] { waiting.append(Int32(truncatingIfNeeded: node)) } }
        func push(_ expression: ExpressionID?) {
            if let expression { push(symbolCount + Int(expression.index)) }
        }
        func pushLines(of symbol: Int) {
            push(symbols[symbol].dependencies)
            push(symbols[symbol].reverse)
            push(symbols[symbol].implied)
            var property = symbols[symbol].firstProperty
            while property >= 0 {
                let line = properties[Int(property)]
                property = line.next
                push(line.condition)
                if line.kind == .defaultValue || line.kind == .range { push(line.value) }
            }
        }
        for start in symbols.indices {
            push(start)
            while let node = waiting.popLast() {
                guard node >= 0 else {
                    let done = Int(~node)
                    order.append(done < symbolCount ? ~node : ~Int32(truncatingIfNeeded: done - symbolCount))
                    continue
                }
                let index = Int(node)
                guard !isEntered[index] else { continue }
                isEntered[index] = true
                waiting.append(~node)
                guard index >= symbolCount else {
                    if symbols[index].name < 0 {
                        for member in choiceMembers[symbols[index].firstEntry] ?? [] {
                            pushLines(of: Int(member.index))
                        }
                    } else if symbols[index].choice >= 0 {
                        push(Int(entries[Int(symbols[index].choice)].symbol))
                    }
                    pushLines(of: index)
                    continue
                }
                let expression = expressions.nodes[index - symbolCount]
                switch expression.kind {
                case .yes: break
                case .symbol: push(Int(expression.left))
                case .not: push(symbolCount + Int(expression.left))
                case .and, .or:
                    push(symbolCount + Int(expression.right))
                    push(symbolCount + Int(expression.left))
                default:
                    push(Int(expression.right))
                    push(Int(expression.left))
                }
            }
        }
        return order
    }
}
