// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Findings
import Kconfig
import Processes
import Reports
import SourceTrees
import Toolchains
import Workspace

/// `lockstep kconfig`: what the Kconfig files of a kernel say, for one configuration or for all.
struct KconfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kconfig", abstract: "Explain, compare and prove what Kconfig files say.",
        discussion: """
            TREE is a kernel's source: a revision, a directory or an archive; without --tree, the current directory.
            """,
        subcommands: [
            KconfigVerifyCommand.self, KconfigExplainCommand.self, KconfigGraphCommand.self,
            KconfigDiffCommand.self, KconfigValuesCommand.self, KconfigProfileCommand.self,
        ])

    @ParentCommand var lockstep: LockstepCommand
}

/// How Kconfig is read: options of all commands below `lockstep kconfig`.
struct KconfigOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Take this architecture, as make ARCH= does; check and verify know 'all' as well.",
            valueName: "arch"))
    var arch: String?

    @Option(help: ArgumentHelp("Answer for the shell from this profile.", valueName: "name|file"))
    var profile: String?

    @Option(help: ArgumentHelp("Read as the conf of this kernel would.", valueName: "version"))
    var kernel: String?

    @Flag(help: "Run the tree's own probes that no profile answers, in a sandbox.")
    var runShell = false

    func validate() throws {
        if let kernel, KernelVersion(kernel) == nil {
            throw ValidationError("'--kernel \(kernel)': a version is like 6.12")
        }
    }

    /// Whether all architectures are asked for, which makes sense for proofs.
    var isOfAllArchitectures: Bool { arch == "all" }

    /// The choice that these options make, over what `settings` say; `isProving` where all architectures may be asked
    /// for, of which the chosen one comes first.
    func choice(_ settings: Settings, isProving: Bool = false) -> KconfigChoice {
        let arch = isProving && isOfAllArchitectures ? nil : arch
        return KconfigChoice(
            architecture: arch ?? settings.architecture ?? KconfigChoice.usualArchitecture,
            profile: profile ?? (arch == nil ? settings.profile : nil), version: kernel.flatMap { KernelVersion($0) },
            runner: runShell ? SystemRunner() : nil)
    }
}

extension Session {
    /// The tree called `name`, or the current directory.
    func tree(_ name: String?, in workbench: Workbench) throws -> BaseTree {
        try workbench.base(called: name ?? "./")
    }

    /// The Kconfig of the tree called `name`, or of the current directory, read as `options` say.
    func kconfig(_ name: String?, _ options: KconfigOptions, in workbench: Workbench) throws -> OpenKconfig {
        let base = try tree(name, in: workbench)
        let reading = try workbench.kconfigReading(options.choice(try gitSettings(workbench)), of: base.tree)
        let kconfig = OpenKconfig(
            files: base.tree, reading: reading, tree: try reading.tree(of: base.tree),
            architecture: reading.architecture.folder)
        if options.kernel == nil, try KernelVersion(kernelVersion(of: base.tree)) == nil {
            console.complain(
                "\(base.tree.name.shown): no Makefile tells the version: read as the newest conf would (--kernel 6.12)")
        }
        return kconfig
    }

    /// Says that `conf` refuses `tree`, which was read from `files`, where it does.
    func tellRefusal(of tree: KconfigTree, _ files: any SourceTree) {
        guard let refusal = tree.refusal else { return }
        console.complain("\(files.name.shown): conf refuses this Kconfig: \(tree.words(of: refusal, .plain))")
    }
}

/// The Kconfig of a tree, with what it was read from.
struct OpenKconfig {
    /// The files.
    var files: any SourceTree
    /// How they are read.
    var reading: KconfigReading
    /// What they say.
    var tree: KconfigTree
    /// The architecture as its folder is called.
    var architecture: String

    /// The symbol called `name`, with or without `CONFIG_`.
    func symbol(_ name: String) throws -> SymbolID { try symbol(name, in: tree) }

    /// The symbol called `name` of `tree`, which the files were made into.
    func symbol(_ name: String, in tree: KconfigTree) throws -> SymbolID {
        let plain = name.hasPrefix("CONFIG_") ? String(name.dropFirst("CONFIG_".count)) : name
        if let id = tree.symbol(plain), tree.isDefined(id) { return id }
        let names = tree.definedSymbols.map { tree.nameText(of: $0) }
        let uses = tree.lines(referringTo: plain)
        let guess = plain.nearest(among: names).map { "did you mean \"\($0)\"?" }
        let use = uses.first.map { "it is referred to only, in \($0)" + (uses.count > 1 ? " and elsewhere" : "") }
        throw UsageError(
            words: "\(files.name.shown) defines no symbol \"\(plain.shown)\" on \(architecture)", hint: use ?? guess)
    }
}
