// SPDX-License-Identifier: GPL-2.0-only

import Git
import GitFixtures
import SourceTrees
import Testing

@Suite struct CommitMailTests {
    let fixture: FixtureRepository
    let repository: Repository

    init() throws {
        fixture = try FixtureRepository("make_small_repo.sh")
        repository = try Repository(at: fixture.path)
    }

    @Test func spansTheCommitsOldestFirst() throws {
        let range = try repository.range("v1.0..main")
        #expect(try range.base.description == fixture.git("rev-parse", "v1.0"))
        #expect(
            try range.commits.map(\.description).joined(separator: "\n")
                == fixture.git("rev-list", "--reverse", "v1.0..main"))
        #expect(try repository.range("v1.0..").commits == range.commits)
        #expect(try repository.range("main..side").commits == [])
    }

    @Test func leavesMergesOutAndNamesThem() throws {
        try fixture.git("checkout", "-q", "side")
        try fixture.git(
            "-c", "user.name=Jane Doe", "-c", "user.email=jane@example.org", "merge", "-q", "--no-ff", "-m", "merge",
            "v1.1")
        let range = try repository.range("v1.0..side")
        #expect(range.commits.count == 1)
        #expect(try range.merges.map(\.description) == [fixture.git("rev-parse", "side")])
    }

    @Test func refusesWhatIsNoRange() throws {
        for text in ["main", "..", "v1.0...main", "v1.0..nowhere"] {
            let error = try #require(throws: GitError.self) { try repository.range(text) }
            #expect(error.code == .notFound)
        }
    }

    @Test func rendersHeaderMessageAndDiffLikeFormatPatch() throws {
        let mails = try repository.mails(of: repository.range("v1.0..v1.1"))
            .map { $0.fromLine + String(decoding: $0.bytes, as: UTF8.self) }
        let expected = try fixture.git("format-patch", "--stdout", "--full-index", "--binary", "v1.0..v1.1")
        let mail = try #require(mails.first)
        #expect(mails.count == 1)
        // The signature carries the program's version.
        #expect(
            mail.split(separator: "\n").prefix { $0 != "-- " } == expected.split(separator: "\n").prefix { $0 != "-- " }
        )
        #expect(mail.contains("\n-- \nlibgit2\n"))
    }

    @Test func numbersSeveralAndRendersRenamesAndBinaryData() throws {
        let mail = try String(decoding: repository.mails(of: repository.range("v1.0..main"))[1].bytes, as: UTF8.self)
        #expect(mail.contains("\nSubject: [PATCH 2/2] foo: rename to bar\n"))
        #expect(mail.contains("\nsimilarity index 100%\nrename from drivers/foo/foo.c\nrename to drivers/foo/bar.c\n"))
        #expect(mail.contains("\nGIT binary patch\nliteral 3\n"))
    }

    @Test func rendersAnEmptyCommit() throws {
        try fixture.git(
            "-c", "user.name=Jane Doe", "-c", "user.email=jane@example.org", "commit", "-q", "--allow-empty", "-m",
            "foo: nothing")
        let mails = try repository.mails(of: repository.range("main~1.."))
        #expect(mails.count == 1)
        #expect(String(decoding: mails[0].bytes, as: UTF8.self).contains("Subject: [PATCH] foo: nothing\n"))
    }

    @Test func takesB4sCoverCommitForTheCoverLetter() throws {
        try fixture.git("checkout", "-q", "-b", "b4", "v1.0")
        try commitLetter(tracking: "--- b4-submit-tracking ---\n{\n    \"revision\": 3,\n}")
        try fixture.git("cherry-pick", "v1.0..v1.1")
        #expect(try subjects("v1.0..b4") == ["[PATCH v3] foo: count in digits"])
        try commit("foo: nothing")
        #expect(
            try subjects("v1.0..b4")
                == ["[PATCH v3 0/2] foo: Letter", "[PATCH v3 1/2] foo: count in digits", "[PATCH v3 2/2] foo: nothing"])
        let letter = try repository.mails(of: repository.range("v1.0..b4"))[0]
        let text = String(decoding: letter.bytes, as: UTF8.self)
        #expect(text.contains("\nText of the letter.\n"))
        #expect(text.hasSuffix("\n\n-- \nlibgit2\n\n"))
        #expect(!text.contains("changed") && !text.contains("comment") && !text.contains("tracking"))
    }

    @Test func takesAnEmptyCommitForAPatchWhereB4SaysNothing() throws {
        try fixture.git("checkout", "-q", "-b", "empty", "v1.0")
        try commitLetter(tracking: "---\n")
        #expect(try subjects("v1.0..empty") == ["[PATCH] foo: Letter"])
    }

    private func commitLetter(tracking: String) throws {
        try commit("foo: Letter\n\n# a comment\nText of the letter.\n\n" + tracking)
    }

    private func commit(_ message: String) throws {
        try fixture.git(
            "-c", "user.name=Jane Doe", "-c", "user.email=jane@example.org", "commit", "-q", "--allow-empty",
            "--cleanup=verbatim", "-m", message)
    }

    private func subjects(_ range: String) throws -> [String] {
        try repository.mails(of: repository.range(range)).map { mail in
            let lines = String(decoding: mail.bytes, as: UTF8.self).split(separator: "\n")
            return String(lines.first { $0.hasPrefix("Subject: ") }?.dropFirst(9) ?? "")
        }
    }
}
