// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Kconfig
import SourceTrees
import Toolchains
import Workspace

/// `lockstep kconfig diff`: what became of the symbols of a tree in another one.
struct KconfigDiffCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Compare the symbols of two trees, and whether they mean the same.",
        discussion:
            "Exits 1 where they differ. --run-shell runs the probes of <before> alone: those of <after> may be what a "
            + "series brings along.")

    @Argument(help: ArgumentHelp("The tree before: a revision, a directory or an archive.", valueName: "before"))
    var before: String

    @Argument(help: ArgumentHelp("The tree after.", valueName: "after"))
    var after: String

    @OptionGroup var options: KconfigOptions
    @ParentCommand var kconfig: KconfigCommand
    var lockstep: LockstepCommand { kconfig.lockstep }

    func run(in session: Session) throws -> ExitStatus {
        let workbench = try session.workbench()
        var choice = options.choice(try session.gitSettings(workbench))
        let bases = try (workbench.base(called: before).tree, workbench.base(called: after).tree)
        let trusted = try workbench.kconfigReading(choice, of: bases.0)
        choice.runner = nil
        let trees = try (trusted.tree(of: bases.0), workbench.kconfigReading(choice, of: bases.1).tree(of: bases.1))
        session.tellRefusal(of: trees.0, bases.0)
        session.tellRefusal(of: trees.1, bases.1)
        let comparison = TreeComparison(before: trees.0, after: trees.1)
        var equivalence = ChangeEquivalence(before: trees.0, after: trees.1)
        let text = DifferenceText(
            comparison: comparison, before: trees.0, after: trees.1, style: session.style,
            isEquivalent: { equivalence.isProved(of: $0, $1) })
        session.print(text.text)
        return comparison.isEmpty ? .clean : .findings
    }
}
