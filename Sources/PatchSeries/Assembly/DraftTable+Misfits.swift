// SPDX-License-Identifier: GPL-2.0-only

extension DraftTable {
    /// Gives patches whose subject names the wrong version or the wrong total back to the series that they were posted
    /// with, for the rules to tell.
    ///
    /// A small draft is such a misfit where it was posted together with a greater one (in its thread within ten
    /// minutes; files that were never sent: at all), has its version or its total, and only numbers that are missing
    /// there. Of unsent files with equal version and total those with a number that is taken belong there, too.
    mutating func mergeMisfits() {
        let order = drafts.keys.sorted()
        let local = order.filter { drafts[$0]?.isLocal ?? false }.max { one, other in
            // The first of equally great ones.
            (drafts[one]?.members.count ?? 0, other) < (drafts[other]?.members.count ?? 0, one)
        }
        for index in order {
            guard let draft = drafts[index], draft.isNumbered, !draft.numbers.contains(0) else { continue }
            var hosts = draft.members.flatMap(\.parents).compactMap { self.draft(holding: $0) }
            if draft.isLocal, let local { hosts.append(local) }
            let host = hosts.first { host in
                host != index && (drafts[host].map { Self.isMisfit(draft, in: $0) } ?? false)
            }
            if let host { merge(index, into: host) }
        }
        mergeLetters(order)
    }

    /// Gives a cover letter whose subject names the wrong version to the patches that were posted below it.
    ///
    /// It stands alone in its draft, and all patches of another one answer it and were sent together with it. A version
    /// that is posted in the thread of the one before comes later.
    private mutating func mergeLetters(_ order: [Int]) {
        for index in order {
            guard let draft = drafts[index], draft.isNumbered, !draft.numbers.contains(0), draft.members.count > 1,
                let parent = draft.members.first?.parents.first, let letter = self.draft(holding: parent),
                letter != index, let other = drafts[letter], other.members.count == 1,
                let cover = other.members.first, cover.role == .cover, cover.id == parent,
                cover.sender == draft.sender, draft.members.allSatisfy({ $0.parents.first == parent }),
                let one = cover.seconds, let last = draft.members.lazy.compactMap(\.seconds).max(),
                abs(one &- last) <= 600
            else { continue }
            merge(letter, into: index)
        }
    }

    private static func isMisfit(_ draft: Draft, in host: Draft) -> Bool {
        guard draft.members.count * 2 <= host.members.count else { return false }
        let (sameVersion, sameTotal) = (draft.version == host.version, draft.total == host.total)
        guard sameVersion || sameTotal else { return false }
        if !draft.isLocal || !host.isLocal {
            guard let one = draft.seconds, let other = host.seconds, abs(one &- other) <= 600 else { return false }
        }
        if draft.numbers.isDisjoint(with: host.numbers) { return true }
        return sameVersion && sameTotal && draft.isLocal && host.isLocal
    }
}
