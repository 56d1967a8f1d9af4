// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import PatchSeries
import Testing

@Suite struct HunkTests {
    /// A file of one hunk `@@ header @@` with `lines`.
    private func parse(_ header: String, _ lines: String...) -> [FileDiff] {
        files("--- a/x\n+++ b/x\n@@ \(header) @@\n" + lines.map { $0 + "\n" }.joined())
    }

    private func shape(_ hunk: Hunk?) -> String {
        (hunk?.lines ?? []).map { line in
            switch line.kind {
            case .context: " "
            case .addition: "+"
            case .deletion: "-"
            }
        }.joined()
    }

    @Test func readsRangesHeadingAndLines() {
        let hunk = files("--- a/x\n+++ b/x\n@@ -12,2 +12,3 @@ int main(void)\n one\n-two\n+2\n+3\n").first?.hunks.first
        #expect(hunk?.oldStart == 12)
        #expect(hunk?.oldCount == 2)
        #expect(hunk?.newCount == 3)
        #expect(hunk?.heading.text == "int main(void)")
        #expect(hunk?.lines.map(\.content.text) == ["one", "two", "2", "3"])
        #expect(hunk?.lines.map(\.line) == [4, 5, 6, 7])
        #expect(hunk?.line == 3)
    }

    @Test func marksLinesWithoutNewline() {
        let hunk = parse("-1 +1", "-a", "\\ No newline at end of file", "+b", "\\ Kein Zeilenumbruch").first?.hunks
            .first
        #expect(hunk?.lines.map(\.hasNewline) == [false, false])
        #expect(parse("-1 +1", "-a", "+b").first?.hunks.first?.lines.map(\.hasNewline) == [true, true])
    }

    @Test func endsAtTheSignatureThatLooksLikeADeletion() {
        #expect(shape(parse("-1,2 +1,2", " a", "-b", "+c", "-- ", "2.39.5").first?.hunks.first) == " -+")
        // Counts say that it is one.
        #expect(shape(parse("-1,2 +1", " a", "-- ", "-- ", "2.39.5").first?.hunks.first) == " -")
        // Counts are too great by one: still the signature.
        #expect(shape(parse("-1,3 +1,2", " a", "-b", "+c", "-- ", "2.39.5").first?.hunks.first) == " -+-")
        #expect(shape(parse("-1,4 +1,3", " a", "-b", "+c", "-- ", "2.39.5", "").first?.hunks.first) == " -+")
    }

    @Test func takesEmptyLinesForContextThatLostItsSpace() {
        let hunk = parse("-1,3 +1,3", " a", "", "-b", "+c", "", "-- ", "2.39.5").first?.hunks.first
        #expect(shape(hunk) == "  -+")
        #expect(hunk?.lines[1].content.isEmpty == true)
    }

    @Test func keepsClaimsThatAreWrong() {
        let few = parse("-1,9 +1,9", " a", "-b", "+c", "-- ", "2.39.5").first?.hunks.first
        #expect(few?.oldCount == 9)
        #expect(shape(few) == " -+")
        let many = parse("-1,2 +1,2", " a", "-b", "+c", "+d", " e", "@@ -9 +10 @@", "-x", "+y").first?.hunks
        #expect(many?.map(shape) == [" -++ ", "-+"])
        #expect(many?.first?.newCount == 2)
    }

    @Test func takesTextBelowForText() {
        #expect(shape(parse("-1 +1", "-a", "+b", " 3 files", " more", "", "-----BEGIN PGP").first?.hunks.first) == "-+")
        #expect(shape(parse("-1 +1", "-a", "+b", "--", "Jane").first?.hunks.first) == "-+")
        #expect(shape(parse("-1 +1", "-a", "+b", " ", "-- ", "  Jane", "  Berlin").first?.hunks.first) == "-+")
    }

