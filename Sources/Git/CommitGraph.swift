// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2
import SourceTrees

/// The commits of a repository as a graph: each with its parents, its tree and its time, read when it is asked for.
///
/// libgit2 1.5 gives up where a parent is absent. In a shallow clone that is where the history ends, and a patch
/// series on top of it is as good as any: hence a walk of its own.
struct CommitGraph {
    private let repository: OpaquePointer
    private let isCutOff: Bool
    private var known: [CommitKey: Node] = [:]

    /// A commit.
    struct Node {
        var tree: ContentID
        var parents: [CommitKey]
        var time: Int64
    }

    /// The graph of `repository`; where `isCutOff`, a commit may be absent without that being damage.
    init(_ repository: OpaquePointer, isCutOff: Bool) {
        self.repository = repository
        self.isCutOff = isCutOff
    }

    /// The commit `id`, or nil where the history is cut off before it.
    mutating func node(_ id: CommitKey) throws(GitError) -> Node? {
        if let node = known[id] { return node }
        var oid = id.oid
        var commit: OpaquePointer?
        let code = git_commit_lookup(&commit, repository, &oid)
        defer { git_commit_free(commit) }
        guard code == 0, let commit, let tree = git_commit_tree_id(commit) else {
            if code == GIT_ENOTFOUND.rawValue && isCutOff { return nil }
            var error = Library.error(code, "the history needs commit \(oid.hexadecimal), which the repository lacks")
            if error.code == .notFound { error.code = .missingObject }
            throw error
        }
        let parents = (0..<git_commit_parentcount(commit)).compactMap { number in
            git_commit_parent_id(commit, number).map { CommitKey($0.pointee) }
        }
        let node = Node(tree: ContentID(tree.pointee), parents: parents, time: git_commit_time(commit))
        known[id] = node
        return node
    }

    /// The commits that lead to `start` and not to `hidden`, newest first, up to `limit` of them.
    mutating func commits(
        from start: CommitKey, hiding hidden: CommitKey?, limit: Int = .max
    ) throws(GitError) -> [CommitKey] {
        var walk = Walk()
        walk.enqueue(start, time: try node(start)?.time ?? 0)
        if let hidden { walk.hide(hidden, time: try node(hidden)?.time ?? 0) }
        // Clocks differ: a commit beyond the point where nothing new is left may still hide one that was found.
        var slack = 32
        while let id = walk.popNewest(), walk.found.count < limit {
            guard let node = try node(id) else { continue }
            for parent in node.parents {
                guard let time = try self.node(parent)?.time else { continue }
                if walk.hidden.contains(id) {
                    walk.hide(parent, time: time)
                } else {
                    walk.enqueue(parent, time: time)
                }
            }
            if walk.open == 0 { slack -= 1 }
            if slack == 0 { break }
        }
        return walk.found.filter { !walk.hidden.contains($0) }
    }

    /// Whether `start` is `ancestor` or leads to it.
    ///
    /// Commits that are older than `ancestor` by more than a day are not followed: clocks are wrong by hours at times.
    mutating func leads(from start: CommitKey, to ancestor: CommitKey) throws(GitError) -> Bool {
        guard let oldest = try node(ancestor)?.time else { return start == ancestor }
        var stack = [start]
        var seen: Set<CommitKey> = [start]
        while let id = stack.popLast() {
            if id == ancestor { return true }
            guard let node = try node(id), node.time > oldest - 86_400 else { continue }
            for parent in node.parents where seen.insert(parent).inserted { stack.append(parent) }
        }
        return false
    }

    /// `commits` with every parent before its children; of two that are free to go first, the later in the list.
    mutating func parentsFirst(_ commits: [CommitKey]) throws(GitError) -> [CommitKey] {
        var waiting: [CommitKey: Int] = [:]
        var children: [CommitKey: [CommitKey]] = [:]
        for id in commits { waiting[id] = 0 }
        for id in commits {
            for parent in try node(id)?.parents ?? [] where waiting[parent] != nil {
                waiting[id, default: 0] += 1
                children[parent, default: []].append(id)
            }
        }
        var ready = commits.filter { waiting[$0] == 0 }
        var sorted: [CommitKey] = []
        while let id = ready.popLast() {
            sorted.append(id)
            for child in children[id] ?? [] {
                let left = (waiting[child] ?? 1) - 1
                waiting[child] = left
                if left == 0 { ready.append(child) }
            }
        }
        return sorted
    }

    /// The state of a walk through the history.
    private struct Walk {
        /// The commits that are not hidden, in the order in which they came up.
        var found: [CommitKey] = []

        /// The commits that are known to lead to the hidden one.
        var hidden: Set<CommitKey> = []

        /// How many commits of the queue are not hidden.
        var open = 0

        private var queue: [(id: CommitKey, time: Int64)] = []
        private var queued: Set<CommitKey> = []
        private var visited: Set<CommitKey> = []

        mutating func enqueue(_ id: CommitKey, time: Int64) {
            guard !visited.contains(id), !hidden.contains(id), queued.insert(id).inserted else { return }
            insert(id, time)
            open += 1
        }

        mutating func hide(_ id: CommitKey, time: Int64) {
            guard hidden.insert(id).inserted else { return }
            if queued.contains(id) {
                open -= 1
            } else {
                // Again, where it was visited as one that is not hidden: its parents have to learn it.
                queued.insert(id)
                insert(id, time)
            }
        }

        mutating func popNewest() -> CommitKey? {
            guard let newest = queue.popLast() else { return nil }
            queued.remove(newest.id)
            if !hidden.contains(newest.id) {
                open -= 1
                visited.insert(newest.id)
                found.append(newest.id)
            }
            return newest.id
        }

        /// Keeps the queue in ascending time.
        private mutating func insert(_ id: CommitKey, _ time: Int64) {
            var range = 0..<queue.count
            while !range.isEmpty {
                let middle = range.lowerBound + range.count / 2
                range = queue[middle].time < time ? middle + 1..<range.upperBound : range.lowerBound..<middle
            }
            queue.insert((id, time), at: range.lowerBound)
        }
    }
}

/// A commit's id as the graph handles it.
struct CommitKey: Hashable {
    private let words: (UInt64, UInt64, UInt32)

    /// The id in libgit2's form.
    init(_ id: git_oid) {
        words = withUnsafeBytes(of: id.id) { bytes in
            (
                bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
                bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self)
            )
        }
    }

    /// The id in libgit2's form.
    var oid: git_oid {
        var id = git_oid()
        withUnsafeMutableBytes(of: &id.id) { bytes in
            bytes.storeBytes(of: words.0, as: UInt64.self)
            bytes.storeBytes(of: words.1, toByteOffset: 8, as: UInt64.self)
            bytes.storeBytes(of: words.2, toByteOffset: 16, as: UInt32.self)
        }
        return id
    }

    static func == (one: CommitKey, other: CommitKey) -> Bool { one.words == other.words }

    func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
    }
}
