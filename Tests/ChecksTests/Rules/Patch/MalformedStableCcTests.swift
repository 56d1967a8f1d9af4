// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct MalformedStableCcTests {
    private func found(_ line: String) throws -> (message: String?, replacement: String?) {
        let found = try SinglePatch(trailers: "\(line)\nSigned-off-by: Jane Roe <jane.roe@example.org>")
            .found(.malformedStableCc)
        #expect(found.count <= 1)
        return (found.first?.message, found.first?.fix?.replacement.first)
    }

    @Test(arguments: [
        ("Cc: stable@vger.kernel.com", "Cc: stable@vger.kernel.org"),
        ("Cc: <stable@vger.kernel.or> # 6.1", "Cc: stable@vger.kernel.org # 6.1"),
        ("Cc: stable@kernel.vger.org", "Cc: stable@vger.kernel.org"),
        ("Cc: stable", "Cc: stable@vger.kernel.org"),
        ("Cc: stable # 5.4+", "Cc: stable@vger.kernel.org # 5.4+"),
        ("Cc: stable@vger.kernel.org 6.1+", "Cc: stable@vger.kernel.org # 6.1+"),
        ("Cc: <stable@vger.kernel.org>, v5.15", "Cc: stable@vger.kernel.org # v5.15"),
        ("Cc: <stable@vger.kernel.org> [4.19]", "Cc: stable@vger.kernel.org # 4.19"),
    ])
    func reports(_ line: String, _ replacement: String) throws {
        let found = try found(line)
        #expect(found.message != nil)
        #expect(found.replacement == replacement)
    }

    @Test(arguments: [
        "Cc: stable@vger.kernel.org", "Cc: <stable@vger.kernel.org>", "CC: stable@vger.kernel.org",
        "Cc: Stable <stable@vger.kernel.org>", "Cc: <stable@vger.kernel.org> # 3.3.x: a1f84a3: sched: Check for idle",
        "Cc: stable@vger.kernel.org # v6.1+", "Cc: stable@vger.kernel.org #6.1", "Cc: stable@kernel.org",
        "Cc: <stable+noautosel@kernel.org> # reason goes here", "Cc: <stable@vger.kernel.org> # after -rc3",
        "Cc: \"stable@vger.kernel.org\" <stable@vger.kernel.org>", "Cc: Jane Stable <jane@example.org>",
        "Cc: stable-owner@example.org", "Cc: unstable@vger.kernel.org", "Cc: stable@example.org",
        "Cc: stable@vger.kernel.org, linux-lamp@example.org", "Cc: Max Mustermann <max@example.com> # v6.1",
        "Cc: stable@vger.kernel.org, 2023.12", "Cc: stable@vger.kernel.org 6", "Cc: stable@vger.kernel.org v.1",
    ])
    func staysSilentOn(_ line: String) throws {
        #expect(try found(line).message == nil)
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.malformedStableCc, on: .v2).isEmpty)
    }
}
