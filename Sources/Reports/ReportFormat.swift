// SPDX-License-Identifier: GPL-2.0-only

public import Findings

/// The forms that a report can be written in, one renderer a file.
public enum ReportFormat: String, Sendable, CaseIterable {
    /// One finding a line; context below it where ``TextStyle`` asks for it.
    case terminal
    /// The tool's own schema, `Documentation/ReportSchema.md`.
    case json
    /// SARIF 2.1.0, for code scanning.
    case sarif
    /// The line protocol of b4's per-patch check command.
    case b4
    /// The JSON protocol of b4's review commands.
    case b4JSON = "b4-json"
    /// Workflow commands, which GitHub shows as annotations.
    case github

    /// Whether reports on several series can be written one after the other.
    public var isStreamable: Bool {
        switch self {
        case .terminal, .json, .b4, .github: true
        case .sarif, .b4JSON: false
        }
    }
}

extension Report {
    /// The report in `format`. `style` matters to ``ReportFormat/terminal`` only.
    public func rendered(as format: ReportFormat, style: TextStyle = .plain) -> String {
        switch format {
        case .terminal: terminalText(style)
        case .json: String(decoding: json(), as: UTF8.self)
        case .sarif: sarif()
        case .b4: b4Lines()
        case .b4JSON: b4JSON()
        case .github: githubCommands()
        }
    }
}
