// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import Snapshots
import Testing

@Suite struct OtherCommandsTests {
    private var before: String { faultless.replacingOccurrences(of: "faultless/v2", with: "faultless/v1") }

    @Test func showsASeriesAsATable() {
        expectSnapshot(Invocation("show", faultless).output, "Fixtures/show_expected_table")
    }

    @Test func comparesTwoVersions() {
        let run = Invocation("compare", before, faultless)
        #expect(run.status == 0)
        expectSnapshot(run.output, "Fixtures/compare_expected_text")
    }

    @Test func comparesWithoutDiffsWhereAsked() {
        let lines = Invocation("compare", "--no-patch", before, faultless).lines
        #expect(lines.count == 6)
        #expect(lines.first == "v1 -> v2")
    }

    @Test func looksForABaseInARepositoryOnly() throws {
        let series = try FaultySeries()
        let run = try Invocation(ofProcess: "-C", series.path, "base", series.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("there is no repository"))
    }

    @Test func listsEveryRule() {
        let names = Invocation("rules").lines.filter { $0.hasPrefix("  ") }
        #expect(names.count > 40)
    }

    @Test func refusesARuleThatDoesNotExist() {
        let run = Invocation("rules", "missing-patc")
        #expect(run.status == 2)
        #expect(run.errors.hasSuffix("hint: did you mean \"missing-patch\"?\n"))
    }

    @Test func refusesAReportOfAnotherSchema() throws {
        let series = try FaultySeries()
        let file = series.file("report.json")
        try "{\"schema\": \"9.0\"}".write(toFile: file, atomically: true, encoding: .utf8)
        let run = Invocation("report", "--from", file)
        #expect(run.status == 2)
        #expect(run.errors.contains("\"9.0\""))
    }
}
