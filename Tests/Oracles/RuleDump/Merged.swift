// SPDX-License-Identifier: GPL-2.0-only

import Mail
import PatchSeries

extension Series {
    /// Whether all of its patches are in the input, once.
    var isWholeInInput: Bool {
        guard duplicates.isEmpty, carriedOver.isEmpty, !patches.isEmpty else { return false }
        guard let total else { return patches.count == 1 }
        return patches.count == total && patches.allSatisfy { $0.subject.total == total }
    }

    /// Whether somebody else than its author says in a reply that it was applied, and nothing of a change.
    ///
    /// One reply to a series of several counts where it answers the cover letter, or where there are as many as
    /// patches.
    var wasAppliedAsPosted: Bool {
        let own = Set(
            ([cover?.sender] + patches.flatMap { [$0.author, $0.sender] }).compactMap { $0?.email.lowercased() })
        let notes = replies.filter { reply in
            guard let from = reply.from?.email.lowercased(), !own.contains(from) else { return false }
            return reply.saysApplied
        }
        guard !notes.isEmpty else { return false }
        if patches.count == 1 || notes.count >= patches.count { return true }
        return notes.contains { note in note.inReplyTo.contains { $0 == cover?.message.messageID } }
    }
}

extension Message {
    /// Whether a line that is no quotation says that the series was applied, and none of it that it was changed.
    fileprivate var saysApplied: Bool {
        var isApplied = false
        for line in text(in: 0..<min(body.count, 200)) {
            let text = line.lowercased()
            if text.hasPrefix(">") { continue }
            if text.hasPrefix("-- ") { break }
            guard text.contains("applied") || text.contains("queued") else { continue }
            if Self.signsOfChange.contains(where: { text.contains($0) }) { return false }
            let words = text.split { !$0.isLetter }.map(String.init)
            if ["applied", "queued"].contains(words.first)
                || ["thanks", "thank", "thx", "both", "series", "all", "now", "i", "looks", "this", "great", "ok"]
                    .contains(words.first)
            {
                isApplied = true
            }
        }
        return isApplied
    }

    /// Words of a reply that applied something else than what was posted, or not yet, or not all of it.
    private static let signsOfChange = [
        "fix", "edit", "tweak", "drop", "except", "only", "manual", "first", "not ", "can't", "n't", "minor", "chang",
        "modif", "would", "could", "should", "if ", "after", "once", "will be applied", "patch 1", "patches 1",
        "patch 2",
        "adjust", "minus", "amend", "conflict", "resol", "already", "to be applied", "revert", "v1", "v2", "rebase",
        "reword", "rename", "squash", "remov", "updat", "add", "but", "previous", "what about", "?", "be applied",
        "was applied", "has been", "get applied",
    ]
}
