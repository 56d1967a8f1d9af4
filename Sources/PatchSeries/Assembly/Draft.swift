// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Mail

/// One version of a series while its messages come in.
struct Draft: Sendable {
    /// The version that its first message named.
    var version: SeriesVersion

    /// Cover letter and patches, in order of arrival.
    private(set) var members: [Posting] = []

    /// Messages that answer it, in order of arrival, with the numbers under which they arrived.
    private(set) var replies: [(arrival: Int, message: Message)] = []

    /// When its first and its last message arrived, counted in messages.
    private(set) var firstArrival: Int
    private(set) var lastArrival: Int

    /// The draft that its first message answers: an older version, most of the time.
    let answered: Int?

    /// Whether a member answers another message.
    private(set) var answersSomething = false

    /// The numbers that its members have; 0 is the cover letter.
    private(set) var numbers: Set<Int> = []

    /// A draft that begins with `posting`.
    init(_ posting: Posting, arrival: Int, answered: Int? = nil) {
        self.answered = answered
        version = posting.version
        firstArrival = arrival
        lastArrival = arrival
        append(posting, arrival: arrival)
    }

    /// Takes in a member.
    mutating func append(_ posting: Posting, arrival: Int) {
        members.append(posting)
        if let number = posting.subject.number { numbers.insert(number) }
        answersSomething = answersSomething || !posting.parents.isEmpty
        firstArrival = min(firstArrival, arrival)
        lastArrival = max(lastArrival, arrival)
    }

    /// Takes in all that `other` holds.
    mutating func merge(_ other: Draft) {
        members += other.members
        numbers.formUnion(other.numbers)
        replies = (replies + other.replies).sorted { $0.arrival < $1.arrival }
        firstArrival = min(firstArrival, other.firstArrival)
        lastArrival = max(lastArrival, other.lastArrival)
        answersSomething = answersSomething || other.answersSomething
    }

    /// Takes in a reply.
    mutating func append(reply: Message, arrival: Int) {
        replies.append((arrival, reply))
        lastArrival = max(lastArrival, arrival)
    }

    /// Puts the replies into their order of arrival.
    mutating func sortReplies() { replies.sort { $0.arrival < $1.arrival } }

    /// The sender of its first message.
    var sender: String { members.first?.sender ?? "" }

    /// When its first message was sent.
    var seconds: Int64? { members.lazy.compactMap(\.seconds).min() }

    /// Whether its members are files that were never sent.
    var isLocal: Bool { members.allSatisfy { $0.id == nil } }

    /// Whether it has numbers at all.
    var isNumbered: Bool { !numbers.isEmpty }

    /// The total that its subjects name, the most frequent where they differ, the greatest of equally frequent ones.
    var total: Int? {
        var counts: [Int: Int] = [:]
        for case let total? in members.map(\.subject.total) { counts[total, default: 0] += 1 }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }

    /// Whether all numbers from 1 to the total are there; an unnumbered patch is complete.
    var isComplete: Bool {
        guard let total else { return !isNumbered }
        guard total <= members.count else { return false }
        return total == 0 || (1...total).allSatisfy(numbers.contains)
    }

    /// The titles of its patches, in small letters.
    var titles: Set<String> {
        Set(members.lazy.filter { $0.role == .patch }.map { $0.subject.title.lowercased() })
    }

    /// The name behind b4's `change-id:`, which all versions share.
    var changeID: String? {
        for posting in members where posting.role == .cover || !isNumbered {
            let body = posting.message.body
            if let line = body.last(where: { $0.hasPrefix("change-id: ") }) { return line.dropFirst(11).trimmed.text }
        }
        return nil
    }

    /// The title that the series goes by: that of the cover letter, else of the patch with the lowest number.
    var title: String {
        let cover = members.first { $0.role == .cover }
        let first = members.min { ($0.subject.number ?? Int.max) < ($1.subject.number ?? Int.max) }
        return (cover ?? first)?.subject.title.lowercased() ?? ""
    }
}

extension Draft {
    /// The series, its patches read. Numbers that it lacks are taken from `earlier`, where it reposts only some of it.
    func series(otherVersions: [SeriesVersion] = [], earlier: Draft? = nil) -> Series {
        var cover: CoverLetter?
        var patches: [(number: Int?, patch: Patch)] = []
        var duplicates: [Patch] = []
        var taken: Set<Int> = []
        for posting in members {
            if posting.role == .cover, cover == nil {
                cover = CoverLetter(parsing: posting.message)
                continue
            }
            let patch = Patch(parsing: posting.message)
            if posting.role == .cover {
                duplicates.append(patch)
            } else if let number = posting.subject.number, !taken.insert(number).inserted {
                duplicates.append(patch)
            } else {
                patches.append((posting.subject.number, patch))
            }
        }
        var carriedOver: [Int] = []
        for posting in earlier?.members ?? [] {
            if posting.role == .cover {
                cover = cover ?? CoverLetter(parsing: posting.message)
            } else if let number = posting.subject.number, taken.insert(number).inserted {
                patches.append((number, Patch(parsing: posting.message)))
                carriedOver.append(number)
            }
        }
        // Stable: patches without a number keep their order, behind those that have one.
        let sorted = patches.enumerated().sorted {
            ($0.element.number ?? Int.max, $0.offset) < ($1.element.number ?? Int.max, $1.offset)
        }
        .map(\.element.patch)
        return Series(
            version: version, total: total, cover: cover, patches: sorted, duplicates: duplicates,
            carriedOver: carriedOver.sorted(), replies: replies.map(\.message), otherVersions: otherVersions,
            diagnostics: (cover?.message.diagnostics ?? []) + (sorted + duplicates).flatMap(\.diagnostics))
    }
}
