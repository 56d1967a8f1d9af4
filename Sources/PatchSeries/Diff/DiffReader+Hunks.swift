// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText

// Where a hunk ends is told by its header: so many lines before, so many after. Git believes nothing else, and a
// patch whose counts are wrong is corrupt to it. People edit patches by hand, though, and what they meant is plain to
// see. So the counts are tried first; where the lines don't fit them, the hunk is all that looks like one, up to the
// next header or the signature.

extension DiffReader {
    /// Reads hunks for as long as one follows the other.
    mutating func readHunks() -> [Hunk] {
        var hunks: [Hunk] = []
        while index < end, let hunk = readHunk() { hunks.append(hunk) }
        return hunks
    }

    private mutating func readHunk() -> Hunk? {
        guard let header = HunkHeader(lines[index]) else {
            if lines[index].hasPrefix("@@ -") { note("hunk header whose line numbers can't be read", at: index) }
            return nil
        }
        let first = index + 1
        var last: Int
        if let counted = endByCount(from: first, old: header.oldCount, new: header.newCount) {
            last = counted
            if let surplus = endOfSurplus(from: counted) { last = surplus }
        } else {
            last = endByLooks(from: first)
        }
        let hunk = Hunk(
            oldStart: header.oldStart, oldCount: header.oldCount, newStart: header.newStart,
            newCount: header.newCount, heading: header.heading, lines: hunkLines(first..<last), line: index + 1)
        index = last
        return hunk
    }

    /// One past the last line of a hunk that begins at `first` and has exactly the lines that its header claims; nil
    /// where it does not.
    private func endByCount(from first: Int, old: Int, new: Int) -> Int? {
        var (old, new) = (old, new)
        var index = first
        while old > 0 || new > 0 {
            guard index < end, let kind = kind(at: index) else { return nil }
            switch kind {
            case .line(.context):
                old -= 1
                new -= 1
            case .line(.deletion):
                // A file without `diff --git` begins here, unless exactly a deletion and an addition are missing.
                if startsPlainFile(at: index), old != 1 || new != 1 { return nil }
                old -= 1
            case .line(.addition): new -= 1
            case .noNewline: break
            }
            if old < 0 || new < 0 { return nil }
            index += 1
        }
        if index < end, kind(at: index) == .noNewline { index += 1 }
        return index
    }

    /// One past the last line of those that a hunk has beyond its claimed counts; nil where there are none.
    ///
    /// Prose below a patch may begin with a space (a diffstat) or with dashes (a signature, PGP). It takes an added or
    /// deleted line, or the next hunk right below, to make such lines part of the hunk.
    private func endOfSurplus(from first: Int) -> Int? {
        guard first < end, kind(at: first) != nil, !lines[first].isEmpty, !lines[first].hasPrefix("--") else {
            return nil
        }
        let last = endByLooks(from: first, isSurplus: true)
        guard last > first else { return nil }
        if last < end, HunkHeader(lines[last]) != nil { return last }
        let hasChange = (first..<last).contains { kind(at: $0) == .line(.addition) || kind(at: $0) == .line(.deletion) }
        return hasChange ? last : nil
    }

    /// One past the last line from `first` on that looks like a line of a hunk.
    private func endByLooks(from first: Int, isSurplus: Bool = false) -> Int {
        var index = first
        // Empty lines are context whose space was eaten, but only where more of the hunk follows.
        var last = first
        while index < end, kind(at: index) != nil, !startsPlainFile(at: index) {
            // Beyond the claimed lines nothing but a signature is a dash or two.
            if isSurplus ? isSignatureLine(at: index) : isSignature(at: index) { break }
            if lines[index].isEmpty {
                if isSurplus { break }
            } else {
                last = index + 1
            }
            index += 1
        }
        return last
    }

    /// Whether a mail signature begins at `index`: `-- ` (the space is sometimes eaten) with no hunk line below it.
    private func isSignature(at index: Int) -> Bool {
        guard isSignatureLine(at: index) else { return false }
        return index + 1 >= end || lines[index + 1].isEmpty || kind(at: index + 1) == nil
    }

    private func isSignatureLine(at index: Int) -> Bool {
        let line = lines[index]
        return line.equals("-- ") || line.equals("--")
    }

    /// What a line of a hunk can be.
    private enum LineKind: Equatable {
        case line(HunkLine.Kind)
        /// `\ No newline at end of file`, in whatever language: git only looks at the start and the length.
        case noNewline
    }

    /// What the line at `index` is in a hunk; nil where it can't stand in one.
    private func kind(at index: Int) -> LineKind? {
        let range = lines.byteRange(at: index)
        switch lines.bytes[range.lowerBound] {
        case UInt8(ascii: " "), UInt8(ascii: "\n"): return .line(.context)
        case UInt8(ascii: "+"): return .line(.addition)
        case UInt8(ascii: "-"): return .line(.deletion)
        case UInt8(ascii: "\\"):
            return range.count >= 12 && lines.bytes[range.lowerBound + 1] == UInt8(ascii: " ") ? .noNewline : nil
        default: return nil
        }
    }

    private func hunkLines(_ range: Range<Int>) -> [HunkLine] {
        var result: [HunkLine] = []
        result.reserveCapacity(range.count)
        for index in range {
            switch kind(at: index) {
            case .line(let kind):
                result.append(
                    HunkLine(kind: kind, content: lines[index].dropFirst(), hasNewline: true, line: index + 1))
            case .noNewline:
                if !result.isEmpty { result[result.count - 1].hasNewline = false }
            case nil: break
            }
        }
        return result
    }
}
