// SPDX-License-Identifier: GPL-2.0-only

public import SourceTrees

/// The commits of `A..B`.
public struct CommitRange: Sendable, Hashable {
    /// The range as it was written.
    public let name: String

    /// The commit that the first patch goes onto: where the first parents of `B` leave the range.
    public let base: ContentID

    /// The commits without merges, oldest first.
    public let commits: [ContentID]

    /// The merges that stand in between: a merge can't be sent as a patch, and `git format-patch` leaves it out too.
    public let merges: [ContentID]
}

extension Repository {
    /// The commits that `text` spans: `A..B`, `A..` (up to `HEAD`) or `..B` (from `HEAD`).
    public func range(_ text: String) throws(GitError) -> CommitRange {
        guard let (from, to) = Self.ends(of: text) else {
            throw GitError(.notFound, "\"\(text)\" is no range of commits: expected REV..REV")
        }
        let hidden = CommitKey(try oid(of: try commit(at: from)))
        let start = CommitKey(try oid(of: try commit(at: to)))
        return try withPointer { (repository) throws(GitError) in
            var graph = CommitGraph(repository, isCutOff: isCutOff)
            let all = try graph.parentsFirst(graph.commits(from: start, hiding: hidden))
            var base = start
            let spanned = Set(all)
            while spanned.contains(base) {
                guard let parent = try graph.node(base)?.parents.first else {
                    throw GitError(.notFound, "\"\(from)\" and \"\(to)\" have no history in common")
                }
                base = parent
            }
            var commits: [ContentID] = []
            var merges: [ContentID] = []
            for id in all {
                if try graph.node(id)?.parents.count ?? 0 > 1 {
                    merges.append(ContentID(id.oid))
                } else {
                    commits.append(ContentID(id.oid))
                }
            }
            return CommitRange(name: text, base: ContentID(base.oid), commits: commits, merges: merges)
        }
    }

    private static func ends(of text: String) -> (from: String, to: String)? {
        let bytes = Array(text.utf8)
        let dot = UInt8(ascii: ".")
        guard let first = bytes.indices.dropLast().first(where: { bytes[$0] == dot && bytes[$0 + 1] == dot }),
            first + 2 == bytes.count || bytes[first + 2] != dot
        else { return nil }
        let from = String(decoding: bytes[..<first], as: UTF8.self)
        let to = String(decoding: bytes[(first + 2)...], as: UTF8.self)
        guard !from.isEmpty || !to.isEmpty else { return nil }
        return (from.isEmpty ? "HEAD" : from, to.isEmpty ? "HEAD" : to)
    }
}
