// SPDX-License-Identifier: GPL-2.0-only

/// What went wrong with a directory or an archive that is read as a source tree.
public struct TreeFilesError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is.
    public var code: Code

    /// What was tried and on what: a lowercase clause.
    public var message: String

    /// The words of the system or of libarchive, where they had any.
    public var underlying: String?

    /// A failure of kind `code`.
    public init(_ code: Code, _ message: String, underlying: String? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
    }

    /// The kinds of failure that callers tell apart.
    public enum Code: Sendable, Hashable {
        /// There is no such directory or archive.
        case notFound
        /// It can't be read.
        case unreadable
        /// It is no archive, or a damaged one.
        case damaged
        /// It is larger than anything that a source tree holds.
        case tooLarge
    }

    /// The message with the words of the system or library behind it.
    public var description: String { underlying.map { "\(message): \($0)" } ?? message }
}
