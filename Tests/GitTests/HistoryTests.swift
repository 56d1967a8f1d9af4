// SPDX-License-Identifier: GPL-2.0-only

import Git
import GitFixtures
import SourceTrees
import Testing

@Suite struct HistoryTests {
    let fixture: FixtureRepository
    let repository: Repository

    init() throws {
        fixture = try FixtureRepository("make_small_repo.sh")
        repository = try Repository(at: fixture.path)
    }

    @Test func findsACommitByItsAbbreviation() throws {
        let id = try fixture.git("rev-parse", "v1.1^{commit}")
        let found = try repository.commits(abbreviated: String(id.prefix(12)).uppercased())
        #expect(found == [CommitSummary(id: id, subject: "foo: count in digits")])
        #expect(try repository.commits(abbreviated: id).count == 1)
    }

    @Test func findsNoCommitWhereThereIsNone() throws {
        #expect(try repository.commits(abbreviated: "0123456789ab") == [])
        #expect(try repository.commits(abbreviated: "not hexadecimal") == [])
        #expect(try repository.commits(abbreviated: "") == [])
        // A blob and a tree begin with these: they are no commits.
        #expect(try repository.commits(abbreviated: fixture.git("rev-parse", "v1.0:run.sh")) == [])
        #expect(try repository.commits(abbreviated: fixture.git("rev-parse", "v1.0^{tree}")) == [])
    }

    @Test func tellsAnAmbiguousAbbreviation() throws {
        // Commits until two of them share four digits: the birthday of 65,536 days comes soon.
        var ids = Set<String>()
        let tree = try fixture.git("rev-parse", "v1.0^{tree}")
        var shared: String?
        for number in 0..<3000 where shared == nil {
            let id = try fixture.git("commit-tree", tree, "-m", "commit \(number)")
            let prefix = String(id.prefix(4))
            shared = ids.insert(prefix).inserted ? nil : prefix
        }
        let prefix = try #require(shared)
        let found = try repository.commits(abbreviated: prefix)
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.id.hasPrefix(prefix) })
    }

    @Test func knowsAncestors() throws {
        #expect(try repository.isAncestor("v1.0", of: "main"))
        #expect(try repository.isAncestor("v1.0", of: "v1.0"))
        #expect(try !repository.isAncestor("v1.1", of: "side"))
    }

    @Test func listsReferencesWithTheirCommits() throws {
        let references = try repository.references()
        #expect(references.map(\.shortName) == ["main", "side", "v1.0", "v1.1"])
        #expect(references.map(\.isTag) == [false, false, true, true])
        #expect(try references[3].commit.description == fixture.git("rev-parse", "v1.1^{commit}"))
    }

    @Test func takesAShallowCloneForPartial() throws {
        #expect(!repository.isPartial)
        try fixture.git("clone", "-q", "--depth=1", "file://" + fixture.path, fixture.path + "/shallow")
        let shallow = try Repository(at: fixture.path + "/shallow")
        #expect(shallow.isPartial)
        #expect(try shallow.ancestors(of: "HEAD", limit: 10).count == 1)
        let error = try #require(throws: GitError.self) { try shallow.commit(at: "HEAD~1") }
        #expect(error.code == .missingObject && error.cutOff == .shallow)
        let unknown = try #require(throws: GitError.self) { try shallow.commit(at: "v9.9") }
        #expect(unknown.code == .notFound)
    }

    @Test func opensAPartialClone() throws {
        try fixture.git("config", "uploadpack.allowFilter", "true")
        try fixture.git(
            "clone", "-q", "--bare", "--filter=blob:none", "file://" + fixture.path, fixture.path + "/partial.git")
        let partial = try Repository(at: fixture.path + "/partial.git")
        #expect(partial.isPartial)
        #expect(partial.workTree == nil)
        #expect(try partial.tree(at: "v1.0").names(in: "drivers/foo") == ["foo.c"])
        let error = try #require(throws: GitError.self) { try partial.tree(at: "v1.0").file(at: "run.sh") }
        #expect(error.code == .missingObject && error.cutOff == .partial)
        let range = try partial.range("v1.0..main")
        let unwritten = try #require(throws: GitError.self) { try partial.mails(of: range) }
        #expect(unwritten.code == .missingObject && unwritten.cutOff == .partial)
        #expect(unwritten.message.hasSuffix("needs an object that the partial clone lacks"))
    }

    @Test func opensAWorktreeOfItsOwn() throws {
        try fixture.git("config", "extensions.worktreeConfig", "true")
        try fixture.git("worktree", "add", "-q", "--detach", fixture.path + "/second", "v1.0")
        let second = try Repository(at: fixture.path + "/second")
        #expect(try second.commit(at: "HEAD").description == fixture.git("rev-parse", "v1.0"))
    }

    @Test func refusesSHA256ByName() throws {
        try fixture.git("init", "-q", "--object-format=sha256", fixture.path + "/long")
        let error = try #require(throws: GitError.self) { try Repository(at: fixture.path + "/long") }
        #expect(error.code == .unsupported)
        #expect(error.message.contains("sha256"))
    }
}
