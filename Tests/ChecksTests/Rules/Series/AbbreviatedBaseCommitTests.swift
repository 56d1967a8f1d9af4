// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct AbbreviatedBaseCommitTests {
    private func base(_ text: String) throws -> FaultlessSeries {
        try FaultlessSeries.v2.with(patch: 0, replacing: "76b451fdc67e20ad33f9737451ccd29243b648ae", by: text)
    }

    @Test func reportsAnAbbreviatedId() throws {
        let found = try check(.abbreviatedBaseCommit, on: base("76b451fdc67e"))
        #expect(found.map(\.message) == ["the base commit is abbreviated to 12 digits"])
        #expect(found.first?.excerpt == "base-commit: 76b451fdc67e")
    }

    @Test(arguments: ["v6.6-rc1", "lamp/for-next", "76b451fdc67e20ad33f9737451ccd29243b648ae00"])
    func reportsWhatIsNoId(_ name: String) throws {
        let found = try check(.abbreviatedBaseCommit, on: base(name))
        #expect(found.map(\.message) == ["the base commit \"\(name)\" is not a commit id"])
    }

    @Test func reportsItInASingleMailToo() throws {
        let cover = FaultlessSeries(mails: [try base("v6.6").mails[0], try FaultlessSeries.v2.mails[1]])
        #expect(try check(.abbreviatedBaseCommit, on: cover) { $0.isSingleMail = true }.count == 1)
    }

    @Test(arguments: [
        "76B451FDC67E20AD33F9737451CCD29243B648AE",
        "76b451fdc67e20ad33f9737451ccd29243b648ae (tag: v6.6-rc1)",
        "76b451fdc67e20ad33f9737451ccd29243b648ae76b451fdc67e20ad33f97374",
    ])
    func staysSilentOnAWholeId(_ id: String) throws {
        #expect(try check(.abbreviatedBaseCommit, on: FaultlessSeries.v2).isEmpty)
        #expect(try check(.abbreviatedBaseCommit, on: base(id)).isEmpty)
    }
}
