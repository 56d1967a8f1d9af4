// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Foundation
import Mail
import PatchSeries
import SeriesFixtures
import Testing

@testable import Checks

/// A mail that a parser has something to say about.
struct UnreadableMail: CustomTestStringConvertible {
    var fault: String
    var fields = ""
    var text = "Divide by the greatest level."
    var diff = SinglePatch().diff
    var message: String
    /// The line of the mail; nil for one that the fields make.
    var line: Int?

    var testDescription: String { "\(fault): \(message)" }

    /// The mail.
    var mail: FixtureMail {
        let bytes = """
            From: Jane Roe <jane.roe@example.org>
            Date: Tue, 5 Dec 2023 00:10:00 +0000
            Subject: [PATCH] lamp: Reach 100 percent
            Message-ID: <1@example.org>
            \(fields.isEmpty ? "X-Mailer: none" : fields)

            \(text)

            Signed-off-by: Jane Roe <jane.roe@example.org>
            ---
            \(diff)
            """
        return FixtureMail(name: "lamp.patch", bytes: Array(bytes.utf8))
    }

    static let all: [UnreadableMail] = [
        .init(
            fault: "unknown-charset", fields: "Content-Type: text/plain; charset=utf-8mb4",
            message: "no charset is called \"utf-8mb4\", \"git am\" refuses the mail for it", line: 7),
        .init(
            fault: "wrong-charset", fields: "Content-Type: text/plain; charset=us-ascii", text: "Wähle.",
            message: "the line is not in \"us-ascii\", which the mail says it is in", line: 7),
        .init(
            fault: "unknown-transfer-encoding", fields: "Content-Transfer-Encoding: uuencode",
            message: "no transfer encoding is called \"uuencode\", the text is kept as is", line: 7),
        .init(
            fault: "broken-transfer-encoding", fields: "Content-Transfer-Encoding: quoted-printable",
            text: "a =3D b\n\nc =x d", message: "the quoted-printable text has a \"=\" without two hexadecimal digits",
            line: 9),
        .init(
            fault: "broken-mime", fields: "Content-Type: multipart/mixed; boundary=b1",
            message: "the multipart has no part: its boundary is missing, the whole is read as text", line: 7),
        .init(
            fault: "oversized-mail", fields: Array(repeating: "X: y", count: 10_000).joined(separator: "\n"),
            message: "the mail has too many header fields, those from here on are not read", line: 10_001),
        .init(
            fault: "malformed-diff", diff: "@@ -1 +1 @@\n-a\n+b\n",
            message: "hunk without a file header in front of it", line: 11),
        .init(
            fault: "malformed-diff", diff: "diff --git a/x b/x\nold mode 100644\nnew mode 7777777777777777\n",
            message: "file mode that can't be read", line: 13),
    ]
}

@Suite struct ReadingFaultsTests {
    /// The names that the parsers may report under.
    private static let names = MailFaultName.allCases.map(\.rawValue) + DiffFaultName.allCases.map(\.rawValue)

    @Test func haveAPageEach() {
        let pages = Rule.catalogue.filter { $0.family == .reading }.map(\.name)
        #expect(Set(pages) == Set(Self.names))
        #expect(pages.count == Self.names.count)
    }

    @Test func areNamedByTheParsersThroughTheirEnumerationsOnly() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../Sources").path
        var constructions = 0
        for path in try FileManager.default.subpathsOfDirectory(atPath: sources) {
            guard path.hasSuffix(".swift"), !path.hasPrefix("Diagnostics/") else { continue }
            let text = try String(contentsOfFile: "\(sources)/\(path)", encoding: .utf8)
            for call in text.split(separator: "Diagnostic(", omittingEmptySubsequences: false).dropFirst() {
                let argument = call.drop { $0.isWhitespace }
                guard argument.hasPrefix("rule:") else { continue }
                constructions += 1
                let name = argument.dropFirst("rule:".count).drop { $0.isWhitespace }
                #expect(name.first != "\"", "\(path) makes a finding under a name of its own: \(name.prefix(40))")
            }
        }
        // Mail, twice PatchSeries, Checks and what it reads of checkpatch.pl.
        #expect(constructions == 5)
    }

    @Test func areAllTried() {
        #expect(Set(UnreadableMail.all.map(\.fault)) == Set(Self.names))
    }

    @Test(arguments: UnreadableMail.all)
    func areReportedWithTheirPlace(_ case: UnreadableMail) throws {
        let rule = try #require(Rule.catalogue.first { $0.name == `case`.fault })
        let found = try check(rule, on: FaultlessSeries(mails: [`case`.mail]))
        #expect(found.map(\.message) == [`case`.message])
        #expect(found.map(\.rule) == [`case`.fault])
        #expect(found.map(\.severity) == [rule.severity])
        #expect(found.first?.location.patch?.number == 1)
        #expect(found.first?.location.mail?.file == "lamp.patch")
        #expect(found.first?.location.mail?.line == `case`.line)
    }

    @Test func areToldOfThePatchThatHasThem() throws {
        let spoilt = try FaultlessSeries.v2.with(patch: 2, replacing: "charset=UTF-8", by: "charset=us-ascii")
        let found = try check(.wrongCharset, on: spoilt)
        #expect(found.map(\.location.patch?.number) == [2])
    }

    @Test(arguments: Rule.catalogue.filter { $0.family == .reading }.map(\.name))
    func staySilentOnAFaultlessSeries(_ name: String) throws {
        let rule = try #require(Rule.catalogue.first { $0.name == name })
        #expect(try check(rule, on: .v2).isEmpty)
    }
}
