// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Kconfig
import SourceTrees
import Toolchains
import Workspace

/// `lockstep kconfig explain`: what a symbol needs, and where that stands.
struct KconfigExplainCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain what a symbol needs, line by line.")

    @Argument(help: ArgumentHelp("The symbol, with or without CONFIG_.", valueName: "symbol"))
    var symbols: [String]

    @Option(help: ArgumentHelp("Read this tree: a revision, a directory or an archive.", valueName: "tree"))
    var tree: String?

    @OptionGroup var options: KconfigOptions
    @ParentCommand var kconfig: KconfigCommand
    var lockstep: LockstepCommand { kconfig.lockstep }

    func run(in session: Session) throws -> ExitStatus {
        let workbench = try session.workbench()
        let base = try session.tree(tree, in: workbench)
        let choice = options.choice(try session.gitSettings(workbench))
        let reading = try workbench.kconfigReading(choice, of: base.tree)
        let tree = try reading.tree(of: base.tree)
        for (index, name) in symbols.enumerated() {
            let id = try session.symbol(name, in: tree, of: base.tree.name, reading.architecture.folder)
            let text = ExplanationText(
                id, in: tree, architecture: reading.architecture.folder, style: session.style)
            session.print((index > 0 ? "\n" : "") + text.text)
        }
        return .clean
    }
}
