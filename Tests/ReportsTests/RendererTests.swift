// SPDX-License-Identifier: GPL-2.0-only

import Findings
import Reports
import Snapshots
import Testing

@Suite struct RendererTests {
    @Test(arguments: ReportFormat.allCases)
    func writesEveryForm(_ format: ReportFormat) {
        expectSnapshot(SampleReport.faulty.rendered(as: format), "Fixtures/faulty_expected_\(format.rawValue)")
    }

    @Test(arguments: ReportFormat.allCases)
    func writesACleanSeriesInEveryForm(_ format: ReportFormat) {
        expectSnapshot(SampleReport.clean.rendered(as: format), "Fixtures/clean_expected_\(format.rawValue)")
    }

    @Test(arguments: ReportFormat.allCases)
    func writesTheSameFromADecodedReport(_ format: ReportFormat) throws {
        let decoded = try Report(json: SampleReport.faulty.json())
        #expect(decoded.rendered(as: format) == SampleReport.faulty.rendered(as: format))
    }

    @Test func laysOutForATerminalOf80Columns() {
        let style = TextStyle(hasColor: true, hasSymbols: true, width: 80, hasContext: true)
        expectSnapshot(SampleReport.faulty.rendered(as: .terminal, style: style), "Fixtures/faulty_expected_colors")
    }

    @Test func keepsWithinTheWidth() {
        let style = TextStyle(hasSymbols: true, width: 60, hasContext: true)
        let lines = SampleReport.faulty.rendered(as: .terminal, style: style).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 60 }, "\(lines.filter { $0.count > 60 })")
        #expect(lines.count > 12)
    }

    @Test func tellsWhatIsHeldBackOnlyWhenVerbose() {
        let quiet = SampleReport.faulty.rendered(as: .terminal)
        let verbose = SampleReport.faulty.rendered(as: .terminal, style: TextStyle(isVerbose: true))
        #expect(!quiet.contains("the name of the table is long"))
        #expect(verbose.contains("the name of the table is long"))
        #expect(quiet.contains("1 suppressed by patches/lockstep.yaml"))
    }

    @Test func printsFindingsAloneWhenQuiet() {
        let lines = SampleReport.faulty.rendered(as: .terminal, style: TextStyle(isQuiet: true)).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { $0.hasSuffix("]") })
    }

    @Test func staysSilentForB4WhenClean() {
        #expect(SampleReport.clean.rendered(as: .b4).isEmpty)
    }
}
