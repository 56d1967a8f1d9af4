// SPDX-License-Identifier: GPL-2.0-only

/// The calls of a shell that a tree makes, and marks in expanded text where an answer is not known.
///
/// A mark is bytes that no UTF-8 text has. It goes through variables and functions like any other text, and is taken
/// out where the text is used: in an expression it becomes a symbol that nothing defines, elsewhere what the command
/// prints when its probe fails. A file that holds such bytes itself names a call that is there, or nothing.
struct UnknownAnswers {
    private(set) var calls: [ShellCall] = []

    /// What stands for the answer to each call where it is not known.
    private var placeholders: [[UInt8]] = []

    /// What each command printed, or its mark.
    private var known: [[UInt8]: [UInt8]] = [:]

    /// Whether there are marks at all.
    private(set) var isEmpty = true

    private static let opening: UInt8 = 0xff
    private static let closing: UInt8 = 0xfe

    /// What stands for the command `text`, which `path` asks for at `line`: what it prints, or a mark.
    mutating func expansion(
        of text: [UInt8], path: String, line: UInt32, answers: any ShellAnswers
    ) -> (text: [UInt8], isNewAndUnknown: Bool) {
        if let known = known[text] { return (known, false) }
        let isMarked = containsMarks(text)
        let command = isMarked ? replaced(text) { Array("<unknown \($0)>".utf8) } : text
        let string = String(decoding: command, as: UTF8.self)
        let answer = isMarked ? nil : answers.answer(to: string)
        calls.append(
            ShellCall(
                command: string, path: path, line: line,
                answer: answer != nil ? .known : isMarked ? .unknownCommand : .unknown))
        placeholders.append(answer == nil ? calls[calls.count - 1].placeholder : [])
        let result: [UInt8]
        if let answer {
            result = Self.asConfReads(answer)
        } else {
            isEmpty = false
            result = [Self.opening] + Array(String(calls.count - 1).utf8) + [Self.closing]
        }
        known[text] = result
        return (result, answer == nil)
    }

    /// An answer as `conf` takes it: 4,095 bytes at most, line ends made spaces, none at the end.
    private static func asConfReads(_ answer: String) -> [UInt8] {
        var bytes = Array(answer.utf8.prefix(4095))
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        return bytes.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
    }

    /// The number of the call that `text` is the mark of, nil where it is anything else.
    func call(markedBy text: [UInt8]) -> Int? {
        guard !isEmpty, let mark = mark(in: text, at: 0), mark.end == text.count else { return nil }
        return mark.call
    }

    /// `text` with what stands for an answer in place of each mark.
    func withPlaceholders(_ text: [UInt8]) -> [UInt8] {
        containsMarks(text) ? replaced(text) { placeholders[$0] } : text
    }

    private func containsMarks(_ text: [UInt8]) -> Bool {
        !isEmpty && text.indices.contains { mark(in: text, at: $0) != nil }
    }

    private func replaced(_ text: [UInt8], by replacement: (Int) -> [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        while position < text.count {
            if let mark = mark(in: text, at: position) {
                result += replacement(mark.call)
                position = mark.end
            } else {
                result.append(text[position])
                position += 1
            }
        }
        return result
    }

    private func mark(in text: [UInt8], at start: Int) -> (call: Int, end: Int)? {
        guard start < text.count, text[start] == Self.opening else { return nil }
        var number = 0
        var position = start + 1
        while position < text.count, position - start < 9, (0x30...0x39).contains(text[position]) {
            number = 10 * number + Int(text[position] - 0x30)
            position += 1
        }
        guard position > start + 1, position < text.count, text[position] == Self.closing,
            calls.indices.contains(number), calls[number].answer != .known
        else { return nil }
        return (number, position + 1)
    }
}
