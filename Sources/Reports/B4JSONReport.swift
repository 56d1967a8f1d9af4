// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
public import Findings

extension Report {
    /// The report in the JSON protocol of b4's review commands: one result, since b4 keeps one a tool and message.
    ///
    /// `details` is a JSON list in a string, which b4 shows line by line with a mark each, as it does for
    /// `checkpatch.pl`.
    public func b4JSON() -> String {
        var tally = Tally()
        tally.add(self)
        let status = tally.errors > 0 ? "fail" : tally.warnings > 0 ? "warn" : "pass"
        return JSONText.list([
            .object([
                ("tool", .string("lockstep")),
                ("status", .string(status)),
                ("summary", .string(findings.isEmpty ? "passed all checks" : tally.figures)),
                ("details", findings.isEmpty ? nil : .string(JSONText.list(findings.map(b4Detail)).line)),
            ])
        ]).document
    }

    private func b4Detail(_ finding: Finding) -> JSONText {
        let diagnostic = finding.diagnostic
        let status =
            switch diagnostic.severity {
            case .error: "fail"
            case .warning: "warn"
            case .info: "pass"
            }
        let description =
            "\(place(of: diagnostic)): \(diagnostic.severity.level): \(diagnostic.message.shown) [\(diagnostic.rule.shown)]"
        return .object([
            ("status", .string(status)),
            ("description", .string(description)),
            ("srcline", diagnostic.excerpt.map { .string($0.expandingTabs.shown) }),
        ])
    }
}
