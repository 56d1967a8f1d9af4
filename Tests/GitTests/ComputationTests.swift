// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import Git
import GitFixtures
import SourceTrees
import Testing

@Suite struct ComputationTests {
    let fixture: FixtureRepository
    let repository: Repository

    init() throws {
        fixture = try FixtureRepository("make_small_repo.sh")
        repository = try Repository(at: fixture.path)
    }

    @Test func computesTheTreeIDOfChangesWithoutWriting() throws {
        let before = try fixture.git("count-objects", "-v")
        let tree = try repository.tree(at: "v1.0")
        let id = try tree.id(with: [
            "drivers/foo/foo.c": TreeFile(mode: .regular, bytes: Array("one\n2\nthree\n".utf8)),
            "never": nil,
        ])
        #expect(try id.description == fixture.git("rev-parse", "v1.1^{tree}"))
        #expect(try fixture.git("count-objects", "-v") == before)
    }

    @Test func dropsADirectoryWithItsLastFile() throws {
        let id = try repository.tree(at: "v1.0").id(with: ["drivers/foo/foo.c": nil])
        try fixture.git("checkout", "-q", "v1.0")
        try fixture.git("rm", "-q", "drivers/foo/foo.c")
        #expect(try id.description == fixture.git("write-tree"))
    }

    @Test func makesDirectoriesAndModes() throws {
        let id = try repository.tree(at: "v1.0").id(with: [
            "a/b/c/d.sh": TreeFile(mode: .executable, bytes: Array("#!/bin/sh\n".utf8)),
            "a/b/link": TreeFile(mode: .symbolicLink, bytes: Array("c/d.sh".utf8)),
            "run.sh": nil,
        ])
        try fixture.git("checkout", "-q", "v1.0")
        try fixture.git(
            "update-index", "--add", "--cacheinfo", "100755,\(fixture.git("rev-parse", "v1.0:run.sh")),a/b/c/d.sh")
        let link = ContentID(blob: Array("c/d.sh".utf8))
        try fixture.git("update-index", "--add", "--cacheinfo", "120000,\(link),a/b/link")
        try fixture.git("rm", "-q", "run.sh")
        #expect(try id.description == fixture.git("write-tree", "--missing-ok"))
    }

    @Test func countsLinesByEachAlgorithm() throws {
        let old = Array("a\nb\nc\n".utf8)
        let new = Array("a\nx\ny\nc\n".utf8)
        for algorithm in DiffAlgorithm.allCases {
            let counts = try LineCounts(from: old, to: new, by: algorithm)
            #expect(counts?.insertions == 2)
            #expect(counts?.deletions == 1)
        }
        #expect(try LineCounts(from: [0, 1], to: [0, 2], by: .myers) == nil)
        #expect(try LineCounts(from: [], to: old, by: .myers)?.insertions == 3)
    }

    @Test func computesGitsStablePatchID() throws {
        let diff = try fixture.git("diff", "v1.0", "v1.1") + "\n"
        let expected = try fixture.gitPatchID(diff)
        #expect(try patchID(ofDiff: Array(diff.utf8)) == expected)
    }
}
