// SPDX-License-Identifier: GPL-2.0-only

/// Messages that answer each other: what mail readers call a thread.
///
/// A message answers the first of these that was given: the ids of `In-Reply-To`, then those of `References` from the
/// last to the first. Messages that name the same absent message belong together too, without one answering the other.
/// References that run in a circle are harmless: the link that would close it is left out.
public struct Conversation: Sendable {
    /// The messages, in the order in which they were given.
    public let messages: [Message]

    /// For each message, the index of the one that it answers; nil where that is not here.
    public let parents: [Int?]

    /// For each message, the indexes of those that answer it, ascending.
    public let answers: [[Int]]

    /// The indexes of the messages that answer none of the others, ascending.
    public var roots: [Int] { parents.indices.filter { parents[$0] == nil } }

    /// The indexes of all messages below the one at `index`, ascending: answers, answers to them, and so on.
    public func descendants(of index: Int) -> [Int] {
        var found: [Int] = []
        var waiting = answers[index]
        while let next = waiting.popLast() {
            found.append(next)
            waiting += answers[next]
        }
        return found.sorted()
    }

    /// Sorts `messages` into conversations, ordered by the first message of each.
    public static func conversations(in messages: [Message]) -> [Conversation] {
        var links = MessageLinks(messages)
        return links.groups().map { members in
            let places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
            let parents = members.map { links.parents[$0].flatMap { places[$0] } }
            var answers: [[Int]] = Array(repeating: [], count: members.count)
            for (index, parent) in parents.enumerated() {
                if let parent { answers[parent].append(index) }
            }
            return Conversation(messages: members.map { messages[$0] }, parents: parents, answers: answers)
        }
    }
}

/// Who answers whom among some messages.
private struct MessageLinks {
    /// For each message, the index of the one that it answers.
    private(set) var parents: [Int?]

    /// Messages that answer each other; an absent message that somebody names is a member behind all real ones.
    private var together: DisjointSets

    private let count: Int

    init(_ messages: [Message]) {
        count = messages.count
        parents = Array(repeating: nil, count: messages.count)
        var members: [String: Int] = [:]
        for (index, message) in messages.enumerated() {
            // Of two messages with one id the first is meant.
            if let id = message.messageID, members[id] == nil { members[id] = index }
        }
        var trees = DisjointSets(count: messages.count)
        var named: [[Int]] = []
        var memberCount = messages.count
        for (index, message) in messages.enumerated() {
            var candidates: [Int] = []
            for id in message.inReplyTo + message.references.reversed() {
                if members[id] == nil {
                    members[id] = memberCount
                    memberCount += 1
                }
                candidates.append(members[id, default: index])
            }
            named.append(candidates)
            // While it has no parent it is the root of its tree, so a parent from the same tree would close a circle.
            let parent = candidates.first { $0 < messages.count && trees.root(of: $0) != trees.root(of: index) }
            if let parent {
                parents[index] = parent
                trees.unite(parent, index)
            }
        }
        together = DisjointSets(count: memberCount)
        for (index, candidates) in named.enumerated() {
            for other in candidates { together.unite(index, other) }
        }
    }

    /// The indexes of messages that belong together, each group ascending, the groups by their first.
    mutating func groups() -> [[Int]] {
        var places: [Int: Int] = [:]
        var groups: [[Int]] = []
        for index in 0..<count {
            let root = together.root(of: index)
            if let place = places[root] {
                groups[place].append(index)
            } else {
                places[root] = groups.count
                groups.append([index])
            }
        }
        return groups
    }
}

/// Disjoint sets of small numbers, united by size with paths halved.
private struct DisjointSets {
    private var parents: [Int]
    private var sizes: [Int]

    init(count: Int) {
        parents = Array(0..<count)
        sizes = Array(repeating: 1, count: count)
    }

    mutating func root(of element: Int) -> Int {
        var element = element
        while parents[element] != element {
            parents[element] = parents[parents[element]]
            element = parents[element]
        }
        return element
    }

    mutating func unite(_ first: Int, _ second: Int) {
        var (large, small) = (root(of: first), root(of: second))
        guard large != small else { return }
        if sizes[large] < sizes[small] { swap(&large, &small) }
        parents[small] = large
        sizes[large] += sizes[small]
    }
}
