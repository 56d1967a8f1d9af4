// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
public import Mail

extension CoverLetter {
    /// Reads the cover letter that `message` is.
    public init(parsing message: Message) {
        self.message = message
        subject = Subject(parsing: message.subject)
        sender = message.sender
        let body = message.body
        let signature = body.firstIndex { $0.equals("-- ") } ?? body.count
        let all = message.bodyLines(0..<signature)
        let diffstat = Diffstat(in: all)
        // A list of names in the text may look like a shortlog; git's own stands above the diffstat.
        let aboveDiffstat = diffstat.map { all.prefix($0.lines.lowerBound - 1) } ?? all[...]
        let shortlog = Shortlog(in: Array(aboveDiffstat))
        self.diffstat = diffstat
        self.shortlog = shortlog

        let figures = [shortlog?.lines, diffstat?.lines].compactMap(\.self)
        let textEnd = figures.map(\.lowerBound).min() ?? Int.max
        lines =
            all.prefix { $0.number < textEnd }.filter { !BaseInformation.isField($0.text) }
            .trimmingEmptyLines.withoutSeparatorAtEnd
        let messageEnd = lines.firstIndex { MailText.isSeparator(body[$0.number - 1]) } ?? lines.endIndex
        trailers = Trailer.trailers(endingMessage: Array(lines[..<messageEnd]))
        // What tools write for tools is no change, wherever it stands.
        let prose = all.filter { line in
            !figures.contains { $0.contains(line.number) } && !BaseInformation.isField(line.text)
        }
        changeLog = ChangeLog(in: prose, current: subject.version)
        baseInformation = BaseInformation()
        for index in body.indices where BaseInformation.mayBeField(body[index]) {
            baseInformation.read(BodyLine(number: index + 1, text: message.text(at: index)))
        }
    }
}

extension [BodyLine] {
    /// The lines without a `---` at their end, with which b4 sets off what it generates.
    fileprivate var withoutSeparatorAtEnd: [BodyLine] {
        var lines = self
        while let last = lines.last, MailText.isSeparator([UInt8](last.text.utf8)[...]) {
            lines = Array(lines.dropLast()).trimmingEmptyLines
        }
        return lines
    }
}
