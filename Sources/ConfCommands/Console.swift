// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import Kconfig

/// Standard input, output and error of the command; what is said is kept until an answer is awaited or the end.
final class Console: Interviewee {
    private var said: [UInt8] = []
    private var input: [UInt8] = []
    private var position = 0
    private var hasEnded = false

    /// Whether a terminal shows what is typed; else answers are repeated, so that the output reads like a talk.
    private let showsAnswers = isatty(0) == 1 && isatty(1) == 1

    /// The most bytes of one answer.
    private static let mostBytes = 4095

    func say(_ text: String) { hear(Array(text.utf8)) }

    func hear(_ text: [UInt8]) {
        said += text
        if said.count > 1 << 16 { flush() }
    }

    func complain(_ text: String) { complain(Array(text.utf8)) }

    func complain(_ text: [UInt8]) { Self.write(text, to: 2) }

    func warn(_ text: [UInt8]) { complain(text) }

    func flush() {
        Self.write(said, to: 1)
        said = []
    }

    var isAtEnd: Bool { hasEnded && position == input.count }

    func answer(otherwise silence: [UInt8]) -> [UInt8] {
        flush()
        var line: [UInt8] = []
        while line.count < Self.mostBytes {
            if position == input.count { refill() }
            guard position < input.count else { break }
            line.append(input[position])
            position += 1
            if line.last == UInt8(ascii: "\n") { break }
        }
        if line.isEmpty {
            complain("\nError in reading or end of file.\n")
            line = silence
        }
        if !showsAnswers { hear(line) }
        return line
    }

    private func refill() {
        guard !hasEnded else { return }
        var buffer = [UInt8](repeating: 0, count: 1 << 12)
        let count = read(0, &buffer, buffer.count)
        input = count > 0 ? Array(buffer.prefix(count)) : []
        position = 0
        if count <= 0 { hasEnded = true }
    }

    private static func write(_ text: [UInt8], to descriptor: Int32) {
        text.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }
}
