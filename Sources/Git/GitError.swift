// SPDX-License-Identifier: GPL-2.0-only

/// What went wrong with a repository.
public struct GitError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is.
    public var code: Code

    /// What was tried and on what: a lowercase clause.
    public var message: String

    /// libgit2's own words, where it had any.
    public var underlying: String?

    /// Why an object may be absent without damage.
    public var cutOff: CutOff?

    /// A failure of kind `code`.
    public init(_ code: Code, _ message: String, underlying: String? = nil, cutOff: CutOff? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
        self.cutOff = cutOff
    }

    /// What a clone was made without.
    public enum CutOff: Sendable, Hashable {
        /// The commits beyond some depth.
        case shallow
        /// Objects that the remote hands out when they are asked for.
        case partial
    }

    /// The kinds of failure that callers tell apart.
    public enum Code: Sendable, Hashable {
        /// There is no repository there.
        case notARepository
        /// The revision, reference or path is not there.
        case notFound
        /// An abbreviation fits several objects.
        case ambiguous
        /// An object that is needed is absent (partial clone, shallow clone, damage).
        case missingObject
        /// The repository uses something that libgit2 can't read.
        case unsupported
        /// Anything else.
        case other
    }

    /// The message with libgit2's words behind it.
    public var description: String { underlying.map { "\(message): \($0)" } ?? message }
}
