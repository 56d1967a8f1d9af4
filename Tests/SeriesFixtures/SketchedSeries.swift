// SPDX-License-Identifier: GPL-2.0-only

import Mail
public import PatchSeries

/// A series written down in a few lines, for tests that hold two versions against each other.
///
///     let old = try SketchedSeries(1, [SketchedPatch("Add it", ["+one", "+two"])]).series()
///     let new = try SketchedSeries(2, [SketchedPatch("Add it", ["+one", "+2"])], log: ["- use a number"]).series()
public struct SketchedSeries: Sendable {
    /// The number of its version.
    public var version: Int

    /// Its patches.
    public var patches: [SketchedPatch]

    /// What the cover letter says below `Changes in vN:`; without it there is no change log.
    public var log: [String]?

    /// Replies: to the cover letter (0) or to a patch (by number), from whom, and what they say.
    public var replies: [Reply] = []

    /// A reply to the series.
    public struct Reply: Sendable {
        /// The patch that it answers; 0 is the cover letter.
        public var to: Int
        /// The index of the reply that it answers, and names alone; nil where it answers the patch.
        public var toReply: Int?
        /// Who wrote it.
        public var from: String
        /// The hours that went by since the series was sent.
        public var hours: Int
        /// The lines of its body.
        public var lines: [String]

        /// A reply.
        public init(to: Int, toReply: Int? = nil, from: String, hours: Int = 24, _ lines: [String]) {
            self.to = to
            self.toReply = toReply
            self.from = from
            self.hours = hours
            self.lines = lines
        }
    }

    /// Version `version`, made of `patches`.
    public init(_ version: Int, _ patches: [SketchedPatch], log: [String]? = nil, replies: [Reply] = []) {
        self.version = version
        self.patches = patches
        self.log = log
        self.replies = replies
    }

    /// The series as the parsers read it.
    public func series() throws -> Series {
        let mails = [cover] + patches.indices.map(patchMail) + replies.indices.map(replyMail)
        guard let series = Series.assemble(messages: mails.map { Message(parsing: Array($0.utf8)) }) else {
            throw FixtureError.noSeries
        }
        return series
    }
}

/// A patch of a sketched series.
public struct SketchedPatch: Sendable {
    /// Its title.
    public var title: String

    /// The lines of its diff behind their marker, by file.
    public var files: [(path: String, lines: [String])]

    /// Its trailers in front of the author's own.
    public var trailers: [String] = []

    /// What stands below `---`.
    public var notes: [String] = []

    /// The line on which its hunks begin.
    public var start = 10

    /// What stands behind the hunk's second `@@`.
    public var heading = "int main(void)"

    /// A patch to one file.
    public init(_ title: String, _ lines: [String], path: String = "main.c", trailers: [String] = []) {
        self.title = title
        files = [(path, lines)]
        self.trailers = trailers
    }
}

extension SketchedSeries {
    /// Each version is sent ten days after the one before.
    private func header(_ id: String, subject: String, hour: Int = 0, from: String = author) -> String {
        let day = 1 + (version - 1) * 10 + hour / 24
        return """
            From: \(from)
            Date: \(day < 10 ? "0" : "")\(day) Dec 2023 \(hour % 24 < 10 ? "0" : "")\(hour % 24):00:00 +0000
            Message-Id: <\(id)@example.org>
            Subject: \(subject)

            """
    }

    private static var author: String { "Jane Roe <jane@example.org>" }

    private var prefix: String { version == 1 ? "PATCH" : "PATCH v\(version)" }

    private var cover: String {
        let log = log.map { "\nChanges in v\(version):\n" + $0.map { "\($0)\n" }.joined() } ?? ""
        return header("v\(version)-0", subject: "[\(prefix) 0/\(patches.count)] A series") + "\nWhat it does.\n" + log
    }

    private func patchMail(_ index: Int) -> String {
        let patch = patches[index]
        var text = header(
            "v\(version)-\(index + 1)", subject: "[\(prefix) \(index + 1)/\(patches.count)] \(patch.title)")
        text = String(text.dropLast()) + "\nIn-Reply-To: <v\(version)-0@example.org>\n\nIt is needed.\n\n"
        for trailer in patch.trailers { text += trailer + "\n" }
        text += "Signed-off-by: Jane Roe <jane@example.org>\n---\n"
        if !patch.notes.isEmpty { text += patch.notes.joined(separator: "\n") + "\n\n" }
        for (path, lines) in patch.files {
            let old = lines.count { !$0.hasPrefix("+") }
            let new = lines.count { !$0.hasPrefix("-") }
            text += "diff --git a/\(path) b/\(path)\n--- a/\(path)\n+++ b/\(path)\n"
            text += "@@ -\(patch.start),\(old) +\(patch.start),\(new) @@ \(patch.heading)\n"
            text += lines.map { "\($0)\n" }.joined()
        }
        return text + "-- \n2.39.5\n"
    }

    private func replyMail(_ index: Int) -> String {
        let reply = replies[index]
        let answered = reply.toReply.map { "reply-\($0)" } ?? "\(reply.to)"
        let text = header(
            "v\(version)-reply-\(index)", subject: "Re: [\(prefix) \(reply.to)/\(patches.count)] A series",
            hour: reply.hours, from: reply.from)
        return String(text.dropLast()) + "\nIn-Reply-To: <v\(version)-\(answered)@example.org>\n\n"
            + reply.lines.map { "\($0)\n" }.joined()
    }
}
