// SPDX-License-Identifier: GPL-2.0-only

extension Lineage {
    /// The lineages of the drafts in `table`: which drafts are versions of one series.
    ///
    /// They are, where they share a `change-id`, where one of them was posted in the thread of an older version by the
    /// same sender, or where sender and title, or half of the patches' titles, are the same.
    static func lineages(of table: DraftTable) -> [Lineage] {
        let order = table.drafts.keys.sorted()
        var groups = Groups()
        var changes: [String: Int] = [:]
        var titles: [[String]: Int] = [:]
        for index in order {
            guard let draft = table.drafts[index] else { continue }
            if let change = draft.changeID {
                if let other = changes[change] { groups.join(index, other) }
                changes[change] = index
            }
            for parent in draft.members.flatMap(\.parents) {
                guard let other = table.draft(holding: parent), other != index, let older = table.drafts[other],
                    older.sender == draft.sender, older.version < draft.version
                else { continue }
                groups.join(index, other)
            }
            // Files that were never sent name their author as sender.
            let sender = draft.isLocal ? "" : draft.sender
            let ownTitles = draft.titles
            var shared: [Int: Int] = [:]
            for title in ownTitles {
                if let other = titles[[sender, title]] { shared[other, default: 0] += 1 }
            }
            for (other, count) in shared where count * 2 >= ownTitles.count { groups.join(index, other) }
            if let other = titles[[sender, draft.title]] { groups.join(index, other) }
            for title in ownTitles.union([draft.title]) where !title.isEmpty { titles[[sender, title]] = index }
        }
        var members: [Int: [Draft]] = [:]
        var roots: [Int] = []
        for index in order {
            guard let draft = table.drafts[index] else { continue }
            let root = groups.root(of: index)
            if members[root] == nil { roots.append(root) }
            members[root, default: []].append(draft)
        }
        return roots.compactMap { root in
            guard let drafts = members[root], let first = drafts.first else { return nil }
            return Lineage(first: first, others: Array(drafts.dropFirst()))
        }
    }
}

/// Sets that are joined (union–find).
private struct Groups {
    private var parents: [Int: Int] = [:]

    /// What stands for the set that `element` is in.
    mutating func root(of element: Int) -> Int {
        var root = element
        while let parent = parents[root] { root = parent }
        var current = element
        while let parent = parents[current], parent != root {
            parents[current] = root
            current = parent
        }
        return root
    }

    /// Makes the sets of `one` and `other` one set; the smaller number stands for it.
    mutating func join(_ one: Int, _ other: Int) {
        let (first, second) = (root(of: one), root(of: other))
        if first != second { parents[max(first, second)] = min(first, second) }
    }
}
