// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2

/// How many lines differ between two versions of a file.
public struct LineCounts: Sendable, Hashable {
    /// Lines that come in.
    public var insertions: Int

    /// Lines that go out.
    public var deletions: Int

    /// What turns `old` into `new` by `algorithm`, or nil where git calls one of them binary.
    public init?(from old: [UInt8], to new: [UInt8], by algorithm: DiffAlgorithm) throws(GitError) {
        Library.start()
        var options = git_diff_options()
        git_diff_options_init(&options, UInt32(GIT_DIFF_OPTIONS_VERSION))
        options.flags = algorithm.flag | GIT_DIFF_INDENT_HEURISTIC.rawValue
        options.context_lines = 0
        let patch = try Handle(freedBy: git_patch_free, "can't compare two files") {
            git_patch_from_buffers(&$0, old, old.count, nil, new, new.count, nil, &options)
        }
        if let delta = git_patch_get_delta(patch.pointer), delta.pointee.flags & GIT_DIFF_FLAG_BINARY.rawValue != 0 {
            return nil
        }
        var (insertions, deletions) = (0, 0)
        try Library.check(
            git_patch_line_stats(nil, &insertions, &deletions, patch.pointer), "can't count differing lines")
        (self.insertions, self.deletions) = (insertions, deletions)
    }
}
