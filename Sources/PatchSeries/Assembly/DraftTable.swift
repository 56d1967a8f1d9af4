// SPDX-License-Identifier: GPL-2.0-only

internal import Mail

/// The series that messages belong to, found message by message.
///
/// What holds a series together is its thread: a message joins the draft of the nearest message that it answers and
/// that has its version. Series posted without a thread, and files that were never sent, are held together by version,
/// total and a free number. Messages may come in any order; a patch that comes before its cover letter waits under the
/// id that it answers.
struct DraftTable: Sendable {
    /// The drafts by the order in which they began.
    private(set) var drafts: [Int: Draft] = [:]

    /// Messages of no series, in order of arrival.
    private(set) var unassigned: [(arrival: Int, message: Message)] = []

    /// Which draft a message id belongs to, as a member or as a reply.
    private var draftOfID: [String: Int] = [:]

    /// Under which ids members of a draft wait for a message that they answer.
    private var awaiting: [Awaited: Int] = [:]

    /// Replies whose series is not known yet, by the order of arrival.
    private(set) var waitingReplies: [Int: Posting] = [:]

    /// Drafts without a thread that may still get members, by what has to be equal.
    private var looseDrafts: [LooseKey: [Int]] = [:]

    private let day: Int64 = 86_400
    private var nextDraft = 0
    private var arrivals = 0

    private struct Awaited: Hashable {
        var version: SeriesVersion
        var id: String
    }

    private struct LooseKey: Hashable {
        var version: SeriesVersion
        var total: Int?
        /// Files that were never sent name their author as sender; only sent mail is told apart by it.
        var sender: String?
        var isResend: Bool

        init(_ posting: Posting) {
            version = posting.version
            total = posting.subject.total
            sender = posting.id == nil ? nil : posting.sender
            isResend = posting.subject.hasPrefix("RESEND")
        }
    }

    /// How many messages have come in.
    var count: Int { arrivals }

    /// Takes in a message; returns the draft that it now belongs to, nil where that is not known (yet).
    @discardableResult
    mutating func add(_ posting: Posting) -> Int? {
        arrivals += 1
        // Lists and blind copies deliver one mail twice.
        if let id = posting.id, let known = draftOfID[id] { return known }
        guard posting.role != .other else {
            if let parent = nearestDraft(posting) {
                drafts[parent]?.append(reply: posting.message, arrival: arrivals)
                if let id = posting.id { draftOfID[id] = parent }
                return parent
            }
            waitingReplies[arrivals] = posting
            return nil
        }
        let draft: Int
        if let found = threadedDraft(for: posting) {
            draft = found
            drafts[draft]?.append(posting, arrival: arrivals)
        } else if let found = looseDraft(for: posting) {
            draft = found
            drafts[draft]?.append(posting, arrival: arrivals)
        } else {
            draft = nextDraft
            nextDraft += 1
            drafts[draft] = Draft(posting, arrival: arrivals, answered: nearestDraft(posting))
            looseDrafts[LooseKey(posting), default: []].append(draft)
        }
        register(posting, in: draft)
        return draft
    }

    /// The draft of the nearest message that `posting` answers.
    private func nearestDraft(_ posting: Posting) -> Int? {
        for parent in posting.parents { if let draft = draftOfID[parent] { return draft } }
        return nil
    }

    /// The draft that `posting` belongs to by its thread.
    private func threadedDraft(for posting: Posting) -> Int? {
        guard posting.subject.number != nil else { return nil }
        var candidates: [Int] = []
        if let id = posting.id, let waiting = awaiting[Awaited(version: posting.version, id: id)] {
            candidates.append(waiting)
        }
        for parent in posting.parents {
            if let member = draftOfID[parent], drafts[member]?.version == posting.version {
                candidates.append(member)
            } else if let sibling = awaiting[Awaited(version: posting.version, id: parent)] {
                candidates.append(sibling)
            }
        }
        return candidates.first { draft in drafts[draft].map { Self.canJoin(posting, $0) } ?? false }
    }

    /// Whether `posting`, which is in the thread of `draft`, can be a part of it.
    private static func canJoin(_ posting: Posting, _ draft: Draft) -> Bool {
        guard let number = posting.subject.number, draft.isNumbered else { return false }
        guard draft.numbers.contains(number) else {
            return posting.sender == draft.sender || posting.subject.total == draft.total
        }
        // A second cover letter begins a series of its own; a second patch of that number is a fault to be told.
        return number != 0 && posting.sender == draft.sender && posting.subject.total == draft.total
    }

