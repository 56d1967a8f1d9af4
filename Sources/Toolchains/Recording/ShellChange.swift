// SPDX-License-Identifier: GPL-2.0-only

public import Kconfig
public import SourceTrees

/// A command that a series brings along: never run, and not answered from the record of what stood there before.
public struct ShellChange: Sendable, Hashable {
    /// The command, and the place that asks for it with the series applied.
    public var call: ShellCall

    /// What the series did.
    public var kind: Kind

    /// What a series can do to a command.
    public enum Kind: Sendable, Hashable {
        /// It asks for a command that the base does not ask for.
        case added
        /// It changes files that a command of the base reaches, or which files that are: their paths, in order.
        case changedFiles([String])
        /// It makes a command of the base reach files that can't be told.
        case unknownReach
    }

    /// What `state`, put together from `stateTree`, asks a shell for that `base`, from `baseTree`, does not.
    ///
    /// A command that is made of an answer which is not known is left out: the one that is to be answered first is in.
    public static func changes(
        from base: KconfigTree, _ baseTree: any SourceTree, to state: KconfigTree, _ stateTree: any SourceTree,
        in environment: KconfigEnvironment
    ) throws -> [ShellChange] {
        let known = Set(base.shellCalls.map(\.command))
        let text = CommandText(environment.variables)
        var before = TreeReach(baseTree)
        var after = TreeReach(stateTree)
        return try state.shellCalls.compactMap { call in
            guard call.answer != .unknownCommand else { return nil }
            guard known.contains(call.command) else { return ShellChange(call: call, kind: .added) }
            let written = text.written(call.command) ?? call.command
            let old = try before.reach(of: written)?.files
            guard let new = try after.reach(of: written)?.files else {
                return old == nil ? nil : ShellChange(call: call, kind: .unknownReach)
            }
            guard let old, old != new else { return nil }
            let paths = Set(old).symmetricDifference(new).map(\.path)
            return ShellChange(call: call, kind: .changedFiles(Set(paths).sorted()))
        }
    }
}
