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
    /// `load` puts a tree together from the files, by ``KconfigTree/init(loading:of:dialect:environment:answers:)``;
    /// `decides` says of other paths whether they have a say: the scripts that a shell's answer comes from, the file
    /// that tells the kernel's version. While none of them changes, `load` may be asked for what stands behind the
    /// first changed file only, and then no answer that was given before is asked for again.
    public init(
        of trees: [OverlayTree], decides: (String) -> Bool, load: (inout KconfigSources) throws -> KconfigTree
    ) throws {
        var states: [State] = []
        guard let base = trees.first else {
            self.states = []
            return
        }
        var sources = KconfigSources(base)
        let changes = zip(trees.dropFirst(), trees).map { $0.paths(changedFrom: $1) }
        for (number, tree) in trees.enumerated() {
            let paths = number == 0 ? [] : changes[number - 1]
            sources.move(to: tree, changing: paths)
            let isDecided = paths.contains(where: decides)
            if let last = states.last, sources.touched.isEmpty, !isDecided {
                states.append(State(tree: last.tree, index: last.index, changedPaths: paths, isNew: false))
                continue
            }
            if isDecided { sources.forget() }
            sources.watched = Set(changes[number...].first { $0.contains { $0.namesKconfig } } ?? [])
            let loaded = try load(&sources)
            var index = try states.last?.index ?? SymbolIndex(of: &sources)
            try index.move(to: &sources, rereading: sources.touched)
            states.append(State(tree: loaded, index: index, changedPaths: paths, isNew: true))
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

extension String {
    /// Whether it looks like the path of a Kconfig file.
    fileprivate var namesKconfig: Bool {
        let name = utf8.lastIndex(of: UInt8(ascii: "/")).map { self[index(after: $0)...] } ?? self[...]
        return name.hasPrefix("Kconfig")
    }
}
