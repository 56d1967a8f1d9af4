// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Mail

/// A message with what has to be known to find its series. Its patch is not read yet.
struct Posting: Sendable {
    /// The message.
    let message: Message

    /// Its subject, taken apart.
    let subject: Subject

    /// What it is in a series.
    let role: Role

    /// The message id, nil for a file that was never sent.
    let id: String?

    /// The messages that it answers, the nearest first.
    let parents: [String]

    /// The sender's address in lower case.
    let sender: String

    /// When it was sent, in seconds.
    let seconds: Int64?

    /// What a message is in a series.
    enum Role: Sendable, Equatable {
        /// Number 0.
        case cover
        /// A message that carries a patch, or claims to.
        case patch
        /// Anything else: a reply, a pull request, an announcement.
        case other
    }

    /// The version that the subject names, 1 where it names none.
    var version: SeriesVersion { subject.version ?? SeriesVersion(1) }

    init(_ message: Message) {
        self.message = message
        subject = Subject(parsing: message.subject)
        id = message.messageID
        var parents: [String] = []
        // Longer lists of references are cut by mail programs, too; the nearest ones tell all that is needed.
        for parent in message.inReplyTo.prefix(4) + message.references.reversed().prefix(64)
        where parent != message.messageID && !parents.contains(parent) {
            parents.append(parent)
        }
        self.parents = parents
        sender = (message.sender?.email ?? "").lowercased()
        seconds = message.date?.seconds
        role = Self.role(of: message, subject: subject, isAnswer: !parents.isEmpty)
    }

    private static func role(of message: Message, subject: Subject, isAnswer: Bool) -> Role {
        if subject.isReply || subject.isPullRequest { return .other }
        let isMarked =
            subject.hasPrefix("PATCH") || subject.hasPrefix("RFC") || subject.hasPrefix("RESEND")
            || subject.version != nil
        if subject.number == 0, isMarked || subject.total != nil { return .cover }
        if isMarked, subject.number != nil || subject.hasPrefix("PATCH") { return .patch }
        let diff = firstDiff(in: message.body)
        if isMarked || subject.number != nil { return diff == nil ? .other : .patch }
        // Robots and maintainers send the commit that a patch became: `Applied "…" to the tree`.
        guard let diff, !isAnswer, !subject.title.hasPrefix("Applied \"") else { return .other }
        // People show in diffs what they ask about, and robots what they suspect. Who has no sender is a file.
        return message.sender == nil || isWrittenAsPatch(message.body[..<diff]) ? .patch : .other
    }

    /// Whether the text in front of a diff is signed, or ends where a message does.
    private static func isWrittenAsPatch(_ text: Lines.SubSequence) -> Bool {
        text.contains { $0.hasPrefix("Signed-off-by:") || $0.hasPrefix("---") && $0.trimmed.count == 3 }
    }

    /// Where the first diff of `body` begins.
    private static func firstDiff(in body: Lines) -> Int? {
        body.indices.first { index in
            let line = body[index]
            return line.hasPrefix("diff --git ")
                || line.hasPrefix("@@ -") && index >= 2 && body[index - 1].hasPrefix("+++ ")
                    && body[index - 2].hasPrefix("--- ")
        }
    }
}
