// SPDX-License-Identifier: GPL-2.0-only

public import PatchSeries
public import SourceTrees

extension AppliedSeries {
    /// `series` applied to `base`, each patch onto what the patches before it made.
    public init(_ series: Series, onto base: any SourceTree) {
        self.init(series.patches, onto: base)
    }

    /// `patches` applied to `base`, in this order.
    public init(_ patches: [Patch], onto base: any SourceTree) {
        var state = SeriesState(tree: OverlayTree(base))
        var trees = [state.tree]
        var applied: [AppliedPatch] = []
        for patch in patches {
            var application = PatchApplication(patch, on: state)
            let files = patch.diff.map { application.apply($0) }
            state = application.next
            applied.append(AppliedPatch(files: files))
            trees.append(state.tree)
        }
        self.base = base
        self.patches = applied
        self.trees = trees
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
