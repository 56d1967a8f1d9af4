// SPDX-License-Identifier: GPL-2.0-only

import Applying
import Git
import GitFixtures
import PatchSeries
import SourceTrees
import Testing

@Suite struct BaseSearchTests {
    let fixture: FixtureRepository
    let repository: Repository

    init() throws {
        fixture = try FixtureRepository("make_small_repo.sh")
        repository = try Repository(at: fixture.path)
    }

    func series(_ diffs: String...) -> Series {
        Series(version: SeriesVersion(1), total: diffs.count, cover: nil, patches: diffs.map(patch))
    }

    @Test func findsTheTreesThatHoldThePreImages() throws {
        let diff = try fixture.git("diff", "v1.0", "v1.1")
        let found = try BaseSearch(series(diff), in: repository).candidates()
        #expect(found.map(\.names) == [["v1.0", "side"], ["main"], ["v1.1"]] || found[0].names == ["v1.0", "side"])
        #expect(found[0].isProved)
        #expect(found[0].outcome == .exact)
        #expect(found.dropFirst().allSatisfy { !$0.isProved })
        let main = try #require(found.first { $0.names == ["main"] })
        #expect(main.differing == ["drivers/foo/foo.c"])
        #expect(main.outcome == .doesNotApply)
        #expect(main.applyingPatches == 0)
    }

    @Test func ranksWhatAppliesAboveWhatDoesNot() throws {
        // Ids of no tree: the hunk alone decides.
        let diff =
            "diff --git a/drivers/foo/foo.c b/drivers/foo/foo.c\nindex 1111111..2222222 100644\n"
            + "--- a/drivers/foo/foo.c\n+++ b/drivers/foo/foo.c\n@@ -1,3 +1,3 @@\n one\n-2\n+II\n three"
        let found = try BaseSearch(series(diff), in: repository).candidates()
        #expect(found[0].names == ["v1.1"])
        #expect(!found[0].isProved)
        #expect(found[0].outcome == .exact)
    }

    @Test func looksThroughTheHistoryOfABranch() throws {
        try fixture.git("tag", "-d", "v1.1")
        let diff = try fixture.git("diff", "main~1", "main~0", "--", "drivers", "blob.bin")
        let found = try BaseSearch(series(diff), in: repository).candidates(branch: "main", limit: 10)
        #expect(try found[0].commit.id.description == fixture.git("rev-parse", "main~1"))
        #expect(found[0].names == [])
        #expect(found[0].isProved)
    }

    @Test func goesByTheFirstTouchOfAPath() throws {
        let first = try fixture.git("diff", "v1.0", "v1.1")
        let second = try fixture.git("diff", "v1.1", "main", "--", "drivers")
        let found = try BaseSearch(series(first, second), in: repository).candidates()
        #expect(found[0].names == ["v1.0", "side"])
        #expect(found[0].compared == 2)
        #expect(found[0].outcome == .exact)
        #expect(found[0].applyingPatches == 2)
    }
}
