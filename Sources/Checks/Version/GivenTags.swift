// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import Mail
internal import PatchSeries

/// The tags that the version before had collected when this one was sent: in its own patches, and in replies to it.
struct GivenTags {
    /// Tags of patches, in the order of the patches and of arrival.
    private(set) var onPatches: [Tag] = []

    /// Tags that were given in reply to the cover letter, for all patches.
    private(set) var onCover: [Tag] = []

    /// A tag that somebody gave.
    struct Tag {
        /// The trailer as it was given.
        var trailer: Trailer
        /// Whom it names.
        var person: Address
        /// Index of the patch in the version before; nil for one on the cover letter.
        var patch: Int?
        /// The reply that it was given in; nil where the patch carried it already.
        var reply: Message?
        /// Whether somebody else wrote it on behalf of the person.
        var isOnBehalf = false
        /// How many lines the reply says beside tags and greetings: conditions, wishes, or nothing.
        var remarks = 0
    }

    /// The tags that `versions` knows of.
    ///
    /// A reply counts where it was written before the first mail of this version, and answers a patch or the cover
    /// letter of the version before, or an answer to it. A tag that its giver took back later does not, nor does one
    /// of a program, nor one that came in the last minutes, when the mails were on their way.
    init(_ versions: VersionUnderCheck) {
        for (index, patch) in versions.previous.patches.enumerated() {
            for trailer in patch.commitMessage.trailers where Self.isTag(trailer) {
                guard let person = trailer.address, !person.isProgram else { continue }
                onPatches.append(Tag(trailer: trailer, person: person, patch: index))
            }
        }
        let targets = Self.targets(versions)
        let parents = Dictionary(
            versions.replies.compactMap { reply in reply.messageID.map { ($0, Self.parents(of: reply)) } },
            uniquingKeysWith: { first, _ in first })
        let sent = (versions.series.patches.map(\.message) + [versions.series.cover?.message].compactMap(\.self))
            .compactMap(\.date).min()
        guard let sent, sent.seconds > Int64.min + 600 else { return }
        var takenBack: [(person: Address, patch: Int?)] = []
        for reply in versions.replies {
            guard let date = reply.date, date.seconds < sent.seconds - 600, let writer = reply.sender,
                let target = Self.target(of: reply, in: targets, parents: parents)
            else { continue }
            let own = reply.ownLines
            if own.contains(where: { Self.takesBack(reply.body[$0]) }) { takenBack.append((writer, target.patch)) }
            let given = reply.givenTrailers
            for tag in given {
                guard let person = tag.trailer.address, !person.isProgram else { continue }
                let found = Tag(
                    trailer: tag.trailer, person: person, patch: target.patch, reply: reply,
                    isOnBehalf: !person.isLike(writer), remarks: Self.remarks(in: reply, lines: own))
                if target.patch == nil { onCover.append(found) } else { onPatches.append(found) }
            }
        }
        let isKept: (Tag) -> Bool = { tag in
            !takenBack.contains { taken in
                taken.person.isLike(tag.person) && (taken.patch == nil || tag.patch == nil || taken.patch == tag.patch)
            }
        }
        onPatches = onPatches.filter(isKept)
        onCover = onCover.filter(isKept)
        onPatches.sort { ($0.patch ?? 0) < ($1.patch ?? 0) }
    }

    /// Whether `trailer` is one that people give to what others wrote.
    static func isTag(_ trailer: Trailer) -> Bool { GivenTrailer.names.contains { trailer.isNamed($0) } }

    /// A patch or the cover letter of the version before; or a mail that belongs to neither.
    private struct Target {
        var patch: Int?
        var isForeign = false
    }

    private static func targets(_ versions: VersionUnderCheck) -> [String: Target] {
        var targets: [String: Target] = [:]
        if let id = versions.previous.cover?.message.messageID { targets[id] = Target(patch: nil) }
        for (index, patch) in versions.previous.patches.enumerated() {
            if let id = patch.message.messageID { targets[id] = Target(patch: index) }
        }
        // This version may be posted as an answer to the one before.
        let own = versions.series.patches.map(\.message) + [versions.series.cover?.message].compactMap(\.self)
        for message in own {
            if let id = message.messageID { targets[id] = Target(patch: nil, isForeign: true) }
        }
        return targets
    }

