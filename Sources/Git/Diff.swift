// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2
import SourceTrees

/// Ways to libgit2's `git_diff`.
enum Diff {
    /// The diff that `text` spells.
    static func parse(_ text: [UInt8]) throws(GitError) -> Handle {
        Library.start()
        return try Handle(freedBy: git_diff_free, "the diff can't be read") { diff in
            text.withUnsafeBytes { bytes in
                git_diff_from_buffer(&diff, bytes.assumingMemoryBound(to: CChar.self).baseAddress, bytes.count)
            }
        }
    }

    /// What a commit changes against its first parent, with renames, in the form that mail is sent in.
    static func ofCommit(
        _ commit: OpaquePointer, id: ContentID, in repository: OpaquePointer
    ) throws(GitError) -> Handle {
        let new = try Handle(freedBy: git_tree_free, "can't read the tree of commit \(id)") {
            git_commit_tree(&$0, commit)
        }
        if git_commit_parentcount(commit) == 0 { return try between(nil, new.pointer, in: repository) }
        let parent = try Handle(freedBy: git_commit_free, "can't read the parent of commit \(id)") {
            git_commit_parent(&$0, commit, 0)
        }
        let old = try Handle(freedBy: git_tree_free, "can't read the tree before commit \(id)") {
            git_commit_tree(&$0, parent.pointer)
        }
        return try between(old.pointer, new.pointer, in: repository)
    }

    /// What differs between two trees, nil standing for the empty one.
    static func between(
        _ old: OpaquePointer?, _ new: OpaquePointer?, in repository: OpaquePointer,
        algorithm: DiffAlgorithm = .myers
    ) throws(GitError) -> Handle {
        var options = git_diff_options()
        git_diff_options_init(&options, UInt32(GIT_DIFF_OPTIONS_VERSION))
        options.flags = GIT_DIFF_SHOW_BINARY.rawValue | GIT_DIFF_INDENT_HEURISTIC.rawValue | algorithm.flag
        options.id_abbrev = 40
        let diff = try Handle(freedBy: git_diff_free, "can't compare two trees") {
            git_diff_tree_to_tree(&$0, repository, old, new, &options)
        }
        var find = git_diff_find_options()
        git_diff_find_options_init(&find, UInt32(GIT_DIFF_FIND_OPTIONS_VERSION))
        find.flags = GIT_DIFF_FIND_RENAMES.rawValue
        try Library.check(git_diff_find_similar(diff.pointer, &find), "can't look for renames between two trees")
        return diff
    }
}

/// How lines of two files are set against each other.
public enum DiffAlgorithm: Sendable, Hashable, CaseIterable {
    /// Git's own default.
    case myers
    /// The smallest difference.
    case minimal
    /// Lines that occur once in both files first.
    case patience

    var flag: UInt32 {
        switch self {
        case .myers: 0
        case .minimal: GIT_DIFF_MINIMAL.rawValue
        case .patience: GIT_DIFF_PATIENCE.rawValue
        }
    }
}
