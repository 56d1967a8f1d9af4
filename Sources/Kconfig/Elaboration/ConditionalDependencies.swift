// SPDX-License-Identifier: GPL-2.0-only

extension ExpressionTable {
    /// Whether `id` is `n`, said in the way of `expr_trans_compare()`: with comparisons of its symbols.
    ///
    /// Parts have smaller numbers than what they are parts of, and each gets its answer once.
    mutating func isNo(_ id: ExpressionID) -> ExpressionID {
        var answers: [Int32: ExpressionID] = [:]
        var waiting = [id.index]
        while let next = waiting.last {
            if answers[next] != nil {
                waiting.removeLast()
                continue
            }
            let node = nodes[Int(next)]
            let parts: [Int32] =
                switch node.kind {
                case .and, .or: [node.left, node.right]
                case .not: [node.left]
                default: []
                }
            let missing = parts.filter { answers[$0] == nil }
            if !missing.isEmpty {
                waiting += missing
                continue
            }
            waiting.removeLast()
            let left = answers[node.left] ?? .yes
            let right = answers[node.right] ?? .yes
            switch node.kind {
            case .yes: answers[next] = comparison(.equal, .yes, .no)
            case .symbol: answers[next] = comparison(.equal, SymbolID(index: node.left), .no)
            case .not: answers[next] = not(left)
            case .and: answers[next] = or(left, right)
            case .or: answers[next] = and(left, right)
            default: answers[next] = not(ExpressionID(index: next))
            }
        }
        return answers[id.index] ?? .yes
    }
}
