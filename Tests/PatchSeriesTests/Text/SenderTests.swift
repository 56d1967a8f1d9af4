// SPDX-License-Identifier: GPL-2.0-only

import Mail
import PatchSeries
import Testing

@Suite struct SenderTests {
    private func sender(_ from: String, _ fields: String...) -> String? {
        Patch(parsing: mail("[PATCH] x", from: from, fields: fields, body: smallDiff)).sender?.description
    }

    @Test func resolvesAListThatTookThePlaceOfTheSender() {
        let list = "Jane Doe via LAMPS <lamps@lists.example.org>"
        #expect(sender(list, "X-Original-From: Jane Doe <jane@x.org>") == "Jane Doe <jane@x.org>")
        #expect(sender(list, "Reply-To: Jane Doe <jane@x.org>") == "Jane Doe <jane@x.org>")
        #expect(sender("'Jane Doe' via LAMPS <lamps@x.org>", "Reply-To: jane@x.org") == "Jane Doe <jane@x.org>")
        #expect(
            sender(list, "Reply-To: LAMPS <other@lists.example.org>, Jane Doe <jane@x.org>")
                == "Jane Doe <jane@x.org>")
    }

    @Test func leavesOrdinarySendersAlone() {
        #expect(sender("Jane Doe <jane@x.org>", "Reply-To: Other <o@x.org>") == "Jane Doe <jane@x.org>")
        #expect(sender("Via Roe <via@x.org>", "Reply-To: Other <o@x.org>") == "Via Roe <via@x.org>")
        #expect(sender("Jane via <jane@x.org>", "Reply-To: Other <o@x.org>") == "Jane via <jane@x.org>")
    }
}
