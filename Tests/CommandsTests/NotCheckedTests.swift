// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import Testing

/// What could not be checked is said in a line for each thing that is missing, and nothing else is.
@Suite struct NotCheckedTests {
    private let base = URL(filePath: faultless).appending(path: "../base").standardizedFileURL.path

    private let before = faultless.replacing("/v2", with: "/v1")

    private func lines(_ arguments: String...) -> [String] {
        Invocation(arguments: ["check"] + arguments).lines.filter { $0.hasPrefix("not checked: ") }.map(String.init)
    }

    @Test func tellsOfTheBaseThatTheSeriesNames() {
        let found = lines("--previous", before, faultless)
        #expect(found.count == 1)
        // In a clone, the repository does not have it; elsewhere there is none.
        #expect(found.first?.contains("(no base, ") == true && found.first?.contains("\"76b451fdc67e\"") == true)
        #expect(found.first?.hasSuffix(": give --base)") == true)
    }

    @Test func tellsOfNoBaseOnceForRulesAndPrograms() throws {
        let series = try FaultySeries()
        for name in try FileManager.default.contentsOfDirectory(atPath: series.path) {
            let text = try String(contentsOfFile: "\(series.path)/\(name)", encoding: .isoLatin1)
            try text.replacing(/(?m)^base-commit: .*\n/, with: "")
                .write(toFile: "\(series.path)/\(name)", atomically: true, encoding: .isoLatin1)
        }
        let found = lines("--previous", before, series.path)
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix(" more (no base: give --base)") == true)
    }

    @Test func tellsOfTheHistoryWhereTheBaseHasNone() {
        let found = lines("--base", base, "--no-checkpatch", "--previous", before, faultless)
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix("(no history of commits: give a revision as --base)") == true)
    }

    @Test func tellsOfNoHistoryWhereNothingWouldBeAsked() throws {
        let series = try FaultySeries()
        for name in try FileManager.default.contentsOfDirectory(atPath: series.path) {
            let text = try String(contentsOfFile: "\(series.path)/\(name)", encoding: .isoLatin1)
            try text.replacing(/(?m)^(base-commit|Fixes): .*\n/, with: "")
                .write(toFile: "\(series.path)/\(name)", atomically: true, encoding: .isoLatin1)
        }
        #expect(lines("--base", base, "--no-checkpatch", "--previous", before, series.path).isEmpty)
    }

    @Test func tellsOfTheVersionBefore() {
        #expect(lines("--base", base, "--no-checkpatch", faultless).count == 2)
    }

    @Test func tellsOfOtherSeriesInTheSameInput() throws {
        let series = try FaultySeries()
        #expect(!lines(series.path).contains { $0.contains("other series") })
        try series.write(
            """
            From: Ada Author <ada@example.org>
            Subject: [PATCH] bulb: Say nothing
            Message-ID: <1@example.org>

            diff --git a/bulb.c b/bulb.c
            --- a/bulb.c
            +++ b/bulb.c
            @@ -1 +1 @@
            -a
            +b

            """, "another.patch")
        let found = lines(series.path)
        #expect(found.last == "not checked: \"bulb: Say nothing\" (other series in the same input: give --every)")
    }

    @Test func namesAllWhenVerbose() {
        let found = Invocation("check", "-v", faultless).lines.first { $0.contains("no base") }
        #expect(found?.contains("does-not-apply, already-applied, applies-moved") == true)
    }
}
