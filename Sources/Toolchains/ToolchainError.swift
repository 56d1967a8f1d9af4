// SPDX-License-Identifier: GPL-2.0-only

/// Why a profile can't be had, or a command not be run.
public struct ToolchainError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is.
    public var code: Code

    /// What was tried, with the place in a file where there is one: a lowercase clause.
    public var message: String

    /// The words of whoever failed below, where there were any.
    public var underlying: String?

    /// A failure of kind `code`.
    public init(_ code: Code, _ message: String, underlying: String? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
    }

    /// The kinds of failure that callers tell apart.
    public enum Code: Sendable, Hashable {
        /// A file is no profile.
        case malformedProfile
        /// There is no profile of this name.
        case noSuchProfile
        /// The compiler is not there, or does not say what it is.
        case noCompiler
        /// The tree has no such architecture.
        case noSuchArchitecture
    }

    /// The message with the words from below behind it.
    public var description: String { underlying.map { "\(message): \($0)" } ?? message }
}
