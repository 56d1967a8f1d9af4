// SPDX-License-Identifier: GPL-2.0-only

/// How lines end, in mail and in the files that patches are for.
///
/// Mail travels with CR LF, and some mail programs give a text such line ends before they encode it in base64 or
/// quoted-printable, where the CRs survive transport: then every line has one, and none was written by the author. A CR
/// that some lines have and others don't is another thing: a patch to a file with CR LF has it on the lines of its
/// hunks, not on those of its message and headers. It belongs to the file, and without it the patch can't apply.
extension ArraySlice<UInt8> {
    /// The text with LF at its line ends where each of them is CR LF; as it stands where one is not.
    var withoutTransportLineEnds: ArraySlice<UInt8> {
        guard contains(UInt8(ascii: "\r")), endsEveryLineInCRLF else { return self }
        var result: [UInt8] = []
        result.reserveCapacity(count)
        for byte in self {
            if byte == UInt8(ascii: "\n"), result.last == UInt8(ascii: "\r") { result.removeLast() }
            result.append(byte)
        }
        return result[...]
    }

    /// Whether every line that ends and holds something ends in CR LF. Empty lines tell nothing: transport adds them.
    private var endsEveryLineInCRLF: Bool {
        var isEmptyLine = true
        var previous: UInt8 = 0
        for byte in self {
            if byte == UInt8(ascii: "\n") {
                if !isEmptyLine, previous != UInt8(ascii: "\r") { return false }
                isEmptyLine = true
            } else {
                isEmptyLine = false
            }
            previous = byte
        }
        return true
    }

    /// How many LF there are.
    var newlineCount: Int { count { $0 == UInt8(ascii: "\n") } }

    /// How many lines there are, a last one without LF included.
    var lineCount: Int { newlineCount + (last.map { $0 == UInt8(ascii: "\n") ? 0 : 1 } ?? 0) }

    /// The first `maximum` lines.
    func prefix(lines maximum: Int) -> ArraySlice<UInt8> {
        guard count > maximum else { return self }
        var end = startIndex
        for _ in 0..<maximum where end < endIndex { end = Swift.min(self[end...].lineEnd + 1, endIndex) }
        return self[..<end]
    }
}
