// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct MissingBaseCommitTests {
    private func withoutBase() throws -> FaultlessSeries {
        try FaultlessSeries.v2.with(
            patch: 0, replacing: "base-commit: 76b451fdc67e20ad33f9737451ccd29243b648ae\n", by: "")
    }

    @Test func reportsASeriesThatNamesNoBase() throws {
        let found = try check(.missingBaseCommit, on: withoutBase())
        #expect(found.map(\.message) == [#"no "base-commit" is given"#])
        #expect(found.map(\.severity) == [.info])
    }

    @Test func staysSilentWhereTheFirstPatchNamesIt() throws {
        let other = try withoutBase().with(
            patch: 1, replacing: "-- \n2.39.5", by: "base-commit: 76b451fdc67e20ad33f9737451ccd29243b648ae\n-- \n2.39.5"
        )
        #expect(try check(.missingBaseCommit, on: other).isEmpty)
        #expect(try check(.missingBaseCommit, on: FaultlessSeries.v2).isEmpty)
    }

    @Test(arguments: ["This is based on v6.6-rc1.", "Applies to lamp/for-next.", "It goes on top of Ravi's series."])
    func staysSilentWhereTheBaseIsNamedInWords(_ words: String) throws {
        let other = try withoutBase().with(patch: 0, replacing: "Tested on the lamp of my desk.", by: words)
        #expect(try check(.missingBaseCommit, on: other).isEmpty)
    }

    @Test func staysSilentOnASinglePatchAndOnAPartOfASeries() throws {
        let one = FaultlessSeries(mails: [try FaultlessSeries.v2.mails[1]])
        #expect(try check(.missingBaseCommit, on: one.with(patch: 0, replacing: " 1/5]", by: "]")).isEmpty)
        #expect(try check(.missingBaseCommit, on: withoutBase().without(patch: 3)).isEmpty)
        #expect(try check(.missingBaseCommit, on: withoutBase()) { $0.isSingleMail = true }.isEmpty)
    }

    @Test func staysSilentOnAPartialRepost() throws {
        var partial = try withoutBase()
        var second = partial.mails[4]
        second.bytes = Array(
            second.text.replacing("Message-Id: <", with: "Message-Id: <again-").replacing(
                "PATCH v2 ", with: "PATCH v2.1 "
            )
            .utf8)
        partial.mails.append(second)
        #expect(try check(.missingBaseCommit, on: partial).isEmpty)
    }
}