    /// What `reply` answers: the nearest ancestor that is a patch or a cover letter.
    ///
    /// Mail programs name the mail that is answered, and often none of those above it: what an answer that is here
    /// answers itself is looked up in `parents`. A conversation deeper than 256 mails, or one that runs in a circle,
    /// is left.
    private static func target(
        of reply: Message, in targets: [String: Target], parents: [String: [String]]
    ) -> Target? {
        var waiting = Array(Self.parents(of: reply).reversed())
        var seen: Set<String> = []
        while let id = waiting.popLast(), seen.count < 256 {
            guard seen.insert(id).inserted else { continue }
            if let target = targets[id] { return target.isForeign ? nil : target }
            waiting += (parents[id] ?? []).reversed()
        }
        return nil
    }

    /// The ids of what `message` answers, the nearest first.
    private static func parents(of message: Message) -> [String] {
        Array(message.inReplyTo.prefix(4) + message.references.reversed().prefix(64))
    }

    /// Whether a line takes a tag back: `please drop my Reviewed-by`, `NAK`.
    private static func takesBack(_ line: ArraySlice<UInt8>) -> Bool {
        let words = ChangeLine(line.prefix(512).text).words
        if words.contains(where: { $0 == "nak" || $0 == "nack" || $0 == "nacked" || $0 == "nakked" }) { return true }
        let verbs = ["drop", "withdraw", "revoke", "retract", "remove", "disregard", "ignore", "rescind", "discard"]
        let objects = ["reviewed", "acked", "tested", "tag", "tags", "ack", "review", "rb", "r"]
        return words.contains { word in verbs.contains { word.hasPrefix($0) } }
            && words.contains("my") && words.contains { objects.contains($0) }
    }

    /// How many of `lines` of `reply` are neither tags, greetings nor what announces a quotation.
    private static func remarks(in reply: Message, lines: [Int]) -> Int {
        lines.count { index in
            let line = reply.body[index]
            if line.contains(UInt8(ascii: "@")) || line.hasPrefix("On ") || line.trimmed.last == UInt8(ascii: ":") {
                return false
            }
            return ChangeLine(line.prefix(512).text).words.count > 3
        }
    }
}

extension Address {
    /// Whether it is the address of a program that reads mail, not of a person: `kernel-bot@example.org`.
    fileprivate var isProgram: Bool {
        let local = email.lowercased().split(separator: "@").first ?? ""
        let words = local.split { $0 == "-" || $0 == "_" || $0 == "." || $0 == "+" }
        return words.contains { $0 == "bot" || $0 == "robot" || $0 == "noreply" || $0 == "lkp" || $0 == "syzbot" }
    }
}

extension Patch {
    /// Whether the patch carries a tag of `person` that says what `trailer` says or more.
    ///
    /// Who has reviewed a patch has acknowledged it, but not the other way round. Somebody who signed the patch off
    /// since has no need of either. A tag that stands apart from the other trailers, in the message or in the notes, is
    /// there all the same.
    func carries(_ trailer: Trailer, of person: Address) -> Bool {
        let isTest = trailer.isNamed("Tested-by")
        let isReview = trailer.isNamed("Reviewed-by")
        return (commitMessage.lines + notes).contains { line in
            guard let tag = line.tag, tag.person.isLike(person) else { return false }
            if isTest { return tag.name.contains("tested") }
            if isReview, tag.name == "acked-by" { return false }
            return !["cc", "tested-by", "reported-by", "suggested-by", "from", "to"].contains(tag.name)
        }
    }
}

extension BodyLine {
    /// What the line says as a tag: its name in small letters, and whom it names.
    fileprivate var tag: (name: String, person: Address)? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), text.utf8.contains(UInt8(ascii: "@")) else {
            return nil
        }
        let name = text[..<colon]
        guard !name.isEmpty, name.utf8.allSatisfy({ $0.isASCIILetter || $0 == UInt8(ascii: "-") }),
            let person = Address.list(String(text[text.utf8.index(after: colon)...].utf8.prefix(1000)) ?? "").first
        else { return nil }
        return (name.lowercased(), person)
    }
}
