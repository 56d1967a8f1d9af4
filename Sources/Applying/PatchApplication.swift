// SPDX-License-Identifier: GPL-2.0-only

import PatchSeries
import SourceTrees

/// One patch being applied, file by file, in the order and with the exceptions of `git apply`.
///
/// Renames and copies read the tree before the patch, whatever stands above them in the mail; any other change of a
/// path that the patch has changed already reads that change.
struct PatchApplication {
    /// The state before the patch.
    let before: SeriesState

    /// The state after the files so far.
    private(set) var next: SeriesState

    /// The message's body, which holds the data of binary changes.
    private let patch: Patch

    /// Whether it is the patch's reverse that is applied.
    private let isReversed: Bool

    /// The paths that the patch removes, by deleting or renaming: something else may be put there before it does.
    let removed: Set<String>

    /// The paths that the files so far have changed.
    private var changed: Set<String> = []

    /// The paths that the files so far have put something at that was not there before.
    private var made: Set<String> = []

    /// Nothing of `patch` applied yet.
    init(_ patch: Patch, on state: SeriesState) { self.init(patch, diff: patch.diff, isReversed: false, on: state) }

    /// Nothing of `reverse` applied yet, which takes `patch` back.
    init(takingBack patch: Patch, by reverse: [FileDiff], on state: SeriesState) {
        self.init(patch, diff: reverse, isReversed: true, on: state)
    }

    private init(_ patch: Patch, diff: [FileDiff], isReversed: Bool, on state: SeriesState) {
        self.patch = patch
        self.isReversed = isReversed
        before = state
        next = state
        removed = Set(diff.compactMap { $0.status == .deleted || $0.status == .renamed ? $0.oldPath : nil })
    }

    /// Applies one file of the patch and returns what became of it.
    mutating func apply(_ file: FileDiff) -> AppliedFile {
        if let problem = objection(to: file) { return AppliedFile(file, problem: problem) }
        let data = patch.binaryData(of: file, isReversed: isReversed, &next.budget)
        var damage: BinaryDamage?
        if case .damaged(let found) = data {
            guard found.isTooLarge else { return AppliedFile(file, problem: found.clause, damage: found) }
            damage = found
        }
        var result: FileChange
        switch source(of: file) {
        case .nothing where file.status != .added:
            return AppliedFile(file, problem: absence(of: file))
        case .nothing where damage == nil:
            result = FileChange(file, of: nil, with: data, budget: &next.budget)
        case .file(let source) where damage == nil:
            result = FileChange(file, of: source, with: data, budget: &next.budget)
        case .partial(let source):
            result = FileChange(file, of: source, problem: damage?.clause, budget: &next.budget)
        case .nothing, .file, .untold:
            result = FileChange(file, of: PartialFile(), problem: damage?.clause, budget: &next.budget)
        case .unreadable(let reason):
            // What the file becomes is unknown too, under whatever name.
            result = FileChange(file, of: PartialFile(), problem: reason, budget: &next.budget)
        }
        if result.outcome != .doesNotApply, let problem = obstacle(to: file) { result.fail(problem) }
        if result.outcome != .doesNotApply { put(result.content, for: file) }
        return AppliedFile(file, result, damage: damage)
    }

    /// What the patch reads for `file`.
    private func source(of file: FileDiff) -> PathContent {
        guard file.status != .added, let path = file.oldPath else { return .nothing }
        let readsResult = file.status == .modified || file.status == .deleted
        return readsResult && changed.contains(path) ? next.content(at: path) : before.content(at: path)
    }

    private mutating func put(_ content: PathContent, for file: FileDiff) {
        if file.status == .deleted || file.status == .renamed, let path = file.oldPath {
            // Two files that change places: the old path holds the other one already.
            if file.status == .deleted || !made.contains(path) { next.put(.nothing, at: path) }
            changed.insert(path)
        }
        if file.status != .deleted, let path = file.newPath {
            next.put(content, at: path)
            changed.insert(path)
            if file.status != .modified { made.insert(path) }
        }
    }
}
