// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// Prose that is not wrapped.
    static let longMessageLine = Rule.patch(
        "long-message-line", severity: .info,
        page: RulePage(
            finds: """
                Lines of prose of more than 75 columns in the message, one finding a patch. What may not be wrapped \
                is left alone: trailers, links, commit references, logs, stack dumps, compiler output, commands, \
                tables, code, quotations, and whatever is indented.
                """,
            why: """
                `git log` indents the message by four and does not wrap: longer lines run out of a terminal of 80 \
                columns.
                """,
            example: """
                The greatest level is 255, so that a lamp at full brightness reports 99 percent where 100 is meant.
                """,
            advice: "Wrap the text, at 72 or 75 columns: most editors do it with one key.",
            references: [
                """
                Documentation/process/submitting-patches.rst: “The body of the explanation, line wrapped at 75 \
                columns”
                """
            ])
    ) { subject, faults in
        let message = subject.patch.commitMessage
        let firstTrailer = message.trailers.first?.line ?? .max
        var isLog = false
        var long: [(line: BodyLine, columns: Int)] = []
        for line in message.lines where line.number < firstTrailer {
            let bytes = Array(line.text.utf8.prefix(2000))
            if bytes.trimmed.isEmpty {
                isLog = false
            } else if bytes.beginsLog {
                isLog = true
            } else if !isLog, bytes.count > 75, bytes.isProse {
                let columns = line.text.unicodeScalars.count
                if columns > 75 { long.append((line, columns)) }
            }
        }
        guard let first = long.first else { return }
        let others = long.count > 1 ? ", and \(long.count - 1) more like it" : ""
        faults.add(
            "a line of \(first.columns) columns in the message\(others)", at: subject.place(line: first.line.number),
            severity: long.contains { $0.columns > 100 } ? .warning : nil, advice: "wrap it at 75")
    }
}

extension [UInt8] {
    /// Whether the line begins a log, a dump or the output of a command, which goes on until the next empty line.
    fileprivate var beginsLog: Bool {
        let line = trimmed
        if logBeginnings.contains(where: { line.starts(with: $0.utf8) }) { return true }
        // A time stamp, `[   12.345678] …`.
        guard line.first == UInt8(ascii: "[") else { return false }
        return line.dropFirst().drop { $0 == UInt8(ascii: " ") }.first?.isASCIIDigit ?? false
    }

    /// Whether the line is a sentence that can be wrapped: words with single spaces between them, from the margin.
    fileprivate var isProse: Bool {
        let hasBullet = hasPrefix("- ") || hasPrefix("* ")
        guard let first = dropFirst(hasBullet ? 2 : 0).first,
            first.isASCIILetter || first >= 0x80 || "\"'`(".utf8.contains(first)
        else { return false }
        if "{};\\|=".utf8.contains(last ?? 0) { return false }
        let words = split(separator: UInt8(ascii: " "), omittingEmptySubsequences: true)
        guard words.count >= 8, let firstWord = words.first,
            // `drivers/lamp/lamp.c:12: warning`, `foo.dtb: lamp@1:`: a program's voice. `lamp:` alone is one, too.
            !firstWord.contains(UInt8(ascii: ":")), !isDeviceMessage(words),
            !words.contains(where: { $0.count > 40 || $0.hasPrefix("0x") }),
            !words.contains(where: { $0.equals("error:") || $0.equals("warning:") })
        else { return false }
        let isTabular = contains(UInt8(ascii: "\t")) || zip(self, dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
        let isReference = text.contains("(\"") || text.contains("://")
        let letters = count { $0.isASCIILetter || $0 == 0x20 || $0 >= 0x80 }
        return !isReference && letters * 100 >= count * 85 && (!isTabular || text.contains(".  "))
    }
}

/// Whether a line of `words` is what `dev_err()` prints without its time: `lamp-pwm lamp.0: no light`.
private func isDeviceMessage(_ words: [ArraySlice<UInt8>]) -> Bool {
    guard words.count > 2, words[1].last == UInt8(ascii: ":") else { return false }
    return words[1].dropLast().elementsEqual(words[0])
        || words[0...1].contains { $0.dropLast().contains { "-_.:".utf8.contains($0) || $0.isASCIIDigit } }
}

/// How logs, dumps and the output of commands begin.
private let logBeginnings = [
    "WARNING:", "BUG:", "Call Trace:", "Call trace:", "Oops", "Unable to handle", "$ ", "# ", "% ", "~# ", "=> ",
]
