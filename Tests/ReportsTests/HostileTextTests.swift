// SPDX-License-Identifier: GPL-2.0-only

import Findings
import Foundation
import Reports
import Snapshots
import Testing

@Suite struct HostileTextTests {
    @Test(arguments: ReportFormat.allCases)
    func neverLetsControlCharactersThrough(_ format: ReportFormat) {
        for isVerbose in [false, true] {
            let style = TextStyle(hasSymbols: true, width: 80, hasContext: true, isVerbose: isVerbose)
            let text = SampleReport.hostile.rendered(as: format, style: style)
            let unsafe = text.unicodeScalars.filter { $0.isUnsafeToShow && $0 != "\n" }
            #expect(unsafe.isEmpty, "\(unsafe.map(\.shownByNumber))")
            #expect(text.unicodeScalars.count > 5)
        }
    }

    @Test(arguments: [ReportFormat.b4, .github])
    func keepsAFindingOnOneLine(_ format: ReportFormat) {
        #expect(SampleReport.hostile.rendered(as: format).split(separator: "\n").count == 1)
    }

    @Test func keepsAFindingOnOneLineInAPipe() {
        let style = TextStyle(isQuiet: true)
        #expect(SampleReport.hostile.rendered(as: .terminal, style: style).split(separator: "\n").count == 1)
    }

    @Test func lateWordsDoNotMakeAWarningFailInB4() {
        let text = SampleReport.hostile.rendered(as: .b4)
        #expect(text.contains("WARNING: "))
        #expect(!text.contains("ERROR:"))
    }

    @Test func escapesSeparatorsOfGitHubCommands() {
        expectSnapshot(SampleReport.hostile.rendered(as: .github), "Fixtures/hostile_expected_github")
    }

    @Test(arguments: [ReportFormat.json, .sarif, .b4JSON])
    func writesJSONThatSaysTheSame(_ format: ReportFormat) throws {
        let text = SampleReport.hostile.rendered(as: format)
        _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    }

    @Test func keepsTheTextInItsOwnSchema() throws {
        let decoded = try Report(json: SampleReport.hostile.json())
        #expect(decoded.series.title == SampleReport.hostile.series.title)
        #expect(decoded.findings.first?.fingerprint == SampleReport.hostile.findings.first?.fingerprint)
    }
}
