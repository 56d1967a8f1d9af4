// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Mail

struct MailDateTests {
    private func date(_ text: String) -> MailDate? { MailDate(parsing: Array(text.utf8)) }

    @Test(arguments: [
        ("Thu, 1 Jan 1970 00:00:00 +0000", 0, 0),
        ("Thu, 01 Jan 1970 01:30:00 +0130", 0, 90),
        ("29 Feb 2000 12:00 -0500", 951_843_600, -300),
        ("Mon, 23 Nov 2026 03:14:05 +0100 (CET)", 1_795_400_045, 60),
        ("Fri, 31 Dec 99 23:59:60 GMT", 946_684_800, 0),
        ("Mon,23 Nov 2026 03:14:05", 1_795_403_645, 0),
    ])
    func readsADate(_ text: String, _ seconds: Int64, _ offset: Int) {
        #expect(date(text) == MailDate(seconds: seconds, offset: offset))
    }

    @Test(arguments: [
        "", "Mon", "Mon, 23 Nov", "32 Nov 2026 00:00:00 +0000", "1 Foo 2026 00:00 +0000", "1 Jan 99999 00:00 +0000",
        "1 Jan 2026 24:00:00 +0000", "1 Jan 2026 0000 +0000", "99999999999999999999 Jan 2026 00:00:00 +0000",
    ])
    func readsNoDateWhereNoneIs(_ text: String) {
        #expect(date(text) == nil)
    }
}
