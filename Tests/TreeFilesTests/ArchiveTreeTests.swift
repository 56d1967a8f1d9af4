// SPDX-License-Identifier: GPL-2.0-only

import SourceTrees
import Storage
import Testing
import TreeFiles

@Suite struct ArchiveTreeTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.shell(
            """
            mkdir -p linux/a/b linux/a-b
            printf 'hello\\n' > linux/a/b/file; : > linux/a/empty; printf y > linux/a-b/z
            printf x > linux/run; chmod +x linux/run; ln -s run linux/link; ln linux/a/b/file linux/hard
            """)
    }

    func open(_ name: String, progress: (Int, Int) -> Void = { _, _ in }) throws -> ArchiveTree {
        try ArchiveTree(
            at: "\(folder.path)/\(name)", store: Store(folder: folder.path + "/store", stamp: "test"),
            progress: progress)
    }

    @Test(arguments: ["tar", "tar.gz", "tar.xz", "tar.zst"]) func readsEveryCompression(ending: String) throws {
        try folder.shell("tar caf linux.\(ending) linux")
        let tree = try open("linux." + ending)
        #expect(try tree.file(at: "a/b/file") == TreeFile(mode: .regular, bytes: Array("hello\n".utf8)))
        #expect(try tree.file(at: "hard")?.bytes == Array("hello\n".utf8))
        #expect(try tree.file(at: "a/empty")?.bytes == [])
        #expect(try tree.file(at: "run")?.mode == .executable)
        #expect(try tree.file(at: "link") == TreeFile(mode: .symbolicLink, bytes: Array("run".utf8)))
        #expect(try tree.file(at: "a") == nil)
        #expect(try tree.file(at: "linux/run") == nil)
        #expect(try tree.names(in: "") == ["a", "a-b", "hard", "link", "run"])
        #expect(try tree.names(in: "a") == ["b", "empty"])
        #expect(try tree.names(in: "a/b") == ["file"])
        #expect(try tree.names(in: "none") == [])
    }

    @Test func unpacksOnce() throws {
        try folder.shell("tar cf linux.tar linux")
        var calls = 0
        _ = try open("linux.tar") { _, _ in calls += 1 }
        #expect(calls > 0)
        calls = 0
        let again = try open("linux.tar") { _, _ in calls += 1 }
        #expect(calls == 0)
        #expect(try again.file(at: "run") != nil)
    }

    @Test func keepsFilesInTheirPlaceWhereNoFolderIsCommon() throws {
        try folder.shell("tar cf linux.tar -C linux run a")
        #expect(try open("linux.tar").file(at: "run") != nil)
    }

    @Test func unpacksNothingOutsideOfTheStore() throws {
        try folder.shell(
            """
            printf evil > evil; mkdir -p x; tar cPf bad.tar --transform 's,^evil$,../../evil2,' evil
            tar rPf bad.tar "$PWD/evil"; tar rf bad.tar -C linux run
            """)
        let tree = try open("bad.tar")
        #expect(try tree.names(in: "") == ["run"])
        try folder.shell("test ! -e evil2; test ! -e ../evil2; test ! -e store/evil2")
    }

    @Test func saysWhatIsDamaged() throws {
        try folder.shell(
            "head -c 5000 /dev/urandom > noise.tar.xz; : > empty.tar; tar cJf cut linux; head -c 150 cut > cut.tar.xz")
        for name in ["noise.tar.xz", "empty.tar", "cut.tar.xz"] {
            let error = try #require(throws: TreeFilesError.self) { try open(name) }
            #expect(error.code == .damaged)
        }
        #expect(throws: TreeFilesError.self) { try open("none.tar") }
        // Nothing half made is left behind.
        try folder.shell("test -z \"$(ls -A store)\"")
    }
}
