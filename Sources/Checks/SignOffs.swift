// SPDX-License-Identifier: GPL-2.0-only

internal import Mail
internal import PatchSeries

/// A tag as it stands in a message, in the block of trailers or in a paragraph before it.
struct WrittenTag {
    /// The name as it was written.
    let name: String

    /// What stands behind the colon.
    let value: String

    /// The address in the value, where there is one.
    let address: Address?

    /// Body line, from 1.
    let line: Int

    /// A tag that stands outside of the block of trailers.
    init(name: String, value: String, line: Int) {
        self.name = name
        self.value = value
        self.address = Address(tagValue: value)
        self.line = line
    }

    /// The tag that `trailer` is.
    init(_ trailer: Trailer) {
        name = trailer.name
        value = trailer.value
        address = trailer.address
        line = trailer.line
    }

    /// Whether the tag is called `name`, ASCII letters compared without case.
    func isNamed(_ name: String) -> Bool { self.name.lowercased() == name.lowercased() }
}

extension Patch {
    /// The `Signed-off-by` lines, also those that stand in a paragraph before the last.
    var signOffs: [WrittenTag] {
        let block = commitMessage.trailers
        let first = block.first?.line ?? .max
        let stray = commitMessage.strayTags(before: first).filter { $0.isNamed("Signed-off-by") }
        return stray + block.filter { $0.isNamed("Signed-off-by") }.map(WrittenTag.init)
    }

    /// Whether ``sender`` is who sent the patch, and not merely its author.
    ///
    /// `git format-patch` puts the author into `From:`, and so does a commit range; only mail that went through a mail
    /// server, or that names its author in the body, knows both.
    var senderIsKnown: Bool {
        inBodyFromLine != nil || message.headers.contains { Patch.fieldsOfSentMail.contains($0.name.lowercased()) }
    }

    private static let fieldsOfSentMail: Set<String> = [
        "received", "delivered-to", "return-path", "list-id", "x-mailer", "user-agent",
    ]
}

extension CommitMessage {
    /// Lines in front of body line `limit` that read like one of the ``TagName/standard`` tags, as trailers.
    func strayTags(before limit: Int) -> [WrittenTag] {
        lines.compactMap { line in
            guard line.number < limit, let colon = line.text.utf8.prefix(40).firstIndex(of: UInt8(ascii: ":")) else {
                return nil
            }
            let name = String(line.text[..<colon])
            guard TagName.standard.contains(where: { $0.lowercased() == name.lowercased() }) else { return nil }
            let value = line.text[line.text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            return WrittenTag(name: name, value: String(value), line: line.number)
        }
    }
}

extension Address {
    /// The address in the value of a tag: `Jane Roe <jane@example.org>`, or a bare address.
    init?(tagValue value: String) {
        if let open = value.firstIndex(of: "<"), let close = value[open...].firstIndex(of: ">") {
            let name = value[..<open].drop { $0 == " " || $0 == "\"" }
            self.init(
                name: String(name.reversed().drop { $0 == " " || $0 == "\"" }.reversed()),
                email: String(value[value.index(after: open)..<close]))
        } else if let word = value.split(separator: " ").first, word.contains("@") {
            self.init(name: "", email: String(word))
        } else {
            return nil
        }
    }
}
