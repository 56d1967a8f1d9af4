// SPDX-License-Identifier: GPL-2.0-only

import Applying
import SourceTrees
import Testing

@Suite struct BinaryChangesTests {
    /// A diff that makes a file of the bytes 0, 1 and 2.
    private let added = """
        diff --git a/blob.bin b/blob.bin
        new file mode 100644
        index 0000000000000000000000000000000000000000..8352675d67aed6625ece79af41c27fdb4ee2e867
        GIT binary patch
        literal 3
        KcmZQzWC8#H2LJ>B

        literal 0
        HcmV?d00001

        """

    /// A diff that makes the bytes 0, 1 and 2 of another file.
    private var changed: String {
        added.replacing("new file mode 100644\n", with: "")
            .replacing("0000000000000000000000000000000000000000", with: "1111111111111111111111111111111111111111")
    }

    private func applied(_ diff: String, onto base: any SourceTree = tree([:])) -> AppliedFile? {
        AppliedSeries([patch(diff)], onto: base).lastFile
    }

    @Test func appliesTheData() throws {
        let applied = AppliedSeries([patch(added)], onto: tree([:]))
        #expect(applied.lastFile?.problem == nil)
        #expect(applied.lastFile?.damage == nil)
        #expect(try applied.trees[1].file(at: "blob.bin")?.bytes == [0, 1, 2])
        #expect(applied.lastFile?.postImageMatches == true)
        #expect(self.applied(changed, onto: SparseBase())?.outcome == .unknown)
    }

    @Test func refusesAChangeWithoutData() {
        let diff = "diff --git a/x.bin b/x.bin\nindex 1234567..89abcde 100644\nBinary files a/x.bin and b/x.bin differ"
        let applied = AppliedSeries([patch(diff)], onto: tree(["x.bin": "\0"]))
        #expect(applied.patches[0].outcome == .doesNotApply)
        #expect(applied.lastFile?.damage == nil)
    }

    @Test func refusesAnotherFileThanTheOneThatItWasMadeFor() {
        let found = applied(changed, onto: tree(["blob.bin": "x"]))
        #expect(found?.problem == "\"blob.bin\" is not the binary file that the patch was made for")
        #expect(found?.damage == nil)
    }

    @Test(arguments: [
        // Cut short; inflated to another size; another blob than the index line says; no full ids.
        ("KcmZQzWC8#H2LJ>B", "KcmZQzWC8#H2LJ>", 8), ("literal 3", "literal 4", 7),
        ("8352675d", "8352675e", 3), ("..8352675d67aed6625ece79af41c27fdb4ee2e867", "..8352675", 3),
    ])
    func tellsDamageOnEveryBase(_ part: String, _ spoilt: String, _ line: Int) {
        for diff in [added, changed] {
            for base in [tree([:]), tree(["blob.bin": "x"]), SparseBase()] as [any SourceTree] {
                let found = applied(diff.replacing(part, with: spoilt), onto: base)
                #expect(found?.outcome == .doesNotApply)
                // The body begins with a sign-off and "---"; the line is that of the fault, or of the file.
                let shift = diff == added ? 0 : line > 3 ? -1 : 0
                #expect(found?.damage?.line == line + shift)
                #expect(found?.damage?.isTooLarge == false)
            }
        }
    }

    @Test func leavesOpenWhatIsTooLarge() {
        let bomb = added.replacing("literal 3", with: "literal 2000000000")
        let change = patch("diff --git a/blob.bin b/c\nsimilarity index 100%\nrename from blob.bin\nrename to c")
        for base in [tree([:]), SparseBase()] as [any SourceTree] {
            let applied = AppliedSeries([patch(bomb), change], onto: base)
            #expect(applied.patches.map(\.outcome) == [.unknown, .unknown])
            #expect(applied.patches[0].files[0].damage?.isTooLarge == true)
        }
    }
}
