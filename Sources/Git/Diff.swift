// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2

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
}
