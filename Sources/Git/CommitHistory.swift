// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2
public import SourceTrees

extension Repository: CommitHistory {
    /// The commits whose id begins with `abbreviation`: none, one, or two where it is ambiguous.
    ///
    /// Other objects whose id begins so are passed over. A commit that is known by name alone, its object being
    /// absent, is not found.
    public func commits(abbreviated abbreviation: String) throws -> [CommitSummary] {
        let digits = abbreviation.lowercased()
        guard (4...40).contains(digits.utf8.count), digits.utf8.allSatisfy(\.isHexDigit) else { return [] }
        return try withPointer { (repository) throws(GitError) in
            if let one = try summary(abbreviated: digits, in: repository) { return [one] }
            // Ambiguous, or absent. One digit more tells the objects apart, however many share the abbreviation.
            var found: [CommitSummary] = []
            var open = [digits]
            while let prefix = open.popLast(), found.count < 2 {
                guard try isAmbiguous(prefix, in: repository), prefix.utf8.count < 40 else { continue }
                for digit in "fedcba9876543210" {
                    let longer = prefix + String(digit)
                    if let one = try summary(abbreviated: longer, in: repository) {
                        found.append(one)
                    } else {
                        open.append(longer)
                    }
                }
            }
            return Array(found.sorted { $0.id < $1.id }.prefix(2))
        }
    }

    /// Whether `ancestor` is `descendant` or one of its ancestors, both given as revisions.
    ///
    /// In a history that is cut off, "no" may be wrong: see ``isPartial``.
    public func isAncestor(_ ancestor: String, of descendant: String) throws -> Bool {
        var old = try oid(of: try commit(at: ancestor))
        var new = try oid(of: try commit(at: descendant))
        return try withPointer { (repository) throws(GitError) in
            guard isCutOff else {
                if git_oid_equal(&old, &new) == 1 { return true }
                let code = git_graph_descendant_of(repository, &new, &old)
                try Library.check(code, "can't follow the history of \"\(descendant)\" to \"\(ancestor)\"")
                return code == 1
            }
            var graph = CommitGraph(repository, isCutOff: isCutOff)
            return try graph.leads(from: CommitKey(new), to: CommitKey(old))
        }
    }

    /// The only commit whose id begins with `prefix`; nil where there is none, or more than one object.
    private func summary(
        abbreviated prefix: String, in repository: OpaquePointer
    ) throws(GitError) -> CommitSummary? {
        var short = git_oid()
        guard git_oid_fromstrn(&short, prefix, prefix.utf8.count) == 0 else { return nil }
        var commit: OpaquePointer?
        let code = git_commit_lookup_prefix(&commit, repository, &short, prefix.utf8.count)
        defer { git_commit_free(commit) }
        if code == GIT_ENOTFOUND.rawValue || code == GIT_EAMBIGUOUS.rawValue { return nil }
        try Library.check(code, "can't look up commit \(prefix)")
        guard let commit, let id = git_commit_id(commit) else { return nil }
        return CommitSummary(
            id: id.pointee.hexadecimal, subject: git_commit_summary(commit).map { String(cString: $0) } ?? "")
    }

    private func isAmbiguous(_ prefix: String, in repository: OpaquePointer) throws(GitError) -> Bool {
        var short = git_oid()
        guard git_oid_fromstrn(&short, prefix, prefix.utf8.count) == 0 else { return false }
        let store = try Handle(freedBy: git_odb_free, "can't read the object store") {
            git_repository_odb(&$0, repository)
        }
        var full = git_oid()
        return git_odb_exists_prefix(&full, store.pointer, &short, prefix.utf8.count) == GIT_EAMBIGUOUS.rawValue
    }

    func oid(of id: ContentID) throws(GitError) -> git_oid {
        guard let oid = id.oid else { throw GitError(.unsupported, "\"\(id)\" is no SHA-1 id") }
        return oid
    }
}

extension UInt8 {
    /// Whether the byte is a small hexadecimal digit.
    fileprivate var isHexDigit: Bool { (0x30...0x39).contains(self) || (0x61...0x66).contains(self) }
}
