// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Checks
import Reports
import Workspace

/// `lockstep rules`: the catalogue.
struct RulesCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List the rules, or explain one.")

    @Argument(help: ArgumentHelp("The rule to explain.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("The form to write: terminal, markdown.", valueName: "format"))
    var format = Format.terminal

    @ParentCommand var lockstep: LockstepCommand

    /// The forms of the catalogue.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// For people.
        case terminal
        /// `Documentation/Checks.md`.
        case markdown
    }

    func run(in session: Session) throws -> ExitStatus {
        if let name {
            guard let rule = Rule.catalogue.first(where: { $0.name == name }) else {
                throw WorkspaceError(.noSuchRule(name: name), "there is no rule \"\(name)\"")
            }
            session.print(Catalogue.page(of: rule, width: session.style.width ?? 80))
            return .clean
        }
        switch format {
        case .terminal: session.print(Catalogue.list(width: session.style.width))
        case .markdown: session.print(Catalogue.markdown)
        }
        return .clean
    }
}
