// SPDX-License-Identifier: GPL-2.0-only

public import Programs
public import SourceTrees
public import Toolchains

/// What a recording brought.
public struct ProfileRecording: Sendable {
    /// The profile as it was written.
    public var profile: ToolchainProfile

    /// How many answers were not in the file before.
    public var added: Int

    /// The commands that stay without an answer.
    public var unanswered: [UnansweredCall]
}

extension Workbench {
    /// Runs the probes of `tree`, which the user has to trust, with the programs that `choice` names, and writes their
    /// answers to the profile at `path`, beside those that stand there for the same programs.
    public func recordProfile(
        at path: String, of tree: any SourceTree, _ architecture: KernelArchitecture, _ choice: ToolchainChoice,
        runner: any ProgramRunner
    ) throws -> ProfileRecording {
        guard try architecture.exists(in: tree) else {
            throw WorkspaceError(.noSuchArchitecture, "\(tree.name) has no architecture \"\(architecture.name)\"")
        }
        let shell = try liveShell(runner)
        let name = path.split(separator: "/").last.map { $0.hasSuffix(".txt") ? $0.dropLast(4) : $0 } ?? "profile"
        var profile = try waiting {
            try await ToolchainProfile(String(name), of: choice, for: architecture, by: shell)
        }.get()
        if Files.kind(of: path) == .file {
            let known = try ToolchainProfile(parsing: Files.read(path), of: path)
            guard known.isSameToolchain(as: profile) else {
                throw WorkspaceError(.file(path: path), "\"\(path)\" was recorded with other programs")
            }
            profile.add(answersOf: known)
        }
        let before = profile.count
        let environment = try KconfigEnvironment(architecture, profile, of: tree)
        let reading = KconfigReading(architecture: architecture, profile: profile, version: nil)
        progress(Progress("running probes", done: 0, unit: "commands"))
        let recorded = try record(profile, environment, of: tree, reading, by: shell)
        try Files.write(recorded.profile.text(), to: path)
        return ProfileRecording(
            profile: recorded.profile, added: recorded.profile.count - before, unanswered: recorded.unanswered)
    }
}
