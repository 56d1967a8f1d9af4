// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
public import Findings

extension Report {
    /// The findings as workflow commands, one a line: GitHub shows them at the lines of a pull request.
    ///
    /// The place is the one in the tree where there is one, since that is what a pull request shows.
    public func githubCommands() -> String {
        findings.map { finding in
            let diagnostic = finding.diagnostic
            let command =
                switch diagnostic.severity {
                case .error: "error"
                case .warning: "warning"
                case .info: "notice"
                }
            var properties: [String] = []
            if let place = diagnostic.location.tree ?? diagnostic.location.mail {
                properties.append("file=\(escapedProperty(place.file))")
                if let line = place.line { properties.append("line=\(line)") }
            }
            properties.append("title=\(escapedProperty(diagnostic.rule))")
            let patch = diagnostic.location.patch.map { "\(series.label($0.number)) " } ?? ""
            let advice = diagnostic.advice.map { "\n\($0.shown)" } ?? ""
            return "::\(command) \(properties.joined(separator: ","))::"
                + escaped(patch.shown + diagnostic.message.shown + advice) + "\n"
        }.joined()
    }

    /// The text of a command: line ends and the escape character itself stand as percent escapes.
    private func escaped(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    /// A property of a command, where `:` and `,` are separators too.
    private func escapedProperty(_ text: String) -> String {
        escaped(text.shown).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
