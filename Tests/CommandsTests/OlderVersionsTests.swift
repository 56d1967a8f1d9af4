// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import Testing

/// A mailbox with a version, a reply to it, and the version after it.
private struct Mailbox {
    /// When Tess answered patch 3 of the first version, which was sent on 24 November; the second on 5 December.
    var date = "Sat, 25 Nov 2023 09:00:00 +0530"
    var words = "Reviewed-by: Tess Terr <tess@example.net>"
    var hasFirstVersion = true

    /// What the rule on lost tags finds in the mailbox.
    func check(_ arguments: String..., change: (String) -> String = { $0 }) throws -> Invocation {
        let first = try mails("v1")
        let id = try #require(first[3].firstMatch(of: /(?m)^Message-Id: <(.*)>$/)?.1)
        let reply = """
            From mboxrd@z Thu Jan  1 00:00:00 1970
            From: Tess Terr <tess@example.net>
            Date: \(date)
            Message-ID: <v1-review-3@example.net>
            In-Reply-To: <\(id)>
            Subject: Re: [PATCH 3/5] lamp: Call the table by its name

            \(words)


            """
        let older = hasFirstVersion ? first : []
        let text = (older + [reply] + (try mails("v2"))).joined()
        let folder = FileManager.default.temporaryDirectory.appending(path: "lockstep-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "thread.mbox").path
        try change(text).write(toFile: path, atomically: true, encoding: .utf8)
        // A copy of the first version in which all mails have other ids.
        let other = folder.appending(path: "other.mbox").path
        try first.joined().replacing("1700871000", with: "1700871001")
            .write(toFile: other, atomically: true, encoding: .utf8)
        let words = arguments.map { $0 == "OTHER" ? other : $0 }
        return Invocation(arguments: ["check", "--types", "lost-trailer"] + words + [path])
    }

    private func mails(_ version: String) throws -> [String] {
        let folder = faultless.replacingOccurrences(of: "faultless/v2", with: "faultless/\(version)")
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
            try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) + "\n"
        }
    }
}

@Suite struct OlderVersionsTests {
    @Test func holdsAVersionAgainstTheOneBeforeItInTheSameInput() throws {
        let run = try Mailbox().check()
        let expected = "\"Reviewed-by: Tess Terr <tess@example.net>\", given to patch 3 of v1, is missing"
        #expect(run.lines.count == 2)
        #expect(run.lines.first?.contains(expected) == true, "\(run.output)")
    }

    @Test func staysSilentWhereNothingWasLost() throws {
        #expect(try Mailbox(words: "Nice.").check().lines.count == 1)
        #expect(try Mailbox(date: "Wed, 6 Dec 2023 09:00:00 +0530").check().lines.count == 1)
    }

    @Test func asksForTheVersionBeforeWhereTheInputHasNone() throws {
        let run = try Mailbox(hasFirstVersion: false).check()
        #expect(run.lines.first == "not checked: lost-trailer (no version before: give --previous or --thread)")
    }

    @Test func takesTheVersionThatIsNamedInItsPlace() throws {
        // The reply answers none of its mails.
        #expect(try Mailbox().check("--previous", "OTHER").lines.count == 1)
        #expect(try Mailbox().check("--thread", "OTHER").lines.count == 1)
    }

    @Test func findsRepliesInTheInputToTheVersionThatIsNamed() throws {
        let run = try Mailbox(hasFirstVersion: false).check("--previous", "OTHER") { text in
            text.replacing("1700871000.git", with: "1700871001.git")
        }
        #expect(run.lines.first?.contains("given to patch 3 of v1, is missing") == true, "\(run.output)")
    }

    @Test func comparesNothingWithALaterVersion() throws {
        let before = faultless.replacingOccurrences(of: "faultless/v2", with: "faultless/v1")
        let run = Invocation("check", "--types", "lost-trailer", "--previous", faultless, before)
        #expect(run.lines.first == "not checked: lost-trailer (v2 is no version before v1)")
    }

    @Test func tellsThatEveryComparesNoVersions() throws {
        let run = try Mailbox().check("--every", "--format", "json")
        #expect(run.output.contains("--every compares no versions"))
    }
}
