// SPDX-License-Identifier: GPL-2.0-only

import Mail
import PatchSeries
import Testing

@Suite struct SummaryTests {
    private func cover(_ body: String, subject: String = "[PATCH v4 0/2] lamp: Shine") -> CoverLetter {
        CoverLetter(parsing: mail(subject, body: body))
    }

    @Test func readsDiffstatRowsOfAllKinds() {
        let stat = cover(
            """
            Text with a | 5 table

             .../very/long/name.c          |   12 ++++++++++--
             drivers/{old => new}/lamp.c   |    2 +-
             Documentation/a | b.rst       |    1 +
             pixel.gif                     |  Bin 0 -> 12345 bytes
             gone.gif                      |  Bin
             mode.sh                       |    0
             huge.c                        | 123456 +++++++++++++++++++++---
             7 files changed, 123465 insertions(+), 7 deletions(-)
             create mode 100644 pixel.gif
             rename drivers/{old => new}/lamp.c (98%)
             mode change 100644 => 100755 mode.sh
             no summary line
            """
        ).diffstat
        #expect(
            stat?.rows.map(\.path) == [
                ".../very/long/name.c", "drivers/{old => new}/lamp.c", "Documentation/a | b.rst", "pixel.gif",
                "gone.gif", "mode.sh", "huge.c",
            ])
        #expect(stat?.rows.map(\.changes) == [12, 2, 1, nil, nil, 0, 123456])
        #expect(stat?.totals?.files == 7)
        #expect(stat?.totals?.insertions == 123465)
        #expect(stat?.totals?.deletions == 7)
        #expect(stat?.totals?.line == 10)
        #expect(stat?.summaries.map(\.number) == [11, 12, 13])
        #expect(stat?.lines == 3...13)
    }

    @Test func findsNoDiffstatInTables() {
        #expect(cover("a | 5\nb | 7\n\n | 3 |\nname | 5 volts\n").diffstat == nil)
        #expect(cover("In this series 3 files changed.\n").diffstat == nil)
    }

    @Test func readsADiffstatWithoutItsLastLine() {
        let stat = cover("Text\n\n lamp.c | 3 ++-\n lamp.h | 1 +\n\nMore\n").diffstat
        #expect(stat?.rows.count == 2)
        #expect(stat?.totals == nil)
    }

    @Test func readsTheShortlogWithWrappedTitles() {
        let found = cover(
            """
            Somebody said (2):
            quoted

            Jane Doe (2):
              lamp: Shine
              lamp: Glow with a title that is so long that git had to
                wrap it

            Zoë (1):
              lamp: Smoke

             lamp.c | 3 ++-
             1 file changed, 2 insertions(+), 1 deletion(-)
            """)
        let shortlog = found.shortlog
        #expect(shortlog?.groups.map(\.author) == ["Jane Doe", "Zoë"])
        #expect(shortlog?.groups.map(\.count) == [2, 1])
        #expect(
            shortlog?.groups.first?.titles.texts == [
                "lamp: Shine", "lamp: Glow with a title that is so long that git had to wrap it",
            ])
        #expect(shortlog?.lines == 4...10)
        #expect(found.lines.texts == ["Somebody said (2):", "quoted"])
    }

    @Test func readsWhatB4Generates() {
        let found = cover(
            """
            Text.

            Signed-off-by: Jane Doe <jane@x.org>
            ---
            Changes in v4:
            - shine brighter
            - Link to v3: https://lore.example.org/r/20231204-lamp-v3-0-abc@x.org

            ---
            Jane Doe (1):
                  lamp: Shine

             lamp.c | 3 ++-
             1 file changed, 2 insertions(+), 1 deletion(-)
            ---
            base-commit: 0123456789012345678901234567890123456789
            change-id: 20231205-lamp-0123456789ab

            Best regards,
            --\u{20}
            Jane Doe <jane@x.org>
            """)
        #expect(found.trailers.map(\.name) == ["Signed-off-by"])
        #expect(found.shortlog?.groups.first?.titles.texts == ["lamp: Shine"])
        #expect(found.changeLog.entries.map(\.version) == [SeriesVersion(4)])
        #expect(found.changeLog.entries.first?.links == ["https://lore.example.org/r/20231204-lamp-v3-0-abc@x.org"])
        #expect(found.baseInformation.commit?.number == 16)
        #expect(found.baseInformation.changeID?.text == "20231205-lamp-0123456789ab")
        #expect(found.lines.last?.text.hasPrefix("- Link to v3") == true)
    }

    @Test(arguments: [
        "v4:", "V4:", "v4", "* v4", "- v4:", "[v4]", "Changes in v4:", "Changes in V4", "Change in v4:",
        "Changes for v4:",
        "v3 -> v4:", "v3->v4", "V3 => V4:", "v3 → v4:", "Changes v3->v4:", "Changes from v3 to v4:", "Changes from v3:",
        "Changes since v3:", "changes since V3", "Since v3:", "since v3", "Changelog v3 → v4:", "Changelog for v4:",
        "Change log v4:", "Changes between v3 and v4:", "v4 changes:", "Version 4:", "Changes in version 4:",
        "Changes since version 3:", "Changes since PATCH v3:", "Changes since [PATCH v3]:", "v4: shine brighter",
        "v4 - shine brighter", "v4 (2023-12-05):", "Changes in v4 (thanks to Zoë):", "=== v4 ===",
        "Differences from v3:",
        "Changes since RFC:", "Changes since last version:", "changes v4:", "v4 changelog:", "Changes since v3 series:",
        "V3->V4 Changes : shine brighter and for a longer time", "v4 changes: shine brighter and for a longer time",
    ])
    func readsChangeLogHeadings(_ heading: String) {
        let log = cover("Text\n\n\(heading)\n- brighter\n").changeLog
        #expect(log.entries.map(\.version) == [SeriesVersion(4)])
        #expect(log.entries.first?.lines.last?.text == "- brighter")
    }

    @Test(arguments: [
        "v4l2: not a version", "v4 is based on v6.7", "This is v4 of the series", "Link to v3: https://x.org/",
        "The v4",
        "version", "Changes:", "Thanks for v3", "In v3 I said so", "v6.12: the kernel", "lamp: v4",
        "Changes to the lamp since v3 was sent are many and all of them are described somewhere below",
        "- rebased on v6.7-rc1", "- patch 4: shine brighter",
        "v4 changes the lamp so that it shines brighter: see below", "v3->v4 changes the colour of the lamp, not more",
    ])
    func takesOtherLinesForText(_ line: String) {
        #expect(cover("Text\n\n\(line)\n- brighter\n").changeLog.entries.isEmpty)
    }

    @Test func keepsEntriesApart() {
        let log = cover(
            """
            Text

            Changes since v3:
             - brighter <20231204.lamp@x.org>

            v3: darker
            v2:

             - other colour, see https://x.org/colour.
            """
        ).changeLog
        #expect(log.entries.map(\.version.major) == [4, 3, 2])
        #expect(log.entries.map(\.line) == [3, 6, 7])
        #expect(
            log.entries.map { $0.lines.texts } == [
                [" - brighter <20231204.lamp@x.org>"], ["darker"], [" - other colour, see https://x.org/colour."],
            ])
        #expect(log.entries.map(\.links) == [["20231204.lamp@x.org"], [], ["https://x.org/colour"]])
    }
}
