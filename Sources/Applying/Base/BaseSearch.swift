// SPDX-License-Identifier: GPL-2.0-only

public import Git
public import PatchSeries
internal import SourceTrees

/// A commit that a series may have been made for.
public struct BaseCandidate: Sendable {
    /// The names that lead to the commit, tags first; empty for one that was found by its place in a history.
    public let names: [String]

    /// The commit.
    public let commit: Commit

    /// How many of the compared files are there as the series expects them.
    public let matching: Int

    /// How many files could be compared: those with an id on their `index` line, and those that must not exist.
    public let compared: Int

    /// The paths that are not as the series expects them, in ascending order.
    public let differing: [String]

    /// What becomes of the series there; nil where that was not tried, since others come nearer.
    public let outcome: Outcome?

    /// How many patches apply before the first that does not; nil where that was not tried.
    public let applyingPatches: Int?

    /// Whether every file that can be compared is the one that the series was made for.
    public var isProved: Bool { compared > 0 && differing.isEmpty }
}

/// The search for the tree that a series was made for.
public struct BaseSearch {
    private let patches: [Patch]
    private let repository: Repository
    private let expected: ExpectedFiles

    /// How many trees the series is applied to, where none has all the files that it expects.
    private let attempts: Int

    /// A search for the base of `series` in `repository`.
    public init(_ series: Series, in repository: Repository, attempts: Int = 12) {
        patches = series.patches
        self.repository = repository
        self.attempts = attempts
        expected = ExpectedFiles(series.patches)
    }

    /// The candidates among all references, and among the newest `limit` commits of `branch` where one is named; best
    /// first.
    ///
    /// Those go first on which every pre-image is the one that the series names, then those that it applies to, then
    /// those with most of the pre-images. Of equals, the newest goes first.
    ///
    /// `progress` is told how many commits of how many are looked at.
    public func candidates(
        branch: String? = nil, limit: Int = 1000, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws(GitError) -> [BaseCandidate] {
        var names: [ContentID: [String]] = [:]
        var commits: [Commit] = []
        for reference in try repository.references() {
            if names[reference.commit] == nil, let commit = try repository.commit(reference.commit) {
                commits.append(commit)
            }
            if reference.isTag {
                names[reference.commit, default: []].insert(reference.shortName, at: 0)
            } else {
                names[reference.commit, default: []].append(reference.shortName)
            }
        }
        if let branch {
            for commit in try repository.ancestors(of: branch, limit: limit) where names[commit.id] == nil {
                names[commit.id] = []
                commits.append(commit)
            }
        }

        var lookup = PathLookup(expected.files.map(\.path), in: repository)
        var found: [Sight] = []
        for (number, commit) in commits.enumerated() {
            progress(number, commits.count)
            do {
                found.append(Sight(commit, try lookup.ids(in: commit.tree), expected))
            } catch  where error.code == .missingObject {
                // A partial clone: nothing can be said of a tree that is not there.
                continue
            }
        }
        found.sort { $0.goesBefore($1) }
        return tried(found).map { sight, trial in
            BaseCandidate(
                names: names[sight.commit.id] ?? [], commit: sight.commit, matching: sight.matching,
                compared: sight.compared, differing: sight.differing, outcome: trial?.outcome,
                applyingPatches: trial?.patches)
        }
    }

    /// What became of the series on a tree.
    private struct Trial {
        var outcome: Outcome
        var patches: Int
    }

    /// `sights` with the best of them tried, in their final order.
    private func tried(_ sights: [Sight]) -> [(Sight, Trial?)] {
        // Trees in which the touched files are the same have the same outcome.
        var trials: [[ContentID?]: Trial] = [:]
        var results: [(sight: Sight, trial: Trial?)] = []
        for sight in sights {
            if trials[sight.ids] == nil, trials.count < attempts { trials[sight.ids] = trial(on: sight.commit) }
            results.append((sight, trials[sight.ids]))
        }
        let ranked = results.enumerated().sorted { one, other in
            let (left, right) = (rank(one.element), rank(other.element))
            return left != right ? left < right : one.offset < other.offset
        }
        return ranked.map(\.element)
    }

    /// Proved trees first, then those that the series applies to, then the others as they are.
    private func rank(_ result: (sight: Sight, trial: Trial?)) -> Int {
        guard let trial = result.trial else { return 3 }
        if trial.outcome > .moved { return result.sight.isProved ? 1 : 3 }
        return result.sight.isProved ? 0 : trial.outcome == .exact ? 1 : 2
    }

    private func trial(on commit: Commit) -> Trial? {
        guard let tree = try? repository.tree(at: commit.id.description) else { return nil }
        let applied = AppliedSeries(patches, onto: tree)
        let outcomes = applied.patches.map(\.outcome)
        return Trial(outcome: outcomes.max() ?? .exact, patches: outcomes.prefix { $0 <= .moved }.count)
    }
}

/// A commit with what stands at the paths of the series.
private struct Sight {
    let commit: Commit
    let ids: [ContentID?]
    let matching: Int
    let compared: Int
    let differing: [String]

    init(_ commit: Commit, _ ids: [ContentID?], _ expected: ExpectedFiles) {
        self.commit = commit
        self.ids = ids
        var (matching, compared) = (0, 0)
        var differing: [String] = []
        for (file, id) in zip(expected.files, ids) {
            let isMatch: Bool
            switch file.expectation {
            case .blob(let abbreviation): isMatch = id?.matches(abbreviation: abbreviation) ?? false
            case .absence: isMatch = id == nil
            case .file: isMatch = id != nil
            }
            if file.expectation != .file { (matching, compared) = (matching + (isMatch ? 1 : 0), compared + 1) }
            if !isMatch { differing.append(file.path) }
        }
        self.matching = matching
        self.compared = compared
        self.differing = differing
    }

    var isProved: Bool { compared > 0 && differing.isEmpty }

    func goesBefore(_ other: Sight) -> Bool {
        if matching != other.matching { return matching > other.matching }
        if commit.time != other.commit.time { return commit.time > other.commit.time }
        return commit.id.description < other.commit.id.description
    }
}
