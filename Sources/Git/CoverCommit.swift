// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import CLibgit2
import SourceTrees

/// The cover letter that `b4 prep` keeps in an empty commit in front of a series.
///
/// Below the letter's text stands a line `--- b4-submit-tracking ---`, and below that what b4 remembers, as JSON with
/// a line for each member.
struct CoverCommit {
    /// The letter's text, b4's comments (lines that begin with `#`) removed as b4 removes them on sending.
    let text: String

    /// The version that the series will be sent as, where b4 tells it.
    let revision: Int?

    /// The letter that the commit `id` holds in place of a change; nil where it holds none.
    init?(_ id: ContentID, in repository: OpaquePointer) throws(GitError) {
        let commit = try Handle.commit(id, in: repository)
        guard git_commit_parentcount(commit.pointer) == 1, let body = git_commit_body(commit.pointer) else {
            return nil
        }
        let parent = try Handle(freedBy: git_commit_free, "can't read the parent of commit \(id)") {
            git_commit_parent(&$0, commit.pointer, 0)
        }
        guard git_oid_equal(git_commit_tree_id(commit.pointer), git_commit_tree_id(parent.pointer)) != 0 else {
            return nil
        }
        self.init(body: String(cString: body))
    }

    /// The letter in the commit message's `body`, or nil where that is no letter of b4's.
    private init?(body: String) {
        let lines = Lines(body)
        guard let marker = lines.firstIndex(where: { $0.equals("--- b4-submit-tracking ---") }) else { return nil }
        text = lines[..<marker].filter { $0.first != UInt8(ascii: "#") }
            .map { ($0.hasPrefix(">#") ? $0.dropFirst() : $0).text + "\n" }.joined()
        revision = lines[marker...].lazy.compactMap(Self.revision(in:)).first
    }

    /// The number in a line `"revision": 3,`.
    private static func revision(in line: ArraySlice<UInt8>) -> Int? {
        let member = line.trimmed
        guard member.hasPrefix("\"revision\":") else { return nil }
        return member.dropFirst(11).trimmed.prefix { $0.isASCIIDigit }.decimal
    }
}
