// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser

/// `lockstep`: the root of all commands.
struct LockstepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lockstep",
        abstract: "Check that the parts of a kernel patch series agree.",
        usage: "lockstep [<options>] <command> [<arguments>]",
        discussion: """
            SERIES is REV..REV, an mbox, a maildir, a folder of patches, or - for standard input.
            """,
        version: "lockstep \(lockstepVersion)",
        subcommands: [
            CheckCommand.self, ShowCommand.self, CompareCommand.self, BaseCommand.self, RulesCommand.self,
            KconfigCommand.self, ReportCommand.self,
        ])

    @OptionGroup(title: "Global options")
    var global: GlobalOptions
}

/// The tool's version.
public let lockstepVersion = "0.1.0"

/// A command below ``LockstepCommand``.
protocol Subcommand: ParsableCommand {
    /// The root, which takes the global options, before the command's name or behind it.
    var lockstep: LockstepCommand { get }
    /// Does the work.
    func run(in session: Session) throws -> ExitStatus
}
