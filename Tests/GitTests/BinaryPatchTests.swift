// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Foundation
import Git
import GitFixtures
import Testing

@Suite struct BinaryPatchTests {
    private func read(_ text: String, limit: Int = BinaryPatch.largest) throws -> BinaryPatch {
        let lines = Lines(text)
        return try BinaryPatch(lines, in: 0..<lines.count, limit: limit)
    }

    private func fault(_ text: String, limit: Int = BinaryPatch.largest) -> BinaryPatchFault? {
        do throws(any Error) {
            _ = try read(text, limit: limit)
            return nil
        } catch {
            return error as? BinaryPatchFault
        }
    }

    /// What git writes for a change of `old` to `new`, from the first block on.
    private func patch(from old: [UInt8], to new: [UInt8]) throws -> String {
        let repository = try FixtureRepository("make_small_repo.sh")
        let path = URL(filePath: repository.path).appending(path: "data.bin")
        try Data(old).write(to: path)
        _ = try repository.git("add", "data.bin")
        try Data(new).write(to: path)
        let diff = try repository.git("diff", "--binary", "--", "data.bin") + "\n"
        return String(diff[try #require(diff.range(of: "GIT binary patch\n")).upperBound...])
    }

    @Test func readsALiteral() throws {
        let patch = try read("literal 3\nKcmZQzWC8#H2LJ>B\n\nliteral 0\nHcmV?d00001\n\n")
        #expect(patch.applied(to: []) == [0, 1, 2])
        #expect(patch.literal == [0, 1, 2])
        #expect(patch.inflatedSize == 3)
    }

    @Test func appliesWhatGitWrites() throws {
        var random = SystemRandomNumberGenerator()
        let old: [UInt8] = [0] + (0..<200_000).map { _ in .random(in: 0...255, using: &random) }
        var new = old
        new.removeSubrange(1000..<1010)
        new.insert(contentsOf: [1, 2, 3, 0], at: 150_000)
        new += old[500..<90_000]
        let text = try patch(from: old, to: new)
        #expect(text.hasPrefix("delta "))
        let patch = try read(text)
        #expect(patch.applied(to: old) == new)
        #expect(patch.resultSize == new.count)
        #expect(patch.applied(to: new) == nil)
        #expect(patch.literal == nil)
        #expect(try read(self.patch(from: [0, 1], to: [0, 2])).applied(to: [0, 1]) == [0, 2])
    }

    @Test(arguments: [
        // No data, a line cut short, a character that is none, five characters beyond 32 bits.
        ("", 0), ("literal 3\nKcmZQzWC8#H2LJ>\n\n", 1), ("literal 3\nKcmZQzWC8#H2LJ\"B\n\n", 1),
        ("literal 4\nD~~~~~\n\n", 1),
        // Another size than the line says; bytes that are no zlib stream, or the beginning of one only.
        ("literal 2\nKcmZQzWC8#H2LJ>B\n\n", 0), ("literal 4\nKcmZQzWC8#H2LJ>B\n\n", 0),
        ("delta 9\nD00000\n\n", 0), ("literal 3\nHcmZQzWC8#H\n\n", 0), ("literal 9\n\n", 0),
        // Deltas that read beyond their source, hold a command of 0, end early, make another size than they say.
        ("delta 4\nLc-muTnZN=70YCtp\n\n", 0), ("delta 3\nKc-muTWB>pF4gduJ\n\n", 0),
        ("delta 5\nMc-muTWo2Xn0027x5dZ)H\n\n", 0), ("delta 4\nLc-muToxltL0YU(r\n\n", 0),
        // A sound literal that is no delta; a reverse block that is damaged.
        ("delta 3\nKcmZQzWC8#H2LJ>B\n\n", 0), ("literal 3\nKcmZQzWC8#H2LJ>B\n\nliteral 0\nHcmV?d0000\n\n", 4),
    ])
    func saysThatTheDataIsDamaged(_ text: String, _ index: Int) {
        let found = fault(text)
        #expect(found?.index == index)
        #expect(found?.isTooLarge == false)
    }

    @Test func believesNoSizeBeyondTheLimit() {
        for size in ["99999999999", "999999999999999999999999", "67108865"] {
            #expect(fault("literal \(size)\nKcmZQzWC8#H2LJ>B\n\n")?.isTooLarge == true)
        }
        #expect(fault("literal 3\nKcmZQzWC8#H2LJ>B\n\n", limit: 2)?.isTooLarge == true)
        #expect(fault("literal 3\nKcmZQzWC8#H2LJ>B\n\n", limit: 3) == nil)
        // A delta of 2,007 bytes that repeats 64 KiB to 131 MB.
        let bomb = "delta 2007\ncc-m`dU}<PLVAn7TM!_f;1*2dTjDjH#0IjX-FaQ7m\n\n"
        #expect(fault(bomb)?.isTooLarge == true)
        #expect(fault(bomb, limit: 200_000_000) == nil)
    }
}
