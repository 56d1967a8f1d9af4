// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Checks
import Kconfig
import Processes
import SourceTrees
import Toolchains
import Workspace

/// `lockstep kconfig verify`: what holds in all configurations.
struct KconfigVerifyCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Prove what holds in all configurations.",
        discussion: """
            With a SERIES, at each patch of it: on --base, or without one as far as the series shows. Without, of a \
            tree. Exits 1 where something does not hold.
            """)

    @Argument(help: ArgumentHelp("REV..REV, mbox, maildir, folder of patches, or -.", valueName: "series"))
    var series: String?

    @Option(help: ArgumentHelp("Verify this tree: a revision, a directory or an archive.", valueName: "tree"))
    var tree: String?

    @Option(help: ArgumentHelp("The tree that the series goes onto.", valueName: "tree"))
    var base: String?

    @Flag(help: "Ask about all selects of the tree, or all architectures of a series.")
    var all = false

    @Option(help: ArgumentHelp("Hold these invariants too.", valueName: "file"))
    var invariants: [String] = []

    @Flag(help: "Ask the tree's own conf, built and run in a sandbox, about what fails.")
    var confirm = false

    @OptionGroup var options: KconfigOptions
    @ParentCommand var kconfig: KconfigCommand
    var lockstep: LockstepCommand { kconfig.lockstep }

    func validate() throws {
        if tree != nil, series != nil || base != nil {
            throw ValidationError("'--tree' verifies a tree, a series is verified with '--base'")
        }
        // Its conf is run: it has to be the user who says which tree that is, not the series.
        if confirm, series != nil, base == nil {
            throw ValidationError("'--confirm' runs the base's conf, which '--base' has to name")
        }
    }

    func run(in session: Session) throws -> ExitStatus {
        let workbench = try session.workbench()
        let settings = try session.gitSettings(workbench)
        var request = KconfigRequest(
            choice: options.choice(settings, isProving: true), invariants: try session.invariants(invariants, settings),
            isOfAllArchitectures: options.isOfAllArchitectures || all && (series != nil || base != nil))
        guard series != nil || base != nil else {
            let tree = try session.tree(tree, in: workbench)
            let verifications = try workbench.verifyKconfig(
                of: tree.tree, request, selects: all ? .all : .ofInvariants)
            let confirmations =
                confirm
                ? try workbench.confirm(verifications, of: tree.tree, request.choice, by: SystemRunner()) : []
            for (index, verification) in verifications.enumerated() {
                let said = confirm ? confirmations[index] : nil
                session.print(
                    VerificationText(verification, of: tree.tree.name, said, style: session.style).text)
            }
            return verifications.allSatisfy(\.holds) ? .clean : .findings
        }
        let input = try SeriesInput(series ?? SeriesInput.standardFolder)
        let own = try workbench.seriesSettings(for: input, isAccepted: false)
        request.invariants += own.invariants
        let series = try workbench.series(in: input)
        let choice = settings.over(own).baseChoice
        guard let tree = try workbench.base(of: series, in: input, base.map { .named($0) } ?? choice)?.tree else {
            let proofs = try workbench.verifyShownKconfig(of: series, request)
            let text = SeriesVerificationText(proofs, series, onto: nil, [], style: session.style)
            session.print(text.text)
            return .clean
        }
        let proofs = try workbench.verifyKconfig(of: series, onto: tree, request)
        let confirmations =
            confirm
            ? try workbench.confirm(proofs, of: series, onto: tree, request.choice, by: SystemRunner()) : []
        for (index, proofs) in proofs.enumerated() {
            let said = confirm ? confirmations[index] : []
            session.print(SeriesVerificationText(proofs, series, onto: tree.name, said, style: session.style).text)
        }
        return proofs.allSatisfy(\.holds) ? .clean : .findings
    }
}

extension Session {
    /// The invariants that come along, those of `settings` and those in `files`.
    func invariants(_ files: [String], _ settings: Settings) throws -> [MaintainedInvariant] {
        var invariants = try MaintainedInvariant.shipped()
        for file in (settings.invariantFiles ?? []) + files {
            invariants += try MaintainedInvariant.list(yaml: Files.read(file), path: file)
        }
        return invariants + settings.invariants
    }
}
