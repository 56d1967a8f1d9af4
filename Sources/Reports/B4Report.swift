// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
public import Findings

extension Report {
    /// The findings in the line protocol of b4's per-patch check command (`b4.prep-perpatch-check-cmd`,
    /// `b4.am-perpatch-check-cmd`): nothing when clean, and a line with `ERROR:` fails the patch.
    ///
    /// b4 makes a warning of every other line, so what is only good to know is left out.
    public func b4Lines() -> String {
        findings.filter { $0.diagnostic.severity > .info }.map { finding in
            let diagnostic = finding.diagnostic
            // A title that quotes the word would turn a warning into a failure.
            let message = diagnostic.message.shown.replacing("ERROR:", with: "ERROR :")
            let place = place(of: diagnostic).replacing("ERROR:", with: "ERROR :")
            return "\(place): \(diagnostic.severity.level): \(message) [\(diagnostic.rule.shown)]\n"
        }.joined()
    }
}
