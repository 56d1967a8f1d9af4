// SPDX-License-Identifier: GPL-2.0-only

public import PatchSeries
public import SourceTrees

extension AppliedSeries {
    /// `series` applied to `base`, each patch onto what the patches before it made.
    public init(_ series: Series, onto base: any SourceTree) {
        self.init(series.patches, onto: base)
    }

    /// `patches` applied to `base`, in this order.
    ///
    /// Where the first of them, or all, stand in the base already, the rest is applied to the base as it is. That is
    /// seen by taking them back: a hunk tried by itself fits neither way where a later patch has changed its lines.
    public init(_ patches: [Patch], onto base: any SourceTree) {
        var state = SeriesState(tree: OverlayTree(base))
        var run = SeriesRun(patches[...], on: &state)
        // What applies has not been applied before: of the patches that may stand in the base, this is the last.
        if base.isComplete, let last = run.applied.lastIndex(where: { $0.outcome > .moved }) {
            state = SeriesState(tree: OverlayTree(base), budget: state.budget)
            let first = patches[...last]
            if let present = state.takeBack(first) {
                state = SeriesState(tree: OverlayTree(base), budget: state.budget)
                let rest = SeriesRun(patches[(last + 1)...], on: &state)
                run.applied = present + rest.applied
                run.trees = first.map { _ in OverlayTree(base) } + rest.trees
                run.partialFiles = first.map { _ in [:] } + rest.partialFiles
            }
        }
        self.base = base
        self.patches = run.applied
        self.trees = run.trees
        self.partialFiles = run.partialFiles
    }
}

/// Patches applied one after the other.
private struct SeriesRun {
    /// What became of each.
    var applied: [AppliedPatch] = []

    /// The tree before the first, and the one after each.
    var trees: [OverlayTree]

    /// The files of which only some lines are known, for each of ``trees``.
    var partialFiles: [[String: PartialFile]]

    /// `patches` applied to `state`.
    init(_ patches: ArraySlice<Patch>, on state: inout SeriesState) {
        trees = [state.tree]
        partialFiles = [state.partial]
        for patch in patches {
            var application = PatchApplication(patch, on: state)
            let files = patch.diff.map { application.apply($0) }
            state = application.next
            applied.append(AppliedPatch(files: files))
            trees.append(state.tree)
            partialFiles.append(state.partial)
        }
    }
}

/// What is known between two patches of a series that is being applied.
struct SeriesState {
    /// The tree.
    var tree: OverlayTree

    /// Files of which only some lines are known: what the hunks told where the base could not.
    var partial: [String: PartialFile] = [:]

    /// What the series may still cost.
    var budget = WorkBudget()

    /// What stands at `path`.
    func content(at path: String) -> PathContent {
        if let partial = partial[path] { return .partial(partial) }
        do {
            if let file = try tree.file(at: path) { return .file(file) }
            return tree.isComplete || tree.changes.keys.contains(path) ? .nothing : .untold
        } catch {
            return .unreadable("\(error)")
        }
    }

    /// Puts `content` at `path`.
    mutating func put(_ content: PathContent, at path: String) {
        partial[path] = nil
        switch content {
        case .file(let file): tree.set(file, at: path)
        case .nothing: tree.set(nil, at: path)
        case .partial(let file): partial[path] = file
        case .untold, .unreadable: break
        }
    }
}

/// What stands at a path.
enum PathContent {
    /// A file.
    case file(TreeFile)
    /// Nothing, for certain.
    case nothing
    /// A file of which some lines are known.
    case partial(PartialFile)
    /// Something or nothing: the base does not tell.
    case untold
    /// A file whose bytes can't be had, and why.
    case unreadable(String)
}
