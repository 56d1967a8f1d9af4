// SPDX-License-Identifier: GPL-2.0-only

/// Why a run could not be carried out.
public struct WorkspaceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is.
    public var code: Code

    /// What is wrong and where: a lowercase clause.
    public var message: String

    /// The words of whatever failed, where it had any.
    public var underlying: String?

    /// A failure of kind `code`.
    public init(_ code: Code, _ message: String, underlying: String? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
    }

    /// The kinds of failure that callers tell apart.
    public enum Code: Sendable, Hashable {
        /// There is nothing under the name that was given for a series.
        case noSuchInput(name: String)
        /// What was given holds no patch.
        case noPatches(name: String)
        /// The version that was asked for is not in the input; these are.
        case noSuchVersion(present: [String])
        /// There is no tree under the name that was given for the base.
        case noSuchBase(name: String)
        /// The tree has no Kconfig files.
        case noKconfig
        /// The tree does not have the architecture.
        case noSuchArchitecture
        /// Another program failed.
        case program
        /// A revision or a range needs a repository.
        case noRepository
        /// The repository failed.
        case repository
        /// A file can't be read or written.
        case file(path: String)
        /// A settings file is not as it should be.
        case settings(path: String)
        /// A rule is named that does not exist.
        case noSuchRule(name: String)
    }

    /// The message with the underlying words behind it.
    public var description: String { underlying.map { "\(message): \($0)" } ?? message }
}
