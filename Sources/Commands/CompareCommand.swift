// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import PatchSeries
import Workspace

/// `lockstep compare`: which patch became which.
struct CompareCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Compare two versions of a series from their text alone.")

    @Argument(help: ArgumentHelp("The version before: a series.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The version after: a series.", valueName: "new"))
    var new: String

    @Flag(name: .customLong("no-patch"), help: "Print no inner diffs.")
    var noPatch = false

    @ParentCommand var lockstep: LockstepCommand

    func run(in session: Session) throws -> ExitStatus {
        let workbench = try session.workbench()
        let before = try workbench.series(in: SeriesInput(old))
        let after = try workbench.series(in: SeriesInput(new))
        let comparison = SeriesComparison(old: before, new: after)
        session.print(
            ComparisonText(comparison, style: session.style, showsDiffs: !noPatch && !session.options.quiet).text)
        return .clean
    }
}
