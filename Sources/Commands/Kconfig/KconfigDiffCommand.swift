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
        discussion: "Exits 1 where they differ.")

    @Argument(help: ArgumentHelp("The tree before: a revision, a directory or an archive.", valueName: "before"))
    var before: String

    @Argument(help: ArgumentHelp("The tree after.", valueName: "after"))
    var after: String

    @OptionGroup var options: KconfigOptions
    @ParentCommand var kconfig: KconfigCommand
    var lockstep: LockstepCommand { kconfig.lockstep }

    func run(in session: Session) throws -> ExitStatus {
        let workbench = try session.workbench()
        let choice = options.choice(try session.gitSettings(workbench))
        let trees = try [before, after].map { name in
            let base = try workbench.base(called: name)
            return try workbench.kconfigReading(choice, of: base.tree).tree(of: base.tree)
        }
        let comparison = TreeComparison(before: trees[0], after: trees[1])
        var equivalence = DependencyEquivalence(before: trees[0], after: trees[1])
        let text = DifferenceText(
            comparison: comparison, before: trees[0], after: trees[1], style: session.style,
            isEquivalent: { equivalence.isProved(of: $0) })
        session.print(text.text)
        return comparison == TreeComparison(before: trees[1], after: trees[1]) ? .clean : .findings
    }
}
