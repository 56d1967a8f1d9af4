// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import Testing

/// b4 hands its check over one mail after the other.
@Suite struct SingleMailTests {
    /// The rules that `Documentation/Checks.md` lists for one mail.
    private let listed: Set<String> = {
        let rows = Invocation("rules", "--format", "markdown").output.split(separator: "\n").filter {
            $0.hasPrefix("| [`")
        }
        let names = rows.compactMap { row -> String? in
            let last = row.split(separator: "|").last?.trimmingCharacters(in: .whitespaces) ?? ""
            return last.isEmpty ? nil : row.split(separator: "`").dropFirst().first.map(String.init)
        }
        return Set(names)
    }()

    private func rules(in output: String) -> Set<String> {
        Set(output.matches(of: /\[([a-z-]+)\]/).map { String($0.1) })
    }

    /// The mails of a series in which much is wrong, in itself and between the mails.
    private func faultyMails() throws -> (series: FaultySeries, paths: [String]) {
        let series = try FaultySeries()
        let names = try FileManager.default.contentsOfDirectory(atPath: series.path).sorted()
        for (index, name) in names.enumerated() {
            var text = try String(contentsOfFile: "\(series.path)/\(name)", encoding: .isoLatin1)
            text = text.replacing("\n---\n", with: "\n \n---\n").replacing("/5] ", with: "/\(5 + index)] ")
            text = text.replacing("Changes in v2", with: "Other words").replacing("insertion", with: "1 insertion")
            text = text.replacing(/(?m)^In-Reply-To: .*\n/, with: "In-Reply-To: <nobody@example.org>\n")
            try text.write(toFile: "\(series.path)/\(name)", atomically: true, encoding: .isoLatin1)
        }
        return (series, names.map { "\(series.path)/\($0)" })
    }

    @Test func runsTheListedRulesOnly() throws {
        let (series, paths) = try faultyMails()
        var onOneMail: Set<String> = []
        var onSeries: Set<String> = []
        for path in paths {
            onOneMail.formUnion(rules(in: Invocation("check", "--format", "b4", path).output))
            onSeries.formUnion(rules(in: Invocation("check", path).output))
        }
        onSeries.formUnion(rules(in: Invocation("check", series.path).output))
        #expect(onOneMail.contains("missing-signed-off-by"))
        #expect(onOneMail.subtracting(listed).isEmpty, "\(onOneMail.subtracting(listed))")
        // The mails would give others cause to speak.
        let others: Set = ["missing-patch", "mixed-totals", "missing-cover-letter"]
        #expect(onSeries.subtracting(listed).isSuperset(of: others), "\(onSeries)")
    }

    @Test func listsWhatComparesNoMails() {
        #expect(listed.contains("missing-signed-off-by") && listed.contains("unknown-charset"))
        #expect(listed.isDisjoint(with: ["missing-patch", "shortlog-mismatch", "broken-index-chain", "lost-trailer"]))
    }
}
