// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct CoverLetterTemplateTests {
    @Test(arguments: [
        "*** BLURB HERE ***", "- EDITME: describe what is new in this series revision.",
        "# Describe the purpose of this series. The information you put here",
    ])
    func reportsWhatAToolLeftInTheText(_ text: String) throws {
        let spoilt = try FaultlessSeries.v2.with(patch: 0, replacing: "Tested on the lamp of my desk.", by: text)
        let found = try check(.coverLetterTemplate, on: spoilt)
        #expect(found.map(\.message) == ["the cover letter is still a template"])
        #expect(found.first?.excerpt == text)
    }

    @Test(arguments: ["*** SUBJECT HERE ***", "EDITME: cover title for lamp", "Series short description"])
    func reportsASubjectThatNobodyWrote(_ title: String) throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 0, replacing: "lamp: Correct brightness and switch off", by: title)
        #expect(
            try check(.coverLetterTemplate, on: spoilt).map(\.message) == ["the subject \"\(title)\" is a template's"])
    }

    @Test func reportsTheNotesOfAPatch() throws {
        let spoilt = try FaultlessSeries.v2.with(
            patch: 1, replacing: "v2: report 0 for a lamp without lines (Ravi)", by: "- EDITME: use bulletpoints")
        let found = try check(.coverLetterTemplate, on: spoilt)
        #expect(found.map(\.message) == ["the notes are still a template"])
        #expect(found.first?.location.patch?.number == 1)
    }

    @Test func staysSilentWhereATemplateIsMentioned() throws {
        let text = "The line \"*** BLURB HERE ***\" and the word EDITME are explained."
        let series = try FaultlessSeries.v2.with(patch: 0, replacing: "Tested on the lamp of my desk.", by: text)
        #expect(try check(.coverLetterTemplate, on: series).isEmpty)
        #expect(try check(.coverLetterTemplate, on: FaultlessSeries.v2).isEmpty)
    }
}
