// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Findings
import PatchSeries
import Reports
import Workspace

/// `lockstep show`: the series as a table.
struct ShowCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a series as a table: patches, files, trailers.")

    @Argument(help: ArgumentHelp("REV..REV, mbox, maildir, folder of patches, or -.", valueName: "series"))
    var series: String?

    @Option(
        help: ArgumentHelp("Take v<n> where there are several.", valueName: "n"), transform: ArgumentText.version)
    var useVersion: SeriesVersion?

    @ParentCommand var lockstep: LockstepCommand

    func run(in session: Session) throws -> ExitStatus {
        let input = try SeriesInput(series ?? SeriesInput.standardFolder)
        let series = try session.workbench().series(in: input, version: useVersion)
        let outline = SeriesOutline(series, source: input.description)
        session.print(outline.table(session.style))
        return .clean
    }
}
