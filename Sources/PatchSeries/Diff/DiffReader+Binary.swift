// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText

extension DiffReader {
    /// Whether `line` says that binary files differ, without their data.
    func isBinaryNotice(_ line: ArraySlice<UInt8>) -> Bool {
        (line.hasPrefix("Binary files ") || line.hasPrefix("Files ")) && line.suffix(7).equals(" differ")
    }

    /// Reads `GIT binary patch` with its blocks, or the notice that stands in for one.
    mutating func readBinaryChange() -> BinaryChange? {
        let start = index
        index += 1
        guard lines[start].equals("GIT binary patch") else { return .withoutData }
        var blocks = 0
        while blocks < 2, index < end, isBlockHeader(lines[index]) {
            index += 1
            while index < end, isBlockData(lines[index]) { index += 1 }
            // A line that was cut or changed on its way is data too, and makes it unusable.
            while index < end, !lines[index].isEmpty, !beginsAnother(lines[index]) { index += 1 }
            blocks += 1
            // An empty line ends a block.
            if blocks < 2, index + 1 < end, lines[index].isEmpty, isBlockHeader(lines[index + 1]) { index += 1 }
        }
        guard blocks > 0 else {
            note("binary patch without its data", at: start)
            return .data(lines: start + 1...start + 1)
        }
        return .data(lines: start + 2...index)
    }

    /// Whether `line` is a file, a block or a signature: none of them can be told from data by its length alone.
    private func beginsAnother(_ line: ArraySlice<UInt8>) -> Bool {
        line.hasPrefix("diff --git ") || line.hasPrefix("-- ") || line.equals("--") || isBlockHeader(line)
    }

    /// Whether `line` reads `literal 123` or `delta 45`.
    private func isBlockHeader(_ line: ArraySlice<UInt8>) -> Bool {
        for prefix in ["literal ", "delta "] as [StaticString] where line.hasPrefix(prefix) {
            let size = line.dropFirst(prefix.utf8CodeUnitCount)
            return !size.isEmpty && size.allSatisfy(\.isASCIIDigit)
        }
        return false
    }

    /// Whether `line` can be data: a letter that tells the length, and up to 52 bytes in base 85, 5 for every 4.
    private func isBlockData(_ line: ArraySlice<UInt8>) -> Bool {
        guard let length = line.first, length.isASCIILetter, (line.count - 1) % 5 == 0 else { return false }
        let bytes = length >= UInt8(ascii: "a") ? Int(length) - 0x61 + 27 : Int(length) - 0x41 + 1
        return (bytes + 3) / 4 * 5 == line.count - 1
    }
}
