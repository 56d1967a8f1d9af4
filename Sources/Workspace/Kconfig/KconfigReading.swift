// SPDX-License-Identifier: GPL-2.0-only

import Checks
public import Kconfig
import Programs
public import SourceTrees
import Storage
public import Toolchains

/// Reads the Kconfig of trees: for one architecture, with the answers of one toolchain.
public struct KconfigReading: Sendable {
    /// The architecture.
    public let architecture: KernelArchitecture

    /// The toolchain's answers; none where no profile comes along for the architecture.
    public let profile: ToolchainProfile

    /// The version whose `conf` decides what the files mean; nil for the tree's own.
    let version: KernelVersion?

    /// The path of the file that a tree begins with.
    static let first = "Kconfig"

    /// The Kconfig of what `sources` read from, and the answers that were asked for.
    func load(_ sources: inout KconfigSources) throws -> (tree: KconfigTree, answers: ProfileAnswers) {
        let files = sources.tree
        let environment = try KconfigEnvironment(architecture, profile, of: files)
        let answers = ProfileAnswers(profile, for: files, in: environment)
        let tree = load(&sources, environment, answers)
        if let failure = answers.failure { throw failure }
        return (tree, answers)
    }

    /// The Kconfig of what `sources` read from, with `answers` in place of a shell.
    func load(
        _ sources: inout KconfigSources, _ environment: KconfigEnvironment, _ answers: any ShellAnswers
    ) -> KconfigTree {
        let version = version ?? environment.variables["KERNELVERSION"].flatMap { KernelVersion($0) }
        return KconfigTree(
            loading: Self.first, of: &sources, dialect: version.map { Dialect(of: $0) } ?? .newest,
            environment: environment.variables, answers: answers)
    }

    /// The Kconfig of `tree`.
    public func tree(of tree: any SourceTree) throws -> KconfigTree {
        var sources = KconfigSources(tree)
        let loaded = try load(&sources).tree
        if let (path, reason) = sources.unreadable.first {
            throw WorkspaceError(.file(path: path), "can't read \"\(path)\" of \(tree.name)", underlying: reason)
        }
        return loaded
    }

    /// The states that `trees` are, each of which is the one before with the changes of a patch.
    public func states(of trees: [OverlayTree]) throws -> KconfigStates { try statesAndProbes(of: trees).states }

    /// The states that `trees` are, and which commands of each reach files that its patch changes.
    func statesAndProbes(of trees: [OverlayTree]) throws -> (states: KconfigStates, probes: [[ChangedProbe]]) {
        // A state may be put together from the one before in part: what was asked then still has a say.
        var answers: [ProfileAnswers] = []
        func isReached(_ path: String) -> Bool { answers.contains { $0.dependsOnFile(at: path) } }
        let states = try KconfigStates(
            of: trees,
            decides: { $0 == "Makefile" || $0 == "scripts/Makefile.clang" || isReached($0) }
        ) { sources in
            let loaded = try load(&sources)
            answers.append(loaded.answers)
            return loaded.tree
        }
        let probes = try states.states.indices.map { index in
            let state = states.states[index]
            guard index > 0, state.isNew, state.changedPaths.contains(where: isReached) else { return [ChangedProbe]() }
            return try changedProbes(
                from: states.states[index - 1].tree, trees[index - 1], to: state.tree, trees[index])
        }
        return (states, probes)
    }

    /// The commands that `before` and `after` both ask for and that reach other files in the one tree than in the
    /// other.
    private func changedProbes(
        from before: KconfigTree, _ oldFiles: OverlayTree, to after: KconfigTree, _ newFiles: OverlayTree
    ) throws -> [ChangedProbe] {
        let environment = try KconfigEnvironment(architecture, profile, of: newFiles)
        let changes = try ShellChange.changes(from: before, oldFiles, to: after, newFiles, in: environment)
        return changes.compactMap { change in
            let files: [String]
            switch change.kind {
            case .added: return nil
            case .changedFiles(let paths): files = paths
            case .unknownReach: files = []
            }
            return ChangedProbe(
                command: change.call.command, path: change.call.path, line: Int(change.call.line), files: files)
        }
    }
}

extension Workbench {
    /// How the Kconfig of `tree` is read where `choice` is made.
    ///
    /// Where the choice brings a runner, the commands that the profile has no answer to are run now, in the sandbox,
    /// and their answers kept: `tree` must be one that the user trusts.
    public func kconfigReading(_ choice: KconfigChoice, of tree: any SourceTree) throws -> KconfigReading {
        let architecture = KernelArchitecture(choice.architecture)
        guard try tree.file(at: KconfigReading.first) != nil else {
            throw WorkspaceError(.noKconfig, "\(tree.name) has no file \"Kconfig\" at its top: it is no kernel")
        }
        guard try architecture.exists(in: tree) else {
            let names = try KernelArchitecture.all(in: tree).map(\.folder).joined(separator: ", ")
            throw WorkspaceError(
                .noSuchArchitecture,
                "\(tree.name) has no architecture \"\(choice.architecture)\" (it has: \(names))")
        }
        var profile = try profile(choice.profile, for: architecture)
        if let folder = storeFolder.map({ ProfileFolder($0 + "/profiles") }) { profile = folder.completed(profile) }
        let reading = KconfigReading(architecture: architecture, profile: profile, version: choice.version)
        guard let runner = choice.runner else { return reading }
        let shell = try liveShell(runner)
        let environment = try KconfigEnvironment(architecture, profile, of: tree)
        progress(Progress("running probes", done: 0, unit: "commands"))
        let recorded = try record(profile, environment, of: tree, reading, by: shell).profile
        if let storeFolder {
            try makeFolder(storeFolder + "/profiles")
            try ProfileFolder(storeFolder + "/profiles").keep(recorded)
        }
        return KconfigReading(architecture: architecture, profile: recorded, version: choice.version)
    }

    /// Runs the commands of `tree` that `profile` has no answer to; what stays without one.
    func record(
        _ profile: ToolchainProfile, _ environment: KconfigEnvironment, of tree: any SourceTree,
        _ reading: KconfigReading, by shell: LiveShell
    ) throws -> (profile: ToolchainProfile, unanswered: [UnansweredCall]) {
        try waiting {
            var profile = profile
            let unanswered = try await profile.record(tree, in: environment, by: shell) { answers in
                var sources = KconfigSources(tree)
                return reading.load(&sources, environment, answers)
            }
            return (profile, unanswered)
        }.get()
    }

    /// The sandbox that commands of a trusted tree are run in.
    func liveShell(_ runner: any ProgramRunner) throws -> LiveShell {
        guard let storeFolder else {
            throw WorkspaceError(.file(path: ""), "no folder for a cache: set XDG_CACHE_HOME")
        }
        return LiveShell(runner: runner, store: Store(folder: storeFolder + "/shell", stamp: "shell-1"))
    }

    /// The profile called `name`, which may be a file; without a name the one for `architecture`, if any.
    private func profile(_ name: String?, for architecture: KernelArchitecture) throws -> ToolchainProfile {
        guard let name = name ?? ToolchainProfile.defaultName(for: architecture) else {
            return ToolchainProfile(
                name: "none", architecture: architecture.folder, target: "unknown", variables: [])
        }
        let isShipped = ToolchainProfile.shippedNames.contains(name)
        if name.contains("/") || !isShipped && Files.kind(of: name) == .file {
            return try ToolchainProfile(parsing: try Files.read(name), of: name)
        }
        return try ToolchainProfile.shipped(name)
    }
}
