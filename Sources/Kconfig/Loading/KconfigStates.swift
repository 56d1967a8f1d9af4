// SPDX-License-Identifier: GPL-2.0-only

public import SourceTrees

/// The Kconfig of a base and of what each patch of a series makes of it.
///
/// One load of the base, and one of each state in which a file changed that has a say; the others are the state before.
public struct KconfigStates: Sendable {
    /// State 0 is the base, state n what stands after n patches.
    public let states: [State]

    /// A state.
    public struct State: Sendable {
        /// The tree as it is put together for the architecture that was asked for.
        public var tree: KconfigTree

        /// The symbols that any architecture defines.
        public var index: SymbolIndex

        /// The paths that the patch changed, in ascending order; empty for the base.
        public var changedPaths: [String]

        /// Whether the patch changed anything that has a say in ``tree``; true for the base.
        public var isNew: Bool
    }

    /// The states of `trees`, each of which is the one before with the changes of a patch.
    ///
    /// `load` puts a tree together from the files; `decides` says of other paths whether they have a say: the scripts
    /// that a shell's answer comes from, the file that tells the kernel's version.
    public init(
        of trees: [OverlayTree], decides: (String) -> Bool, load: (inout KconfigSources) throws -> KconfigTree
    ) throws {
        var states: [State] = []
        guard let base = trees.first else {
            self.states = []
            return
        }
        var sources = KconfigSources(base)
        var before = base
        for tree in trees {
            let paths = tree.paths(changedFrom: before)
            let isTouched = sources.move(to: tree, changing: paths)
            before = tree
            if let last = states.last, !isTouched, !paths.contains(where: decides) {
                states.append(State(tree: last.tree, index: last.index, changedPaths: paths, isNew: false))
            } else {
                let loaded = try load(&sources)
                states.append(
                    State(tree: loaded, index: try SymbolIndex(of: &sources), changedPaths: paths, isNew: true))
            }
        }
        self.states = states
    }
}

extension OverlayTree {
    /// The paths at which this tree and `other`, over the same base, differ, in ascending order.
    fileprivate func paths(changedFrom other: OverlayTree) -> [String] {
        let all = Set(changes.keys).union(other.changes.keys)
        return all.filter { changes[$0] != other.changes[$0] }.sorted()
    }
}
