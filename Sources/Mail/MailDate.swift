// SPDX-License-Identifier: GPL-2.0-only

import ByteText

/// A moment as a `Date:` field gives it.
public struct MailDate: Sendable, Hashable, Codable, Comparable {
    /// Seconds since 1970-01-01 00:00 UTC.
    public var seconds: Int64

    /// Minutes east of UTC, as the sender's clock stood.
    public var offset: Int

    /// The moment `seconds`, told `offset` minutes east of UTC.
    public init(seconds: Int64, offset: Int) {
        self.seconds = seconds
        self.offset = offset
    }

    /// Orders by the moment alone.
    public static func < (lhs: MailDate, rhs: MailDate) -> Bool { lhs.seconds < rhs.seconds }
}

extension MailDate {
    /// Reads a date as RFC 5322 gives it, `Mon, 23 Nov 2026 03:14:05 +0100 (CET)`; nil where `text` holds none.
    ///
    /// Without a zone, or with one that is no number and not GMT, the clock is taken to stand at UTC (RFC 5322 4.3).
    init?(parsing text: [UInt8]) {
        var words = text.split { $0.isASCIIWhitespace || $0 == UInt8(ascii: ",") }[...]
        if words.first?.first?.isASCIILetter == true { words = words.dropFirst() }
        guard words.count >= 4, let day = words.removeFirst().decimal, (1...31).contains(day),
            let month = Self.month(words.removeFirst()), var year = words.removeFirst().decimal,
            (0...9999).contains(year)
        else { return nil }
        if year < 50 { year += 2000 } else if year < 1000 { year += 1900 }
        let clock = words.removeFirst().split(separator: UInt8(ascii: ":")).map(\.decimal)
        guard (2...3).contains(clock.count), let hour = clock[0], let minute = clock[1],
            let second = clock.count == 3 ? clock[2] : 0, hour < 24, minute < 60, second <= 60
        else { return nil }
        offset = words.first.flatMap { Self.zone($0) } ?? 0
        let days = Self.days(year: year, month: month, day: day)
        seconds = Int64(((days * 24 + hour) * 60 + minute - offset) * 60 + second)
    }

    private static func month(_ word: ArraySlice<UInt8>) -> Int? {
        let names: [StaticString] = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ]
        return names.firstIndex { word.hasPrefixIgnoringCase($0) }.map { $0 + 1 }
    }

    /// Minutes east of UTC that `+0130` stands for.
    private static func zone(_ word: ArraySlice<UInt8>) -> Int? {
        guard word.count == 5, let sign = word.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            let digits = word.dropFirst().decimal
        else { return nil }
        let minutes = digits / 100 * 60 + digits % 100
        return sign == UInt8(ascii: "-") ? -minutes : minutes
    }

    /// Days from 1970-01-01 to a day of the Gregorian calendar, counted from a year that begins in March.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }
}
