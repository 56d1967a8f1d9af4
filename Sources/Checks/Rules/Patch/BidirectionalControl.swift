// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A character that changes the order in which text is shown.
    static let bidirectionalControl = Rule.patch(
        "bidirectional-control", severity: .error,
        page: RulePage(
            finds: """
                A directional formatting character of Unicode in an added line; in the title and the message, one \
                that overrides the direction or that is not closed on its line. Letters of languages that are \
                written from right to left are no such characters.
                """,
            why: """
                Code with them is not the code that a reviewer sees: a comment can look closed that is open, an \
                early `return` can look like a part of it (“Trojan Source”, CVE-2021-42574).
                """,
            example: "/*<U+202E> } <U+2066>if (is_admin)<U+2069> <U+2066> begin admins only */",
            advice: "Remove it. Where a text has to hold one, write it as an escape.",
            references: [
                "CVE-2021-42574; https://trojansource.codes",
                "Unicode Standard Annex #9, “Explicit Directional Embeddings”",
            ])
    ) { subject, faults in
        if let scalar = BidirectionalState.offender(in: subject.patch.subject.title) {
            faults.add(
                "directional character U+\(hexadecimal(scalar)) in the title", at: subject.place(header: "Subject"),
                severity: .warning)
        }
        for line in subject.patch.commitMessage.lines where line.text.utf8.contains(0xe2) {
            guard let scalar = BidirectionalState.offender(in: line.text) else { continue }
            faults.add(
                "directional character U+\(hexadecimal(scalar)) in the message", at: subject.place(line: line.number),
                severity: .warning)
        }
        subject.forEachAddedLine { file, line, treeLine in
            guard let scalar = BidirectionalState.first(in: line.content) else { return }
            faults.add(
                "directional character U+\(hexadecimal(scalar)) in an added line: the code is not what it looks like",
                at: subject.place(line: line.line, treeLine: treeLine, of: file))
        }
    }
}

/// Which embeddings, overrides and isolates a line has open.
private struct BidirectionalState {
    /// The first directional formatting character in `bytes`: E2 80 AA to AE, E2 81 A6 to A9.
    static func first(in bytes: ArraySlice<UInt8>) -> UInt32? {
        var index = bytes.startIndex
        while let found = bytes[index...].firstIndex(of: 0xe2) {
            guard found + 2 < bytes.endIndex else { return nil }
            switch (bytes[found + 1], bytes[found + 2]) {
            case (0x80, 0xaa...0xae): return 0x2000 + UInt32(bytes[found + 2] - 0x80)
            case (0x81, 0xa6...0xa9): return 0x2040 + UInt32(bytes[found + 2] - 0x80)
            default: index = found + 1
            }
        }
        return nil
    }

    /// The first character of `text` that overrides the direction, or that is left open at the end.
    static func offender(in text: String) -> UInt32? {
        var embeddings: [UInt32] = []
        var isolates: [UInt32] = []
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x202d, 0x202e: return scalar.value
            case 0x202a, 0x202b: embeddings.append(scalar.value)
            case 0x202c: _ = embeddings.popLast()
            case 0x2066...0x2068: isolates.append(scalar.value)
            case 0x2069: _ = isolates.popLast()
            default: break
            }
        }
        return embeddings.first ?? isolates.first
    }
}
