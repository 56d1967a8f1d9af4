// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail
internal import PatchSeries

extension Rule {
    /// A patch that is no reply to the cover letter or the first patch.
    static let unthreadedPatch = Rule.series(
        "unthreaded-patch", severity: .warning, needs: .wholeSeries,
        page: RulePage(
            finds: """
                Patches that answer no mail of their series. Silent on mails without a Message-Id, as `git \
                format-patch` writes them to disk, and where cover letter and patches all answer one mail that is not \
                here.
                """,
            why: """
                Mail programs and archives show such a patch as a mail of its own, and tools that fetch a thread do \
                not find it.
                """,
            example: """
                Message-ID: <cover@example.org>
                Subject: [PATCH 0/1] lamp: Correct brightness

                Message-ID: <one@example.org>
                Subject: [PATCH 1/1] lamp: Reach 100 percent
                """,
            advice: "Send all mails of the series in one go: `git send-email --thread --no-chain-reply-to`.",
            references: [
                """
                Documentation/process/5.Posting.rst: "In general, the second and following parts of a multi-part patch \
                should be sent as a reply to the first part so that they all thread together at the receiving end."
                """
            ])
    ) { subject, faults in
        let series = subject.series
        guard !series.isPartialRepost, let root = series.cover?.message ?? series.patches.first?.message,
            root.messageID != nil
        else { return }
        let family = Set(series.messages.compactMap(\.messageID)).union(root.answered)
        let followers = series.patches.enumerated().dropFirst(series.cover == nil ? 1 : 0)
        let strays = followers.filter { _, patch in
            patch.message.messageID != nil && family.isDisjoint(with: patch.message.answered)
        }
        guard let first = strays.first else { return }
        let names = listed(
            strays.map { index, patch in
                let number = patch.subject.number ?? index + 1
                return number...number
            }.joinedWhereAdjacent)
        let parent = series.cover == nil ? "the first patch" : "the cover letter"
        // Where all answer one and the same mail, a mail server has given the root another Message-Id.
        let common = strays.dropFirst().reduce(Set(first.element.message.answered)) {
            $0.intersection($1.element.message.answered)
        }
        let isRenamed = strays.count == followers.count && strays.count > 1 && !common.isEmpty
        faults.add(
            strays.count == 1
                ? "patch \(names) is no reply to \(parent)" : "patches \(names) are no replies to \(parent)",
            at: series.place(ofPatchAt: first.offset, header: "In-Reply-To"),
            advice: "send all mails of the series in one go",
            notes: isRenamed
                ? [
                    Note(
                        "they answer one mail that is not here: a mail server may have changed the Message-Id of \(parent)"
                    )
                ]
                : [])
    }
}

extension Series {
    /// The messages of the series itself: cover letter and patches.
    var messages: [Message] { (cover.map { [$0.message] } ?? []) + (patches + duplicates).map(\.message) }
}

extension Message {
    /// Ids of the messages that it answers, directly or further back.
    var answered: [String] { inReplyTo + references }
}

extension [ClosedRange<Int>] {
    /// Ranges in ascending order, each with its neighbour made one.
    fileprivate var joinedWhereAdjacent: [ClosedRange<Int>] {
        var joined: [ClosedRange<Int>] = []
        for range in sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, last.upperBound < .max, range.lowerBound <= last.upperBound + 1 {
                joined[joined.count - 1] = last.lowerBound...Swift.max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }
}
