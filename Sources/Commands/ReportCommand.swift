// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Diagnostics
import Findings
import Glibc
import Reports
import Workspace

/// `lockstep report`: an old report in another form.
struct ReportCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write a JSON report in another form.")

    @Option(help: ArgumentHelp("The report that \"check --format json\" wrote, or -.", valueName: "file"))
    var from: String

    @Option(
        help: ArgumentHelp("Write terminal, json, sarif, b4, b4-json or github.", valueName: "format"),
        transform: ArgumentText.format)
    var format = ReportFormat.terminal

    @ParentCommand var lockstep: LockstepCommand

    func run(in session: Session) throws -> ExitStatus {
        let bytes = from == "-" ? try Files.read(STDIN_FILENO, "-") : try Files.read(from)
        session.print(try Report(json: bytes).rendered(as: format, style: session.style))
        return .clean
    }
}
