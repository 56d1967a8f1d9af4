// SPDX-License-Identifier: GPL-2.0-only

import SourceTrees
import Testing
import TreeFiles

@Suite struct DirectoryTreeTests {
    let folder: TemporaryFolder
    let tree: DirectoryTree

    init() throws {
        folder = try TemporaryFolder()
        try folder.shell(
            """
            mkdir -p tree/a/b tree/.git outside
            printf secret > outside/secret; printf secret > '\u{301}secret'
            printf 'hello\\n' > tree/a/b/file; : > tree/a/empty
            printf x > tree/run; chmod +x tree/run
            ln -s ../outside tree/escape; ln -s run tree/link; mkfifo tree/pipe
            """)
        tree = try DirectoryTree(at: folder.path + "/tree")
    }

    @Test func readsFilesAndModes() throws {
        #expect(try tree.file(at: "a/b/file") == TreeFile(mode: .regular, bytes: Array("hello\n".utf8)))
        #expect(try tree.file(at: "a/empty")?.bytes == [])
        #expect(try tree.file(at: "run")?.mode == .executable)
    }

    /// Directories stay open from one file to the next: those that only look the same are others.
    @Test func goesFromEachFileToTheNext() throws {
        try folder.shell(
            """
            mkdir -p 'tree/e\u{301}' 'tree/\u{e9}' tree/a/c
            printf 1 > 'tree/e\u{301}/file'; printf 2 > 'tree/\u{e9}/file'; printf 3 > tree/a/c/file
            """)
        for (path, text) in [
            ("e\u{301}/file", "1"), ("\u{e9}/file", "2"), ("a/b/file", "hello\n"), ("a/c/file", "3"), ("a/c/none", nil),
            ("a/none/file", nil), ("run", "x"), ("a/run", nil), ("a/b/file", "hello\n"),
        ] as [(String, String?)] {
            #expect(try tree.file(at: path)?.bytes == text.map { Array($0.utf8) })
        }
        #expect(try tree.names(in: "a/c") == ["file"])
    }

    @Test func readsALinkAsItsTarget() throws {
        #expect(try tree.file(at: "link") == TreeFile(mode: .symbolicLink, bytes: Array("run".utf8)))
    }

    @Test func neverLeavesTheDirectory() throws {
        for path in [
            "escape/secret", "../\u{301}secret", "../outside/secret", "a/../../outside/secret", "/etc/passwd", "",
            "a//b", "./run",
        ] {
            #expect(try tree.file(at: path) == nil)
        }
        #expect(try tree.names(in: "escape") == [])
        #expect(try tree.names(in: "..") == [])
    }

    @Test func doesNotWaitForAPipe() throws {
        #expect(try tree.file(at: "pipe") == nil)
        #expect(try tree.file(at: "a") == nil)
        #expect(try tree.file(at: "nowhere/at/all") == nil)
    }

    @Test func listsNamesInByteOrder() throws {
        #expect(try tree.names(in: "") == ["a", "escape", "link", "pipe", "run"])
        #expect(try tree.names(in: "a") == ["b", "empty"])
        #expect(try tree.names(in: "run") == [])
    }

    @Test func saysThatThereIsNoDirectory() throws {
        let error = try #require(throws: TreeFilesError.self) { try DirectoryTree(at: folder.path + "/none") }
        #expect(error.code == .notFound)
    }
}
