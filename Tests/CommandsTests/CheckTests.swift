// SPDX-License-Identifier: GPL-2.0-only

import Findings
import Foundation
import Testing

@Suite struct CheckTests {
    @Test func endsIn1OnFindings() throws {
        let series = try FaultySeries()
        let run = Invocation("check", series.path)
        #expect(run.status == 1)
        #expect(run.lines.filter { $0.hasSuffix("[missing-signed-off-by]") }.count == 5)
        #expect(run.lines.filter { $0.contains(": ERROR: ") }.count == 6)
        #expect(run.lines.last?.hasPrefix("total: 6 errors, ") == true)
    }

    @Test(arguments: [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
    func failsFromTheLevelThatIsAskedFor(_ level: String, _ status: Int32) throws {
        let series = try FaultySeries()
        #expect(Invocation("check", "--fail-on", level, series.path).status == status)
    }

    @Test func leavesOutTheRulesThatAreNotAskedFor() throws {
        let series = try FaultySeries()
        let ignored = "missing-signed-off-by,unpaired-co-developed-by"
        #expect(Invocation("check", "--ignore", ignored, series.path).status == 0)
        let run = Invocation("check", "--ignore", ignored, "--types", ignored, "--fail-on", "info", series.path)
        #expect(run.status == 0)
        #expect(run.lines.count == 1)
    }

    @Test func runsOnlyTheRulesThatAreAskedFor() throws {
        let series = try FaultySeries()
        let run = Invocation("check", "-q", "--types", "missing-signed-off-by", series.path)
        #expect(run.lines.count == 5)
    }

    @Test func refusesARuleThatDoesNotExist() throws {
        let run = Invocation("check", "--ignore", "missing-signed-of-by", faultless)
        #expect(run.status == 2)
        #expect(run.errors.contains("did you mean \"missing-signed-off-by\"?"))
    }

    @Test(arguments: ["terminal", "json", "sarif", "b4", "github"])
    func findsTheSameOnOneAndOnTwoThreads(_ format: String) throws {
        let series = try FaultySeries()
        let one = Invocation("check", "-j1", "--format", format, series.path)
        let two = Invocation("check", "-j2", "--format", format, series.path)
        #expect(one.output == two.output)
        #expect(one.output.contains("missing-signed-off-by"))
    }

    @Test func writesAnOldReportInAnotherForm() throws {
        let series = try FaultySeries()
        let saved = series.file("report.json")
        let json = Invocation("check", "--format", "json", series.path).output
        try json.write(toFile: saved, atomically: true, encoding: .utf8)
        for format in ["terminal", "json", "sarif", "b4", "b4-json", "github"] {
            let direct = Invocation("check", "--format", format, series.path)
            #expect(Invocation("report", "--from", saved, "--format", format).output == direct.output)
        }
    }

    @Test func checksEverySeriesOfAMailbox() throws {
        let series = try FaultySeries()
        let mbox = series.file("all.mbox")
        var bytes = Data()
        for folder in [series.path, faultless] {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
                bytes += try Data(contentsOf: URL(filePath: "\(folder)/\(name)")) + Data("\n".utf8)
            }
        }
        try bytes.write(to: URL(filePath: mbox))
        let run = Invocation("check", "--every", series.path)
        #expect(run.status == 1)
        #expect(run.lines.last?.hasSuffix("5 patches checked in 1 series") == true)
        let reports = Invocation("check", "--every", "--format", "json", mbox).lines
        #expect(reports.count >= 1)
        for report in reports { _ = try Report(json: Array(report.utf8)) }
    }

    @Test func refusesEveryWithAFormOfOneSeries() {
        let run = Invocation("check", "--every", "--format", "sarif", faultless)
        #expect(run.status == 2)
        #expect(run.errors.contains("--every"))
    }

    @Test func showsContextOnATerminalOnly() throws {
        let series = try FaultySeries()
        let terminal = Invocation("check", "--color", "never", series.path, isTerminal: true)
        #expect(terminal.output.contains("✗ 1/5"))
        #expect(!Invocation("check", series.path).output.contains("✗"))
        let ascii = Invocation("check", series.path, isTerminal: true, environment: ["LANG": "C"])
        #expect(!ascii.output.contains("✗"))
    }

    @Test func usesColoursAsTold() throws {
        let escape = "\u{1b}["
        #expect(Invocation("check", faultless, isTerminal: true).output.contains(escape))
        #expect(!Invocation("check", faultless).output.contains(escape))
        #expect(Invocation("check", "--color", "always", faultless).output.contains(escape))
        let refused = Invocation("check", faultless, isTerminal: true, environment: ["NO_COLOR": "1"])
        #expect(!refused.output.contains(escape))
    }

    @Test func looksForAVersionThatIsThere() {
        let run = Invocation("check", "--use-version", "7", faultless)
        #expect(run.status == 2)
        #expect(run.errors.contains("hint: it holds v2"))
    }
}
