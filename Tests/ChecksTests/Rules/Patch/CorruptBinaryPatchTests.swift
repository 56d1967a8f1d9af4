// SPDX-License-Identifier: GPL-2.0-only

import Applying
import Diagnostics
import SourceTrees
import Testing

@testable import Checks

@Suite struct CorruptBinaryPatchTests {
    private static let damaged = "its compressed data is damaged, cut short, or of more than"

    private let added = """
        diff --git a/lamp.bin b/lamp.bin
        new file mode 100644
        index 0000000000000000000000000000000000000000..8352675d67aed6625ece79af41c27fdb4ee2e867
        GIT binary patch
        literal 3
        KcmZQzWC8#H2LJ>B

        literal 0
        HcmV?d00001

        """

    private func findings(
        _ diff: String, _ rule: Rule = .corruptBinaryPatch, base: any SourceTree = SparseBase()
    ) throws -> [Diagnostic] {
        var patch = SinglePatch()
        patch.diff = diff
        return try patch.found(rule) { $0.applied = AppliedSeries($0.series, onto: base) }
    }

    @Test(arguments: [
        ("KcmZQzWC8#H2LJ>B", "KcmZQzWC8#H2LJ>", "a line of its data is cut or changed", "KcmZQzWC8#H2LJ>"),
        ("KcmZQzWC8#H2LJ>B", "KcmZQzWC8#H2LJ B", "a line of its data is cut or changed", "KcmZQzWC8#H2LJ B"),
        ("KcmZQzWC8#H2LJ>B", "KcmZQzXC8#H2LJ>B", "\(Self.damaged) the 3 bytes that it names", "literal 3"),
        ("KcmZQzWC8#H2LJ>B", "HcmZQzWC8#H", "\(Self.damaged) the 3 bytes that it names", "literal 3"),
        ("literal 3", "literal 4", "its data has 3 bytes, not the 4 that it names", "literal 4"),
        ("literal 3", "literal 2", "\(Self.damaged) the 2 bytes that it names", "literal 2"),
        ("HcmV?d00001", "HcmV?d0000", "a line of its data is cut or changed", "HcmV?d0000"),
        (
            "..8352675d67aed6625ece79af41c27fdb4ee2e867", "..8352675d", "its \"index\" line has no full ids",
            "diff --git a/lamp.bin b/lamp.bin"
        ),
        (
            "8352675d", "8352675e",
            """
            it makes the blob "8352675d67aed6625ece79af41c27fdb4ee2e867", its "index" line says \
            "8352675e67aed6625ece79af41c27fdb4ee2e867"
            """,
            "diff --git a/lamp.bin b/lamp.bin"
        ),
    ])
    func reportsDataThatCannotBeUsed(_ part: String, _ spoilt: String, _ clause: String, _ excerpt: String) throws {
        let diff = added.replacing(part, with: spoilt)
        let empty = MemoryTree(name: "tree", files: [:])
        for base in [SparseBase(), empty] as [any SourceTree] {
            let found = try findings(diff, base: base)
            #expect(found.map(\.message) == ["the binary change of \"lamp.bin\" can't be applied: \(clause)"])
            #expect(found.first?.severity == .error)
            #expect(found.first?.certainty == .certain)
            #expect(found.first?.excerpt == excerpt)
            #expect(found.first?.advice != nil)
        }
        // Once is enough.
        #expect(try findings(diff, .doesNotApply, base: empty).isEmpty)
    }

    @Test func letsNothingPassThatIsTooLargeToBeChecked() throws {
        let found = try findings(added.replacing("literal 3", with: "literal 2000000000"))
        #expect(
            found.map(\.message) == ["the binary change of \"lamp.bin\" is too large to be checked"])
        #expect(found.map(\.severity) == [.error])
    }

    @Test func staysSilentOnSoundDataAndOnNone() throws {
        #expect(try findings(added).isEmpty)
        #expect(try findings(added, base: MemoryTree(name: "tree", files: [:])).isEmpty)
        let changed = added.replacing("new file mode 100644\n", with: "")
            .replacing("0000000000000000000000000000000000000000", with: "1111111111111111111111111111111111111111")
        #expect(try findings(changed).isEmpty)
        #expect(
            try findings(
                "diff --git a/l.bin b/l.bin\nindex 1234567..89abcde 100644\nBinary files a/l.bin and b/l.bin differ"
            )
            .isEmpty)
    }
}
