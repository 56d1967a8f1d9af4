// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Findings
import Kconfig
import Reports
import SourceTrees
import Toolchains
import Workspace

/// `lockstep kconfig values`: a configuration, computed as `conf` does.
struct KconfigValuesCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "values", abstract: "Compute a configuration, byte for byte as make would.",
        discussion: """
            Writes the .config, or with SYMBOLs their values. What a fragment asks for and does not get is told with \
            the lines that stand in the way. Questions are asked by lockstep-conf.
            """)

    @Argument(help: ArgumentHelp("Print the values of these symbols only.", valueName: "symbol"))
    var symbols: [String] = []

    @Option(help: ArgumentHelp("The make target, as alldefconfig or olddefconfig.", valueName: "mode"))
    var mode: Mode?

    @Option(help: ArgumentHelp("Begin with this .config.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Begin with this defconfig of the tree.", valueName: "name"))
    var defconfig: String?

    @Option(help: ArgumentHelp("Merge this fragment.", valueName: "file"))
    var fragment: [String] = []

    @Flag(help: "Keep y where a later fragment says m.")
    var keepBuiltIn = false

    @Option(help: ArgumentHelp("The seed of randconfig.", valueName: "n"))
    var seed: UInt32 = 1

    @Option(name: .shortAndLong, help: ArgumentHelp("Write to <file>.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Read this tree: a revision, a directory or an archive.", valueName: "tree"))
    var tree: String?

    @OptionGroup var options: KconfigOptions
    @ParentCommand var kconfig: KconfigCommand
    var lockstep: LockstepCommand { kconfig.lockstep }

    /// The targets of make that ask no questions.
    enum Mode: String, ExpressibleByArgument, CaseIterable {
        case olddefconfig, defconfig, savedefconfig
        case allnoconfig, allyesconfig, allmodconfig, alldefconfig, randconfig
        case listnewconfig, helpnewconfig, yes2modconfig, mod2yesconfig, mod2noconfig
    }

    /// The mode that is given or meant.
    private var target: Mode { mode ?? (defconfig == nil ? .olddefconfig : .defconfig) }

    func validate() throws {
        if config != nil, defconfig != nil {
            throw ValidationError("'--config' and '--defconfig' exclude each other")
        }
        if mode == .defconfig, defconfig == nil {
            throw ValidationError("'--mode defconfig' takes the defconfig that '--defconfig NAME' names")
        }
    }

    func run(in session: Session) throws -> ExitStatus {
        let kconfig = try session.kconfig(tree, options, in: session.workbench())
        let messages = kconfig.tree.confMessages()
        for line in messages.errors.split(separator: "\n") {
            session.console.complain(String(line).replacing("\t", with: "        ").shown)
        }
        if messages.isFatal {
            let reason = kconfig.tree.refusal.map { kconfig.tree.words(of: $0, .plain) }
            throw UsageError(words: "conf refuses the Kconfig of \(kconfig.files.name.shown)", hint: reason)
        }
        var configuration = Configuration(of: kconfig.tree)
        let merged = try start(kconfig.files, kconfig.architecture)
        if let merged {
            tellRedefinitions(merged.fragments, session)
            let lines = ConfigLines(
                parsing: merged.fragments.bytes, isLenient: kconfig.tree.dialect.choices == .modal)
            // What is begun with stands for KCONFIG_ALLCONFIG where the mode does not read a .config.
            let readsConfig = ![.allnoconfig, .allyesconfig, .allmodconfig, .alldefconfig, .randconfig].contains(target)
            for warning in readsConfig ? configuration.load(lines) : configuration.take(lines) {
                let words = String(decoding: warning.message, as: UTF8.self).shown
                session.console.complain("\(merged.name):\(warning.line): warning: \(words)")
            }
        }
        tellUnanswered(kconfig, session)
        let text = apply(to: &configuration)
        if let merged { tellUnmet(merged.fragments, configuration, session) }
        if symbols.isEmpty {
            try write(text ?? configuration.dotConfig(), session)
        } else {
            for name in symbols {
                let id = try kconfig.symbol(name)
                session.print(
                    "\(kconfig.tree.nameText(of: id))=\(String(decoding: configuration.text(of: id), as: UTF8.self))\n")
            }
        }
        return .clean
    }

    /// Tells on standard error which commands of the tree were taken for failures, for nobody knows what they print.
    private func tellUnanswered(_ kconfig: OpenKconfig, _ session: Session) {
        let calls = kconfig.tree.shellCalls.filter { $0.answer != .known }
        guard !calls.isEmpty else { return }
        let (commands, they) = calls.count == 1 ? ("command", "it is") : ("commands", "they are")
        session.console.complain(
            "\(calls.count) \(commands) without an answer in the profile \(kconfig.reading.profile.name.shown): \(they) "
                + "taken to fail (--run-shell runs what is missing, for a tree that you trust)")
        for call in calls.prefix(Self.mostCalls) {
            session.console.complain("  \(call.path.shown):\(call.line): \(call.command.shown)")
        }
        if calls.count > Self.mostCalls { session.console.complain("  and \(calls.count - Self.mostCalls) more") }
    }

    private static let mostCalls = 10

    private func write(_ bytes: [UInt8], _ session: Session) throws {
        if let output { return try Files.write(bytes, to: output) }
        session.print(String(decoding: bytes, as: UTF8.self))
    }

    /// What the configuration begins with.
    private struct Start {
        var name: String
        var fragments: MergedFragments
    }

    private func start(_ tree: any SourceTree, _ architecture: String) throws -> Start? {
        var base = ConfigFragment(name: "no .config", bytes: [])
        if let config { base = ConfigFragment(name: config, bytes: try Files.read(config)) }
        if let defconfig {
            let path = "arch/\(architecture)/configs/\(defconfig)"
            guard let file = try tree.file(at: path) else {
                let names = try tree.names(in: "arch/\(architecture)/configs").filter { $0.hasSuffix("defconfig") }
                throw UsageError(
                    words: "\(tree.name.shown) has no \(path.shown)",
                    hint: defconfig.nearest(among: names).map { "did you mean \"\($0)\"?" })
            }
            base = ConfigFragment(name: path, bytes: file.bytes)
        }
        guard config != nil || defconfig != nil || !fragment.isEmpty else { return nil }
        let fragments = try fragment.map { ConfigFragment(name: $0, bytes: try Files.read($0)) }
        return Start(name: base.name, fragments: MergedFragments(base: base, fragments, keepingBuiltIn: keepBuiltIn))
    }

    /// Does what the mode is for; the text that it writes in place of a `.config`, where it does.
    private func apply(to configuration: inout Configuration) -> [UInt8]? {
        switch target {
        case .olddefconfig: return nil
        case .savedefconfig: return configuration.minimalConfig()
        case .defconfig, .alldefconfig: configuration.setNewSymbolsToDefaults()
        case .allnoconfig: configuration.setNewSymbols(to: .no)
        case .allyesconfig: configuration.setNewSymbols(to: .yes)
        case .allmodconfig: configuration.setNewSymbols(to: .mod)
        case .randconfig: configuration.randomize(seed: UInt64(seed))
        case .yes2modconfig: configuration.rewriteTristates(.yes, to: .mod)
        case .mod2yesconfig: configuration.rewriteTristates(.mod, to: .yes)
        case .mod2noconfig: configuration.rewriteTristates(.mod, to: .no)
        case .listnewconfig: return newSymbols(.listing, of: &configuration)
        case .helpnewconfig: return newSymbols(.listingWithHelp, of: &configuration)
        }
        return nil
    }

    private func newSymbols(_ questions: Questions, of configuration: inout Configuration) -> [UInt8] {
        let listener = Listener()
        _ = configuration.ask(questions, through: listener)
        return listener.heard
    }

    /// Tells on standard error which fragments say something else than those in front of them.
    private func tellRedefinitions(_ merged: MergedFragments, _ session: Session) {
        func words(_ lines: [UInt8]) -> String {
            String(decoding: lines, as: UTF8.self).split(separator: "\n").joined(separator: ", ").shown
        }
        for redefinition in merged.redefinitions where !session.style.isQuiet {
            let way = redefinition.isKept ? "is left out for" : "takes the place of"
            session.console.complain(
                "\(fragment[redefinition.fragment - 1]): \(words(redefinition.new)) \(way) \(words(redefinition.previous))"
            )
        }
    }

    /// Tells on standard error which values of the fragments the configuration did not take, and why.
    private func tellUnmet(_ merged: MergedFragments, _ configuration: Configuration, _ session: Session) {
        var configuration = configuration
        for unmet in configuration.unmetRequests(of: merged) where unmet.matters && unmet.request.fragment > 0 {
            let name = String(decoding: unmet.request.name, as: UTF8.self).shown
            let wanted = unmet.request.value.map { String(decoding: $0, as: UTF8.self).shown } ?? "n"
            let actual = unmet.actual.map { "it is " + String(decoding: $0, as: UTF8.self).shown } ?? "it is not set"
            let place = "\(fragment[unmet.request.fragment - 1]):\(unmet.request.line)"
            session.console.complain("\(place): CONFIG_\(name) does not become \(wanted): \(actual)")
            for obstacle in unmet.obstacles {
                session.console.complain("  " + obstacle.text(in: configuration.tree).shown)
            }
        }
    }
}

/// Keeps what is said and has no answers.
private final class Listener: Interviewee {
    private(set) var heard: [UInt8] = []

    func hear(_ text: [UInt8]) { heard += text }
    func warn(_ text: [UInt8]) {}
    func answer(otherwise silence: [UInt8]) -> [UInt8] { silence }
    var isAtEnd: Bool { true }
}
