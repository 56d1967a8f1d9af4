// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Findings
import Kconfig
import Processes
import SourceTrees
import Toolchains
import Workspace

/// `lockstep kconfig profile`: what toolchains answer to a tree's probes.
struct KconfigProfileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile", abstract: "List and record what toolchains answer to Kconfig's probes.",
        subcommands: [ProfileListCommand.self, ProfileRecordCommand.self])

    @ParentCommand var kconfig: KconfigCommand
}

/// `lockstep kconfig profile list`: the profiles that come along.
struct ProfileListCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the profiles that come with the tool.")

    @ParentCommand var profile: KconfigProfileCommand
    var lockstep: LockstepCommand { profile.kconfig.lockstep }

    func run(in session: Session) throws -> ExitStatus {
        let names = ToolchainProfile.shippedNames
        let width = names.map(\.count).max() ?? 0
        for name in names {
            let profile = try ToolchainProfile.shipped(name)
            let padding = String(repeating: " ", count: width - name.count)
            let compiler = profile.variables.first { $0.name == "CC" }?.version ?? ""
            session.print("\(name)\(padding)  \(profile.count) answers, \(compiler.shown)\n")
        }
        return .clean
    }
}

/// `lockstep kconfig profile record`: runs a tree's probes, and writes what they print.
struct ProfileRecordCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Run the probes of a tree in a sandbox and write their answers.",
        discussion: """
            The tree must be one that you trust: its commands are run. What is in <file> already stays.
            """)

    @Argument(help: ArgumentHelp("The profile's file.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("Read this tree: a revision, a directory or an archive.", valueName: "tree"))
    var tree: String?

    @Option(help: ArgumentHelp("Take this architecture, as make ARCH= does.", valueName: "arch"))
    var arch = KconfigChoice.usualArchitecture

    @Option(help: ArgumentHelp("What stands in front of the programs' names.", valueName: "prefix"))
    var crossCompile = ""

    @Option(help: ArgumentHelp("Take LLVM's programs: 1, or -14 for clang-14.", valueName: "version"))
    var llvm: String?

    @ParentCommand var profile: KconfigProfileCommand
    var lockstep: LockstepCommand { profile.kconfig.lockstep }

    func run(in session: Session) throws -> ExitStatus {
        let workbench = try session.workbench()
        let tree = try session.tree(self.tree, in: workbench).tree
        let suffix = llvm.map { $0.hasPrefix("-") ? $0 : "" } ?? ""
        let choice = ToolchainChoice(llvm == nil ? .gnu : .llvm, prefix: crossCompile, suffix: suffix)
        let recording = try workbench.recordProfile(
            at: file, of: tree, KernelArchitecture(arch), choice, runner: SystemRunner())
        for call in recording.unanswered {
            session.console.complain("\(call.call.path):\(call.call.line): no answer to \(call.call.command.shown)")
        }
        let count = recording.profile.count
        session.print("\(count) answer\(count == 1 ? "" : "s") in \(file.shown), \(recording.added) of them new\n")
        return .clean
    }
}
