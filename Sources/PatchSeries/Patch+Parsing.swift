// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
public import Mail

extension Patch {
    /// Reads the patch that `message` carries; whatever the message holds, there is one.
    ///
    /// Scissors in the commit message are honoured as by `git am --scissors` and by b4, unless told otherwise.
    public init(parsing message: Message, ignoringScissors: Bool = false) {
        let text = MailText(message.body, ignoringScissors: ignoringScissors)
        var reader = DiffReader(message.body, in: text.patchStart..<message.body.count)
        let files = reader.readFiles()

        self.message = message
        sender = message.sender
        subject = Subject(parsing: message.subject)
        author = sender
        diff = files
        let lines = message.ends(of: text.message, lines: Self.mostMessageLines).trimmingEmptyLines
        commitMessage = CommitMessage(readingTrailersOf: lines)

        let belowMessage = text.patchStart..<(files.first.map { $0.line - 1 } ?? message.body.count)
        let noteLines = message.notes(in: belowMessage)
        diffstat = Diffstat(in: noteLines)
        let diffstatLines = diffstat?.lines
        notes =
            noteLines.filter { line in
                diffstatLines?.contains(line.number) != true && !BaseInformation.isField(line.text)
            }.trimmingEmptyLines
        changeLog = ChangeLog(in: notes, current: subject.version)
        baseInformation = BaseInformation(in: lines)
        for prose in reader.prose {
            for index in prose where BaseInformation.mayBeField(message.body[index]) {
                baseInformation.read(BodyLine(number: index + 1, text: message.text(at: index)))
            }
        }
        diagnostics = message.diagnostics + reader.diagnostics
        if text.message.count > Self.mostMessageLines {
            diagnostics.append(
                Diagnostic(
                    rule: MailFaultName.oversizedMail.rawValue, severity: .error,
                    message:
                        "the commit message has more than \(Self.mostMessageLines) lines, those in its middle are not read",
                    location: message.location(at: text.message.lowerBound + Self.mostMessageLines / 2)))
        }
        takeInBodyFields(text)
    }

    /// No message is longer that people read, and each of its lines may be a trailer, which takes time of its own.
    private static let mostMessageLines = 20_000

    /// Takes the author and the title from the fields that stand in front of the commit message.
    private mutating func takeInBodyFields(_ text: MailText) {
        if let from = text.field("From"), let address = Address.list(message.value(of: from)).first {
            author = address
            inBodyFromLine = from.lines.lowerBound + 1
        }
        if let title = text.field("Subject") {
            subject.title = Subject(parsing: message.value(of: title)).title
            inBodySubjectLine = title.lines.lowerBound + 1
        }
        if let date = text.field("Date") { inBodyDateLine = date.lines.lowerBound + 1 }
    }
}

extension Message {
    /// The body lines at the indexes in `range`.
    func bodyLines(_ range: Range<Int>) -> [BodyLine] {
        range.map { BodyLine(number: $0 + 1, text: text(at: $0)) }
    }

    /// The body lines at the indexes in `range`; of more than `maximum` as many at both ends.
    fileprivate func ends(of range: Range<Int>, lines maximum: Int) -> [BodyLine] {
        guard range.count > maximum else { return bodyLines(range) }
        return bodyLines(range.prefix(maximum / 2)) + bodyLines(range.suffix(maximum / 2))
    }

    /// What is to be read between the commit message and the diff: without the separators and the signature.
    func notes(in range: Range<Int>) -> [BodyLine] {
        let signature = range.first { body[$0].equals("-- ") } ?? range.upperBound
        return bodyLines(range.lowerBound..<signature).filter { line in
            let bytes = body[line.number - 1]
            let isRuleOfCVS = bytes.count >= 3 && bytes.allSatisfy { $0 == UInt8(ascii: "=") }
            return !isRuleOfCVS && !MailText.isSeparator(bytes) && !bytes.hasPrefix("Index: ")
        }
    }

    /// The decoded value of an in-body field.
    func value(of field: MailText.InBodyField) -> String {
        let lines = text(in: field.lines)
        let joined = lines.joined(separator: "\n")
        return HeaderField(
            name: field.name.description, rawValue: Array(joined.utf8.dropFirst(field.nameLength))[...],
            line: sourceLine(at: field.lines.lowerBound)
        ).value.trimmed
    }
}

extension [BodyLine] {
    /// The lines without those at both ends that are empty or white space.
    var trimmingEmptyLines: [BodyLine] {
        let isFilled = { (line: BodyLine) in !line.text.utf8.allSatisfy(\.isASCIIWhitespace) }
        guard let first = firstIndex(where: isFilled), let last = lastIndex(where: isFilled) else { return [] }
        return Array(self[first...last])
    }
}