    /// The draft that `posting` belongs to although no thread says so.
    ///
    /// One sender posts many series a day, of which a list sees parts. So equal version and total are enough only for
    /// mails that answer nothing, and for mails that each answer the patch that they replace.
    private func looseDraft(for posting: Posting) -> Int? {
        if posting.subject.number == nil, posting.id != nil { return nil }
        let older = nearestDraft(posting)
        // The last ones are enough, and keep a mailbox of a million from taking forever.
        return looseDrafts[LooseKey(posting)]?.suffix(32).last { index in
            guard let draft = drafts[index] else { return false }
            guard let number = posting.subject.number else {
                // Files that were never sent and have no numbers are one series; mails without are many.
                return posting.id == nil && draft.isLocal && !draft.isNumbered && posting.role == .patch
            }
            guard draft.isNumbered, !draft.numbers.contains(number) else { return false }
            guard posting.parents.isEmpty else {
                return older != nil && older == draft.answered
                    && Self.areNear(posting.seconds, draft.seconds, within: day)
            }
            guard draft.answersSomething else { return Self.areNear(posting.seconds, draft.seconds, within: day) }
            // One mail of a thread that has lost its place in it.
            return number != 0 && Self.areNear(posting.seconds, draft.seconds, within: 600)
        }
    }

    private static func areNear(_ one: Int64?, _ other: Int64?, within limit: Int64) -> Bool {
        guard let one, let other else { return true }
        return abs(one &- other) <= limit
    }

    /// Notes under which ids `posting` is to be found, and those that it waits for.
    private mutating func register(_ posting: Posting, in draft: Int) {
        if let id = posting.id { draftOfID[id] = draft }
        guard posting.subject.number != nil else { return }
        for parent in posting.parents.prefix(2) where draftOfID[parent] == nil {
            awaiting[Awaited(version: posting.version, id: parent)] = draft
        }
    }
}

extension DraftTable {
    /// Takes the draft at `index` out, with all that is known about it.
    mutating func remove(_ index: Int) -> Draft? {
        guard let draft = drafts.removeValue(forKey: index) else { return nil }
        for posting in draft.members {
            forget(posting.id)
            for parent in posting.parents.prefix(2) {
                awaiting.removeValue(forKey: Awaited(version: posting.version, id: parent))
            }
            let key = LooseKey(posting)
            looseDrafts[key]?.removeAll { $0 == index }
            if looseDrafts[key]?.isEmpty == true { looseDrafts.removeValue(forKey: key) }
        }
        for reply in draft.replies { forget(reply.message.messageID) }
        return draft
    }

    private mutating func forget(_ id: String?) {
        if let id { draftOfID.removeValue(forKey: id) }
    }

    /// Forgets the messages of no series.
    mutating func dropUnassigned() { unassigned = [] }

    /// Merges the draft at `index` into `other`.
    mutating func merge(_ index: Int, into other: Int) {
        guard index != other, let draft = remove(index) else { return }
        drafts[other]?.merge(draft)
        for posting in draft.members { register(posting, in: other) }
        for reply in draft.replies {
            if let id = reply.message.messageID { draftOfID[id] = other }
        }
    }

    /// The draft that holds the message called `id`.
    func draft(holding id: String) -> Int? { draftOfID[id] }

    /// Gives the waiting replies to the series whose conversation they belong to. What no series claims is unassigned.
    mutating func settleReplies() {
        var answers: [String: [Int]] = [:]
        for (arrival, posting) in waitingReplies {
            for parent in posting.parents { answers[parent, default: []].append(arrival) }
        }
        var ready = waitingReplies.keys.filter { arrival in
            waitingReplies[arrival]?.parents.contains { draftOfID[$0] != nil } ?? false
        }
        while let arrival = ready.popLast() {
            guard let posting = waitingReplies[arrival],
                let draft = nearestDraft(posting)
            else { continue }
            waitingReplies.removeValue(forKey: arrival)
            drafts[draft]?.append(reply: posting.message, arrival: arrival)
            if let id = posting.id {
                draftOfID[id] = draft
                ready += answers.removeValue(forKey: id) ?? []
            }
        }
        unassigned += waitingReplies.sorted { $0.key < $1.key }.map { ($0.key, $0.value.message) }
        waitingReplies = [:]
        for index in drafts.keys { drafts[index]?.sortReplies() }
    }
}
