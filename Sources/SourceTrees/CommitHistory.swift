// SPDX-License-Identifier: GPL-2.0-only

/// A history of commits that a `Fixes:` tag or a `base-commit` can be looked up in.
///
/// Where there is none (a directory, an archive), what depends on it is *unverifiable*, which is not the same as
/// wrong.
public protocol CommitHistory: Sendable {
    /// The commits whose id begins with `abbreviation`: none, one, or several where it is ambiguous (at most two).
    func commits(abbreviated abbreviation: String) throws -> [CommitSummary]

    /// Whether `ancestor` is `descendant` or one of its ancestors.
    func isAncestor(_ ancestor: String, of descendant: String) throws -> Bool

    /// Whether the history is cut off (a shallow clone, a partial snapshot): what is not found may exist elsewhere.
    var isPartial: Bool { get }
}

/// A commit as a `Fixes:` tag names it.
public struct CommitSummary: Sendable, Hashable {
    /// The whole id, in hexadecimal digits.
    public var id: String

    /// First line of its message.
    public var subject: String

    /// Commit `id`, called `subject`.
    public init(id: String, subject: String) {
        self.id = id
        self.subject = subject
    }
}