    @Test func findsAPlainFileWhoseHeaderLooksLikeHunkLines() {
        let text = "--- a/x\n+++ b/x\n@@ -1,9 +1,9 @@\n-a\n+b\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n-c\n+d\n"
        #expect(files(text).map(\.path) == ["x", "y"])
        #expect(files(text).map(\.insertions) == [1, 1])
        // With the counts on their side they are lines of the hunk.
        let lines = "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\n+b\n--- a/y\n+++ b/y\n@@ -9 +9 @@\n-c\n+d\n"
        #expect(files(lines).map(\.path) == ["x"])
        #expect(files(lines).map(\.insertions) == [3])
    }

    @Test func keepsHunksBehindAWrappedLine() {
        let found = parse("-1,3 +1,3", " a", "-b that was", "wrapped", "+c", " d", "@@ -9 +9 @@", "-x", "+y")
        #expect(found.count == 1)
        #expect(found.first?.hunks.map(shape) == [" -", "-+"])
    }

    @Test func survivesHugeNumbers() {
        let found = parse("-4294967295,4294967296 +99999999999999999999999,99999999999999999999999", " a", "-b")
        let hunk = found.first?.hunks.first
        #expect(hunk?.oldStart == 4_294_967_295)
        #expect(hunk?.oldCount == 4_294_967_296)
        #expect(hunk?.newStart == 1 << 40)
        #expect(shape(hunk) == " -")
        #expect(parse("-1,2 +x", " a").isEmpty || parse("-1,2 +x", " a").first?.hunks.isEmpty == true)
    }

    @Test func readsManyHunksInLinearTime() {
        // Each of these claims all the rest for itself; a parser that believes it is quadratic.
        let hunk = "@@ -1,4000000000 +1,4000000000 @@\n a\n-b\n+c\n"
        let found = files("--- a/x\n+++ b/x\n" + String(repeating: hunk, count: 10_000))
        #expect(found.first?.hunks.count == 10_000)
        let signatures = files(
            "--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n-a\n+b\n" + String(repeating: "-- \n a\n", count: 50_000))
        #expect(signatures.count == 1)
        let headers = files(String(repeating: "--- a/x\n+++ b/x\n@@ -1,900000 +1,900000 @@\n-a\n", count: 10_000))
        #expect(headers.count == 10_000)
    }

    @Test func readsLinesOfManyMegabytes() {
        var bytes = Array("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+".utf8)
        bytes += [UInt8](repeating: UInt8(ascii: "b"), count: 20_000_000)
        bytes += Array("\n--- ".utf8) + [UInt8](repeating: UInt8(ascii: " "), count: 1_000_000)
        let found = FileDiff.files(in: Lines(bytes))
        #expect(found.first?.hunks.first?.lines.last?.content.count == 20_000_000)
    }

    @Test func takesADamagedLineOfBinaryDataIn() {
        let found = files(
            """
            diff --git a/x.gif b/x.gif
            new file mode 100644
            GIT binary patch
            literal 5
            Mcmc~uWyr|~0
            0ig(sQ>@~

            literal 0
            HcmV?d0000
            diff --git a/y.gif b/y.gif
            GIT binary patch
            literal 0
            HcmV?d0000
            --\u{20}
            2.39.5

            """)
        #expect(found.map(\.path) == ["x.gif", "y.gif"])
        #expect(found.map(\.binary) == [.data(lines: 4...9), .data(lines: 12...13)])
    }

    @Test func readsBinaryPatches() {
        let found = files(
            """
            diff --git a/x.gif b/x.gif
            new file mode 100644
            index 0000000000000000000000000000000000000000..0123456789012345678901234567890123456789
            GIT binary patch
            literal 5
            Mcmc~uWyr|~00ig(sQ>@~

            literal 0
            HcmV?d00001

            diff --git a/y.gif b/y.gif
            index 1234567..89abcde 100644
            Binary files a/y.gif and b/y.gif differ
            diff --git a/z b/z
            index 1234567..89abcde 100644
            --- a/z
            +++ b/z
            @@ -1 +1 @@
            -a
            +b

            """)
        #expect(found.map(\.path) == ["x.gif", "y.gif", "z"])
        #expect(found[0].binary == .data(lines: 5...9))
        #expect(found[1].binary == .withoutData)
        #expect(found[2].binary == nil)
    }
}
