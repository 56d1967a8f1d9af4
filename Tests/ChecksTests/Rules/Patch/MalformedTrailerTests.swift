// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct MalformedTrailerTests {
    @Test(arguments: [
        ("Signed-of-by", "Signed-off-by"), ("Singed-off-by", "Signed-off-by"), ("Sigend-off-by", "Signed-off-by"),
        ("Signed-off", nil), ("Reveiwed-by", "Reviewed-by"), ("Reviewd-by", "Reviewed-by"), ("Ackd-by", "Acked-by"),
        ("Co-developped-by", "Co-developed-by"), ("Codeveloped-by", "Co-developed-by"), ("Suggestd-by", "Suggested-by"),
        ("Test-by", nil), ("Nacked-by", nil), ("Requested-by", nil), ("Reviewed-and-tested-by", nil), ("BugLink", nil),
        ("Fixed", nil), ("Assisted-by", nil), ("Based-on", nil), ("Depends-on", nil), ("Naked-by", nil),
    ])
    func reportsMisspeltNamesOnly(_ written: String, _ meant: String?) throws {
        let patch = SinglePatch(
            trailers: "\(written): Ravi Kumar <ravi@example.net>\nSigned-off-by: Jane Roe <jane.roe@example.org>")
        let found = try patch.found(.malformedTrailer)
        #expect(
            found.map(\.message)
                == (meant.map { ["\"\(written)\" is no tag that the kernel knows; did you mean \"\($0)\"?"] } ?? []))
        #expect(found.first?.fix?.replacement == meant.map { ["\($0): Ravi Kumar <ravi@example.net>"] })
    }

    @Test(arguments: [
        ("Acked-by: Max Mustermann <max@example.com", "lacks the \">\" behind the address"),
        ("Acked-by: Max Mustermann max@example.com>", "lacks the \"<\" in front of the address"),
        ("Acked-by: Max Mustermann max@example.com", "lacks the \"<\" in front of the address"),
        ("Signed-off-by: Max Mustermann", "has no mail address"),
        ("Signed-off-by: max@example.com", "has an address without a name"),
        ("Signed-off-by: <max@example.com>", "has an address without a name"),
        ("Signed-off-by:", "names nobody"),
        ("Reviewed-by: Max Mustermann <max.example.com>", "has no \"@\" in its address"),
        ("Cc: Max Mustermann <max@example.com", "lacks the \">\" behind the address"),
        ("Reviewed-by: Ravi Kumar <ravi@example.net> thanks a lot", "has text behind the address"),
        ("Reported-by: Ravi Kumar <ravi@example.net>,", "has text behind the address"),
        ("Signed-off-by: Ravi <maintainer> Kumar <ravi@example.net> v2", "has text behind the address"),
        ("Reviewed-by: Ravi Kumar <<ravi@example.net>>", "has a \">\" too many"),
        ("Reviewed-by: Ravi Kumar <ravi@example.net>, Max <max@example.com>", "has more than one address"),
    ])
    func reportsABrokenAddress(_ line: String, _ fault: String) throws {
        let patch = SinglePatch(trailers: "\(line)\nSigned-off-by: Jane Roe <jane.roe@example.org>")
        let found = try patch.found(.malformedTrailer)
        #expect(found.count == 1)
        #expect(found.first?.message.contains(fault) == true, "\(found.map(\.message))")
        #expect(found.first?.excerpt == line)
    }

    @Test(arguments: [
        ("Reviewed-by Ravi Kumar <ravi@example.net>", "Reviewed-by"),
        ("Reviewed by: Ravi Kumar <ravi@example.net>", "Reviewed-by"),
        ("Reviewed-by; Ravi Kumar <ravi@example.net>", "Reviewed-by"),
        ("Reviewed-by : Ravi Kumar <ravi@example.net>", "Reviewed-by"),
        ("Signed-off by: Ravi Kumar <ravi@example.net>", "Signed-off-by"),
        ("Signed off by: Ravi Kumar <ravi@example.net>", "Signed-off-by"),
        ("Singed-off_by: Ravi Kumar <ravi@example.net>", "Signed-off-by"),
        ("Tested-by\tRavi Kumar <ravi@example.net>", "Tested-by"),
    ])
    func reportsALineThatWasMeantAsATrailer(_ line: String, _ tag: String) throws {
        let patch = SinglePatch(trailers: "\(line)\nSigned-off-by: Jane Roe <jane.roe@example.org>")
        let found = try patch.found(.malformedTrailer)
        #expect(found.count == 1)
        #expect(found.first?.excerpt == line)
        #expect(found.first?.fix?.replacement == ["\(tag): Ravi Kumar <ravi@example.net>"])
    }

    @Test func reportsNoLineOfTheTextAsATrailer() throws {
        var patch = SinglePatch()
        patch.body = "Reviewed by: Ravi Kumar <ravi@example.net>"
        #expect(try patch.messages(.malformedTrailer) == [])
    }

    @Test func callsASignOffOfNobodyAnError() throws {
        func severities(_ line: String) throws -> [Severity] {
            let patch = SinglePatch(trailers: "\(line)\nSigned-off-by: Jane Roe <jane.roe@example.org>")
            return try patch.found(.malformedTrailer).map(\.severity)
        }
        #expect(try severities("Signed-off-by: Max Mustermann") == [.error])
        #expect(try severities("Signed-off-by: max@example.com") == [.warning])
        #expect(try severities("Acked-by: Max Mustermann") == [.warning])
    }

    @Test(arguments: [
        "Reviewed-by: Ravi Kumar <ravi@example.net> # the PCI part",
        "Reviewed-by: Ravi Kumar <ravi@example.net> (for the PCI part)",
        "Signed-Off-By: \"Kumar, Ravi\" <ravi@example.net>",
        "Cc: ravi@example.net", "Cc: stable@vger.kernel.org # 6.1", "Cc: <stable@vger.kernel.org>",
        "Cc: Ravi Kumar", "Reported-by: the kernel's robot", "Suggested-by: Ravi Kumar",
        "Reported-by: syzbot+0123456789abcdef@syzkaller.appspotmail.com",
        "Tested-by: Ravi Kumar <ravi at example.net>", "Link: https://example.org/a", "Fixes: 0123456789ab (\"x\")",
        "Change-Id: I0123456789", "(cherry picked from commit 0123456789abcdef0123456789abcdef01234567)",
        "Acked-by: ravi@example.net", "Cc: Ravi Kumar <ravi@example.net>, Max <max@example.com>",
        "Tested-by: Ravi Kumar <ravi@example.net> [on x86]", "Cc: <stable@vger.kernel.org> v6.1",
        "Acked-by: Ravi <nobody> Kumar <ravi@example.net> # a <b> c", "Reviewed-by: Ravi Kumar <ravi@example.net> // a",
        "Reported-by: Ravi Kumar <ravi@example.net> <https://example.org/a>",
        "Reviewed by the team last week", "Tested by Ravi Kumar <ravi@example.net> on a lamp",
        "Reviewed-by the team, as said before", "Signed-off by: nobody", "Reported by: see below <a@example.org> again",
        "The lamp-by: Ravi Kumar <ravi@example.net>", "Note: Ravi Kumar <ravi@example.net>",
        "Acked-by:Ravi Kumar <ravi@example.net>",
        "Signed-off-by: Ravi Kumar <ravi@example.net>\n [Jane: wrapped a line]",
    ])
    func staysSilentOnWhatIsInUse(_ line: String) throws {
        let patch = SinglePatch(trailers: "\(line)\nSigned-off-by: Jane Roe <jane.roe@example.org>")
        #expect(try patch.messages(.malformedTrailer) == [])
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.malformedTrailer, on: .v2).isEmpty)
    }
}
