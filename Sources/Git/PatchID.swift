// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2

/// The stable patch id of the diff that `text` spells, as `git patch-id --stable` computes it: 40 digits.
///
/// Nil where there is no diff in it. Binary changes are hashed in another way than git's, so that the id of a patch
/// with one is not to be compared with git's.
public func patchID(ofDiff text: [UInt8]) throws(GitError) -> String? {
    let diff = try Diff.parse(text)
    guard git_diff_num_deltas(diff.pointer) > 0 else { return nil }
    var id = git_oid()
    try Library.check(git_diff_patchid(&id, diff.pointer, nil), "can't compute the diff's patch id")
    return id.hexadecimal
}
