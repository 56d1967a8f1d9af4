// SPDX-License-Identifier: GPL-2.0-only

public import Kconfig
public import SourceTrees

/// The answers that a profile has for the files of one tree.
///
/// Not to be shared between threads: what the scripts of the tree reach is found out once and kept.
public final class ProfileAnswers: ShellAnswers {
    /// The profile.
    public let profile: ToolchainProfile

    /// The first failure to read the tree; what reaches the file stays without an answer.
    public private(set) var failure: (any Error)?

    private let text: CommandText
    private var reach: TreeReach

    /// The answers of `profile` for `tree`, to commands of an elaboration in `environment`.
    public init(_ profile: ToolchainProfile, for tree: any SourceTree, in environment: KconfigEnvironment) {
        self.profile = profile
        text = CommandText(environment.variables)
        var variables = environment.variables
        // What the profile is of, or what a command is written without.
        for name in profile.variables.map(\.name) + ["srctree"] { variables[name] = nil }
        if variables["SRCARCH"] == profile.architecture { variables["SRCARCH"] = nil }
        reach = TreeReach(tree, variables: variables)
    }

    /// What `command` prints; nil where the profile does not know, or knows for other files or variables only.
    public func answer(to command: String) -> String? {
        guard let key = key(of: command) else { return nil }
        return profile.answer(to: key.command, reaching: key.reach)
    }

    /// Whether another file at `path`, or one where there is none, could change an answer that was asked for.
    public func dependsOnFile(at path: String) -> Bool { reach.dependsOnFile(at: path) }

    /// The command as a profile has it and what it reaches; nil where that can't be told.
    func key(of command: String) -> ShellKey? {
        guard let text = text.written(command) else { return nil }
        do {
            return try reach.reach(of: text).map { ShellKey(command: text, reach: $0) }
        } catch {
            if failure == nil { failure = error }
            return nil
        }
    }
}

/// What an answer is found by.
struct ShellKey: Hashable {
    var command: String
    var reach: CommandReach
}
