// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Findings
import Kconfig
import Processes
import Workspace

/// `lockstep kconfig graph`: symbols and what they have to do with each other, as a picture.
struct KconfigGraphCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "graph", abstract: "Draw what symbols depend on, select and imply.",
        discussion: "Writes the language of Graphviz, or with --format svg the picture that dot makes of it.")

    @Argument(help: ArgumentHelp("The symbols to begin with.", valueName: "symbol"))
    var symbols: [String]

    @Option(help: ArgumentHelp("Read this tree: a revision, a directory or an archive.", valueName: "tree"))
    var tree: String?

    @Option(help: ArgumentHelp("Follow the arrows <n> times.", valueName: "n"))
    var depth = 1

    @Flag(help: "Show what leads to the symbols too.")
    var users = false

    @Option(help: ArgumentHelp("Mark what this series changes.", valueName: "series"))
    var series: String?

    @Option(help: ArgumentHelp("Write dot or svg.", valueName: "format"))
    var format = GraphFormat.dot

    @OptionGroup var options: KconfigOptions
    @ParentCommand var kconfig: KconfigCommand
    var lockstep: LockstepCommand { kconfig.lockstep }

    /// How the graph is written.
    enum GraphFormat: String, ExpressibleByArgument, CaseIterable {
        case dot, svg
    }

    func validate() throws {
        if depth < 0 { throw ValidationError("'--depth \(depth)': the arrows are followed 0 times or more") }
    }

    func run(in session: Session) throws -> ExitStatus {
        let workbench = try session.workbench()
        let kconfig = try session.kconfig(self.tree, options, in: workbench)
        session.tellRefusal(of: kconfig.tree, kconfig.files)
        var tree = kconfig.tree
        var marked: Set<SymbolID> = []
        if let series {
            let changes = try workbench.kconfigChanges(
                by: workbench.series(in: SeriesInput(series)), to: kconfig.files, kconfig.reading)
            for path in changes.refusedPaths {
                session.console.complain("the series does not apply to \(path.shown): what it says there is left out")
            }
            (tree, marked) = (changes.after, changes.changed)
        }
        let roots = try symbols.map { try kconfig.symbol($0, in: tree) }
        let dot = GraphText(roots, in: tree, depth: depth, hasUsers: users, marked: marked).dot
        session.print(format == .dot ? dot : try workbench.picture(of: dot, by: SystemRunner()))
        return .clean
    }
}
