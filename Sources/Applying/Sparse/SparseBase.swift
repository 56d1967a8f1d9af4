// SPDX-License-Identifier: GPL-2.0-only

public import SourceTrees

/// The base of a series that was given none: nothing is known of it but what the hunks tell.
public struct SparseBase: SourceTree {
    /// How reports call it.
    public var name: String { "sparse base" }

    /// A path that is not known may well exist.
    public var isComplete: Bool { false }

    /// A base that knows nothing.
    public init() {}

    /// Nothing is known in whole.
    public func file(at path: String) -> TreeFile? { nil }

    /// Nothing is known.
    public func names(in path: String) -> [String] { [] }
}
