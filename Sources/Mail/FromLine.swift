// SPDX-License-Identifier: GPL-2.0-only

import ByteText

/// Whether `line` (without its LF) separates the messages of an mbox: `From SENDER Thu Jan  1 00:00:00 1970`.
///
/// Text may begin with `From ` too, so the line must also hold a time of day with a year behind it, which is what
/// `git mailsplit` asks for. A zone between the two (`00:00:00 +0000 1970`) is let through: some mailers write one.
func isMailboxFromLine(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.hasPrefix("From "), let colon = line.lastIndex(of: UInt8(ascii: ":")),
        colon - line.startIndex >= 9, colon + 3 < line.endIndex
    else { return false }
    // The last colon stands between minutes and seconds.
    let digits = [colon - 4, colon - 2, colon - 1, colon + 1, colon + 2]
    guard digits.allSatisfy({ line[$0].isASCIIDigit }) else { return false }
    return line[(colon + 3)...].split(whereSeparator: \.isASCIIWhitespace).contains { word in
        word.decimal.map { $0 > 90 } ?? false
    }
}
