// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import PatchSeries
import Reports

/// The options of `lockstep check`.
struct CheckOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Check against a revision, a directory or an archive.", valueName: "tree"))
    var base: String?

    @Option(help: ArgumentHelp("Compare with the version before.", valueName: "series"))
    var previous: String?

    @Option(help: ArgumentHelp("Look for trailers in the replies in <mbox>.", valueName: "mbox"))
    var thread: String?

    @Option(
        help: ArgumentHelp("Take v<n> where there are several.", valueName: "n"), transform: ArgumentText.version)
    var useVersion: SeriesVersion?

    @Flag(help: "Check all series of a mailbox, one after the other.")
    var every = false

    @Option(
        help: ArgumentHelp("Write terminal, json, sarif, b4, b4-json or github.", valueName: "format"),
        transform: ArgumentText.format)
    var format = ReportFormat.terminal

    @Option(help: ArgumentHelp("Exit 1 from this level on.", valueName: "level"))
    var failOn: FailureThreshold?

    @Option(help: ArgumentHelp("Run these rules only.", valueName: "rule,..."))
    var types: String?

    @Option(help: ArgumentHelp("Leave these rules out.", valueName: "rule,..."))
    var ignore: String?

    @Option(help: ArgumentHelp("Hold back the findings in <file>.", valueName: "file"))
    var baseline: String?

    @Option(help: ArgumentHelp("Write all findings to <file>, to be held back.", valueName: "file"))
    var writeBaseline: String?

    @Flag(help: "Honour a lockstep.yaml that came with the series.")
    var acceptSuppressions = false

    @Flag(name: .customLong("no-checkpatch"), help: "Don't run scripts/checkpatch.pl of the base.")
    var noCheckpatch = false

    @Flag(help: "Ask checkpatch.pl for its --strict checks too.")
    var strict = false

    @Option(help: ArgumentHelp("Hold these invariants of Kconfig too.", valueName: "file"))
    var invariants: [String] = []

    @OptionGroup(title: "Kconfig options") var kconfig: KconfigOptions

    func validate() throws {
        if every, !format.isStreamable {
            throw ValidationError("'--every' can't write '\(format.rawValue)', which holds one series")
        }
        if every, writeBaseline != nil {
            throw ValidationError("'--every' and '--write-baseline' exclude each other: a baseline is of one series")
        }
        if every, previous != nil || thread != nil || useVersion != nil {
            throw ValidationError("'--every' takes no '--previous', '--thread' or '--use-version'")
        }
    }
}
