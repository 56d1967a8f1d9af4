// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
public import Mail

/// The series of a whole archive, handed out one after the other while its messages are read.
///
/// Memory stays flat: a series is handed out once it is complete and a number of further messages have passed (which
/// gives its replies time to come), or once nothing has been added to it for longer. Versions are not linked.
///
///     var stream = SeriesStream()
///     while let message = try mailbox.nextMessage() {
///         for series in stream.add(message) { … }
///     }
///     for series in stream.finish() { … }
public struct SeriesStream: Sendable {
    /// How long messages are held.
    public struct Patience: Sendable, Hashable {
        /// How many messages pass before a complete series is handed out.
        public var complete: Int
        /// How many messages pass before one that lacks numbers is handed out.
        public var incomplete: Int
        /// How many bytes of mail are held; beyond, the series that has been quiet for longest is handed out.
        public var bytes: Int

        /// Patience by messages and bytes.
        public init(complete: Int = 50, incomplete: Int = 300, bytes: Int = 4 << 20) {
            self.complete = complete
            self.incomplete = incomplete
            self.bytes = bytes
        }
    }

    private let patience: Patience
    private var table = DraftTable()
    private var heldBytes = 0
    private var lastSweep = 0

    /// A stream with `patience`.
    public init(patience: Patience = Patience()) {
        self.patience = patience
    }

    /// Takes in the next message; returns the series that are to be waited for no longer, in the order in which they
    /// began.
    public mutating func add(_ message: Message) -> [Series] {
        table.add(Posting(message))
        heldBytes += message.heldBytes
        // A sweep looks at all drafts, so it is made now and then only.
        guard table.count - lastSweep >= 16 || heldBytes > patience.bytes else { return [] }
        return sweep()
    }

    /// The series that are still held, in the order in which they began. The stream is empty afterwards.
    public mutating func finish() -> [Series] {
        table.settleReplies()
        table.mergeMisfits()
        let series = handOut(table.drafts.keys.sorted())
        table = DraftTable()
        heldBytes = 0
        lastSweep = 0
        return series
    }

    private mutating func sweep() -> [Series] {
        lastSweep = table.count
        table.settleReplies()
        table.mergeMisfits()
        table.dropUnassigned()
        var due: [Int] = []
        var staying: [(index: Int, last: Int, bytes: Int)] = []
        for (index, draft) in table.drafts {
            let silence = table.count - draft.lastArrival
            if silence >= (draft.isComplete ? patience.complete : patience.incomplete) {
                due.append(index)
            } else {
                staying.append((index, draft.lastArrival, draft.heldBytes))
            }
        }
        heldBytes = staying.reduce(0) { $0 + $1.bytes }
        // Half of the limit is freed at once, lest a sweep follow on each message.
        if heldBytes > patience.bytes {
            for draft in staying.sorted(by: { ($0.last, $0.index) < ($1.last, $1.index) }) {
                due.append(draft.index)
                heldBytes -= draft.bytes
                if heldBytes <= patience.bytes / 2 { break }
            }
        }
        return handOut(due.sorted())
    }

    private mutating func handOut(_ indexes: [Int]) -> [Series] {
        indexes.compactMap { table.remove($0)?.series() }
    }
}

extension Message {
    /// About how much memory the message takes.
    fileprivate var heldBytes: Int { body.bytes.count + 2048 }
}

extension Draft {
    /// About how much memory its messages take.
    fileprivate var heldBytes: Int {
        members.reduce(0) { $0 + $1.message.heldBytes } + replies.reduce(0) { $0 + $1.message.heldBytes }
    }
}
