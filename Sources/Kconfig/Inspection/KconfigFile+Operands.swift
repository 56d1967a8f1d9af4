// SPDX-License-Identifier: GPL-2.0-only

extension KconfigFile {
    /// The words of `statement` that name symbols: what is selected, implied, compared, depended on, the bounds of a
    /// range. Constants in quotes and what has to be expanded first are left out.
    public func operands(of statement: Statement) -> [WordIndex] {
        var words: [WordIndex] = []
        switch statement.kind {
        case .select, .imply, .range: words += [statement.word, statement.other].compactMap(\.self)
        default: break
        }
        var waiting = [statement.condition, statement.expression].compactMap(\.self)
        while let index = waiting.popLast() {
            switch self[index] {
            case .operand(let word): words.append(word)
            case .comparison(_, let left, let right): words += [left, right]
            case .not(let operand): waiting.append(operand)
            case .and(let left, let right), .or(let left, let right): waiting += [right, left]
            }
        }
        return words.filter { self[$0].isPlain && !self[$0].form.contains(.quoted) }
    }
}
