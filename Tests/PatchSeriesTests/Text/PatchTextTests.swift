// SPDX-License-Identifier: GPL-2.0-only

import Mail
import PatchSeries
import Testing

/// `Tests/Oracles/patches.py` holds the same against `git mailinfo` on archives.
@Suite struct PatchTextTests {
    @Test func takesAuthorAndTitleFromTheBody() {
        let found = patch(
            "From: =?utf-8?q?Zo=C3=AB?= Doe\n <zoe@x.org>\nSubject: [PATCH 1/2] lamp: Glow\nDate: Tue, 5 Dec 2023\n\n"
                + "Text\n\nFrom: no field\n---\n" + smallDiff)
        #expect(found.author == Address(name: "Zoë Doe", email: "zoe@x.org"))
        #expect(found.sender == Address(name: "Jane Roe", email: "jane@example.org"))
        #expect(found.subject.title == "lamp: Glow")
        #expect(found.inBodyFromLine == 1)
        #expect(found.inBodySubjectLine == 3)
        #expect(found.inBodyDateLine == 4)
        #expect(found.commitMessage.lines.texts == ["Text", "", "From: no field"])
        #expect(found.commitMessage.lines.map(\.number) == [6, 7, 8])
    }

    @Test func endsTheFieldsAtTheFirstOtherLine() {
        let found = patch("\nText\nFrom: no field\n---\n" + smallDiff)
        #expect(found.inBodyFromLine == nil)
        #expect(found.commitMessage.lines.texts == ["Text", "From: no field"])
    }

    @Test func cutsAtScissorsUnlessTold() {
        let message = mail(
            "[PATCH] lamp: Shine", body: "Hello,\n-- >8 --\nSubject: lamp: Glow\n\nText\n---\n" + smallDiff)
        let cut = Patch(parsing: message)
        #expect(cut.commitMessage.lines.texts == ["Text"])
        #expect(cut.subject.title == "lamp: Glow")
        let whole = Patch(parsing: message, ignoringScissors: true)
        #expect(whole.commitMessage.lines.texts == ["Hello,", "-- >8 --", "Subject: lamp: Glow", "", "Text"])
        #expect(whole.subject.title == "lamp: Shine")
    }

    @Test(arguments: ["-- >8 --", "8< ---- cut here ----", "- - - >8 - - - - remove above", "------8<------"])
    func knowsScissors(_ line: String) {
        #expect(patch("Above\n\(line)\nBelow\n---\n" + smallDiff).commitMessage.lines.texts == ["Below"])
    }

    @Test(arguments: [">8", "-- >8", "the list a -> 8< b is long", "----------", "a >8 b -- that is all of it"])
    func takesTextForText(_ line: String) {
        #expect(patch("Above\n\(line)\nBelow\n---\n" + smallDiff).commitMessage.lines.count == 3)
    }

    @Test(arguments: ["---", "--- ", "diff --git a/x b/x", "--- a/file", "Index: file", "diff -u a b"])
    func endsTheMessageWhereGitDoes(_ line: String) {
        #expect(patch("Text\n\(line)\nMore\n").commitMessage.lines.texts == ["Text"])
    }

    @Test(arguments: ["----", "--- ---", " ---", "---x", "-- ", "different"])
    func doesNotEndTheMessageElsewhere(_ line: String) {
        let lines = patch("Text\n\(line)\nMore\n").commitMessage.lines.texts
        #expect(lines.last == (line == "--- ---" ? "Text" : "More"))
    }

    @Test func tellsNotesFromDiffstatAndBase() {
        let found = patch(
            """
            Text

            Signed-off-by: J <j@x.org>
            ---
            v2: shine brighter

            change-id: 20231205-lamp-0123456789ab
             file | 2 +-
             1 file changed, 1 insertion(+), 1 deletion(-)
             create mode 100644 file

            \(smallDiff)

            base-commit: 0123456789012345678901234567890123456789
            prerequisite-patch-id: 1111111111111111111111111111111111111111
            prerequisite-patch-id: 2222222222222222222222222222222222222222
            --\u{20}
            2.39.5
            """)
        #expect(found.notes.texts == ["v2: shine brighter"])
        #expect(found.changeLog.entries.map(\.version) == [SeriesVersion(2)])
        #expect(found.diffstat?.lines == 8...10)
        #expect(found.diffstat?.summaries.texts == [" create mode 100644 file"])
        #expect(found.baseInformation.commit?.text == "0123456789012345678901234567890123456789")
        #expect(found.baseInformation.changeID?.text == "20231205-lamp-0123456789ab")
        #expect(found.baseInformation.prerequisites.count == 2)
        #expect(found.diff.map(\.insertions) == [1])
        #expect(found.diff.map(\.deletions) == [1])
    }

    @Test func readsAPatchWithoutSeparatorAndOneWithoutDiff() {
        #expect(patch("Text\n\n" + smallDiff).commitMessage.lines.texts == ["Text"])
        let without = patch("Text\n---\nNote\n-- \n2.39.5\n")
        #expect(without.diff.isEmpty)
        #expect(without.notes.texts == ["Note"])
    }
}
