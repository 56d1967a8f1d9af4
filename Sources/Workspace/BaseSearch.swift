// SPDX-License-Identifier: GPL-2.0-only

import Applying
import Git
public import PatchSeries
import SourceTrees

/// A commit of the repository, and how well a series goes onto it.
public struct BaseMatch: Sendable, Hashable {
    /// The tags and branches that lead to it, as people name them, tags first.
    public var names: [String]
    /// The commit.
    public var commit: String
    /// How many files stand there as the series expects them.
    public var matching: Int
    /// How many files the series tells the content of, before it changes them, or that must not exist.
    public var of: Int
    /// A file that differs, the first by its path; nil where all match.
    public var firstDifference: String?
    /// Whether every patch applies there, with an offset at most; nil where that was not tried.
    public var applies: Bool?

    /// Whether all pre-images match: the tree that the series was made for, as far as its files go.
    public var isMatch: Bool { matching == of && firstDifference == nil }
}

extension Workbench {
    /// The commits that tags and branches of the repository lead to, best first: those that hold all pre-images of
    /// `series`, those that it applies to, and the others by how many pre-images they hold. See `BaseSearch`.
    ///
    /// With `branch`, the newest `limit` commits of that history are looked at too.
    public func baseMatches(for series: Series, branch: String? = nil, limit: Int = 1000) throws -> [BaseMatch] {
        guard let repository else {
            throw WorkspaceError(.noRepository, "there is no repository to look for a base in")
        }
        let candidates = try BaseSearch(series, in: repository).candidates(branch: branch, limit: limit) {
            done, total in
            progress(Progress("looking for a base", done: done, total: total, unit: "commits"))
        }
        return candidates.map { candidate in
            BaseMatch(
                names: candidate.names, commit: candidate.commit.id.description, matching: candidate.matching,
                of: candidate.compared, firstDifference: candidate.differing.first,
                applies: candidate.outcome.map { $0 <= .moved })
        }
    }
}
