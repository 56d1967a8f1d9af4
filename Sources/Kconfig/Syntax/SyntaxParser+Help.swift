// SPDX-License-Identifier: GPL-2.0-only

extension SyntaxParser {
    /// Reads a help text: the lines below that stand in as far as the first of them, or farther.
    ///
    /// It ends in front of a line that begins in column 1, however short it was; `conf` takes even the first line for
    /// text where that begins there. A tab goes to the next multiple of eight.
    mutating func parseHelp(line: UInt32) {
        advance()
        guard token == .endOfLine || token == .endOfFile else { return fail("end of line", line: line) }
        var statement = Statement(.help, line: line)
        let start = lexer.position
        let stop = skipHelp()
        words.append(
            Word(start: UInt32(truncatingIfNeeded: start), count: UInt32(stop - start), form: .quoted, hash: 0))
        statement.word = WordIndex(words.count - 1)
        statements.append(statement)
        token = lexer.position < lexer.bytes.count ? .endOfLine : .endOfFile
    }

    /// Steps behind the help text that begins at the lexer's position, and tells where it ends.
    private mutating func skipHelp() -> Int {
        var indentation = 0
        while lexer.position < lexer.bytes.count {
            let start = lexer.position
            let (text, column) = lexer.bytes.indentation(from: start)
            let end = lexer.endOfLine(from: text)
            if text < end {
                if indentation > 0, text > start, column < indentation {
                    lexer.position = text
                    return start
                }
                if indentation == 0 { indentation = column }
            }
            guard end < lexer.bytes.count else {
                lexer.position = end
                return end
            }
            lexer.position = end + 1
            lexer.line &+= 1
            guard end + 1 < lexer.bytes.count else { return end + 1 }
            switch lexer.bytes[end + 1] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"): continue
            default: return end + 1
            }
        }
        return lexer.position
    }
}

extension Collection<UInt8> where Index == Int {
    /// Where the text of the line at `start` begins, and in which column, from 0.
    func indentation(from start: Int) -> (text: Int, column: Int) {
        var position = start
        var column = 0
        while position < endIndex {
            if self[position] == UInt8(ascii: "\t") {
                column = (column & ~7) + 8
            } else if self[position] == UInt8(ascii: " ") {
                column += 1
            } else {
                break
            }
            position += 1
        }
        return (position, column)
    }
}
