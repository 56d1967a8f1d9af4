// SPDX-License-Identifier: GPL-2.0-only

import Git
import GitFixtures
import SourceTrees
import Testing

@Suite struct CommitTreeTests {
    let fixture: FixtureRepository
    let repository: Repository

    init() throws {
        fixture = try FixtureRepository("make_small_repo.sh")
        repository = try Repository(at: fixture.path + "/drivers/foo")
    }

    @Test func findsTheRepositoryAboveADirectory() throws {
        #expect(repository.path.hasSuffix("/.git/"))
        #expect(!repository.isPartial)
    }

    @Test func readsFilesWithModeAndID() throws {
        let tree = try repository.tree(at: "v1.1")
        let file = try #require(try tree.file(at: "drivers/foo/foo.c"))
        #expect(String(decoding: file.bytes, as: UTF8.self) == "one\n2\nthree\n")
        #expect(file.mode == .regular)
        #expect(try file.id?.description == fixture.git("rev-parse", "v1.1:drivers/foo/foo.c"))
        #expect(file.id == ContentID(blob: file.bytes))
        #expect(try tree.file(at: "run.sh")?.mode == .executable)
        #expect(try tree.file(at: "link")?.mode == .symbolicLink)
        #expect(try tree.id.description == fixture.git("rev-parse", "v1.1^{tree}"))
        #expect(try tree.commit?.description == fixture.git("rev-parse", "v1.1^{commit}"))
    }

    @Test func tellsWhatIsAbsent() throws {
        let tree = try repository.tree(at: "v1.0")
        #expect(try tree.file(at: "drivers/foo/bar.c") == nil)
        #expect(try tree.file(at: "drivers/foo") == nil)
        #expect(try tree.file(at: "run.sh/x") == nil)
        #expect(try tree.file(at: "") == nil)
        #expect(try tree.file(at: String(repeating: "a/", count: 200_000)) == nil)
    }

    @Test func listsDirectoriesInByteOrder() throws {
        let tree = try repository.tree(at: "HEAD")
        #expect(try tree.names(in: "") == ["blob.bin", "drivers", "link", "run.sh"])
        #expect(try tree.names(in: "drivers/foo") == ["bar.c"])
        #expect(try tree.names(in: "nowhere") == [])
    }

    @Test func namesTheObjectThatIsMissingWhenItIsNeeded() throws {
        let id = try fixture.git("rev-parse", "v1.0:drivers/foo/foo.c")
        let object = fixture.path + "/.git/objects/" + id.prefix(2) + "/" + id.dropFirst(2)
        try fixture.remove(object)
        let tree = try repository.tree(at: "v1.0")
        #expect(try tree.file(at: "run.sh") != nil)
        let error = try #require(throws: GitError.self) { try tree.file(at: "drivers/foo/foo.c") }
        #expect(error.code == .missingObject)
        #expect(error.message.contains(id) && error.message.contains("drivers/foo/foo.c"))
    }

    @Test func saysThatThereIsNoRepository() throws {
        let error = try #require(throws: GitError.self) { try Repository(at: "/proc") }
        #expect(error.code == .notARepository)
    }

    @Test func saysThatThereIsNoSuchRevision() throws {
        let error = try #require(throws: GitError.self) { try repository.tree(at: "v9.9") }
        #expect(error.code == .notFound)
    }
}
