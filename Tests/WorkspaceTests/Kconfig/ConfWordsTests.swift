// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Workspace

@Suite struct ConfWordsTests {
    private let words = ConfWords(
        Array(
            """

            WARNING: unmet direct dependencies detected for LAMP
              Depends on [n]: SOCKET [=n] && LANTERN [=y]
              Selected by [y]:
              - TORCH [=y] && !(OIL [=n] || WICK [=n])

            WARNING: unmet direct dependencies detected for LAMP_POST
              Depends on [n]: SOCKET [=n]
              Selected by [y]:
              - LANTERN [=y]
            """.utf8))

    @Test func findsTheWarningOfASelect() {
        #expect(words.unmetSelect(of: "LAMP", by: "TORCH")?.count == 4)
        #expect(words.unmetSelect(of: "LAMP_POST", by: "LANTERN")?.last == "  - LANTERN [=y]")
    }

    @Test func takesNoWarningForThatOfAnotherSelect() {
        #expect(words.unmetSelect(of: "LAMP", by: "LANTERN") == nil)
        #expect(words.unmetSelect(of: "LAMP_POST", by: "TORCH") == nil)
        #expect(words.unmetSelect(of: "LAMP", by: "TOR") == nil)
        #expect(words.unmetSelect(of: "POST", by: "LANTERN") == nil)
    }

    @Test func findsTheErrorOfACircle() {
        let words = ConfWords(
            Array(
                """
                lamp/Kconfig:1:error: recursive dependency detected!
                lamp/Kconfig:1:\tsymbol LAMP depends on SOCKET
                lamp/Kconfig:5:\tsymbol SOCKET is selected by LAMP
                """.utf8))
        #expect(words.circle(of: ["LAMP", "SOCKET"]) == ["lamp/Kconfig:1:error: recursive dependency detected!"])
        #expect(words.circle(of: ["LAMP", "OIL"]) == nil)
        #expect(self.words.circle(of: []) == nil)
    }
}
