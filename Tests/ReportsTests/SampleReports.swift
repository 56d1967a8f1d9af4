// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Findings

/// Reports to render.
enum SampleReport {
    /// A series of three with an error, a warning, something to know, something held back, something not checked.
    static var faulty: Report {
        let findings = Finding.list([
            Diagnostic(
                rule: "cover-shortlog-differs", severity: .warning,
                message: "the shortlog lists \"lamp: Add a timr\", which no patch is called",
                location: Location(
                    patch: PatchReference(number: 0, title: "lamp: Switch off by itself"), bodyLine: 9,
                    mail: SourceLine(file: "patches/v2-0000-cover-letter.patch", line: 18)),
                advice: "write the cover letter anew, did you mean \"lamp: Add a timer that switches the lamp off\"?",
                excerpt: "  lamp: Add a timr",
                notes: [
                    Note(
                        "patch 2 is called \"lamp: Add a timer that switches the lamp off\"",
                        at: Location(
                            patch: PatchReference(number: 2, title: "lamp: Add a timer that switches the lamp off"),
                            mail: SourceLine(file: "patches/v2-0002-lamp-Add-a-timer.patch", line: 4)))
                ]),
            Diagnostic(
                rule: "missing-signed-off-by", severity: .error,
                message: "the author, \"Ann Author <ann@example.org>\", has not signed off",
                location: Location(
                    patch: PatchReference(number: 2, title: "lamp: Add a timer that switches the lamp off"),
                    bodyLine: 6, mail: SourceLine(file: "patches/v2-0002-lamp-Add-a-timer.patch", line: 12)),
                advice: "add the line below", excerpt: "Reviewed-by: Rex Viewer <rex@example.org>",
                fix: SuggestedFix("sign off", replacement: ["Signed-off-by: Ann Author <ann@example.org>"])),
            Diagnostic(
                rule: "trailing-whitespace", severity: .info, message: "white space at the end of the line",
                location: Location(
                    patch: PatchReference(number: 2, title: "lamp: Add a timer that switches the lamp off"),
                    bodyLine: 40, mail: SourceLine(file: "patches/v2-0002-lamp-Add-a-timer.patch", line: 46),
                    tree: SourceLine(file: "drivers/lamp/timer.c", line: 12)),
                excerpt: "+\ttimer_setup(&lamp->timer, lamp_off, 0); ", notes: [Note("git would warn too")]),
        ])
        let held = Finding(
            diagnostic: Diagnostic(
                rule: "title-too-long", severity: .warning, message: "the title has 81 characters",
                location: Location(
                    patch: PatchReference(number: 3, title: "lamp: Call the table by its name"),
                    mail: SourceLine(file: "patches/v2-0003-lamp-Call-the-table.patch", line: 4))),
            fingerprint: Fingerprint(description: "00000000deadbeef"))
        var report = Report(
            toolVersion: "0.0.0", series: outline, base: BaseOutline(name: "v6.3.2", isProved: true),
            findings: findings,
            suppressed: [
                SuppressedFinding(
                    finding: held, reason: "the name of the table is long", source: "patches/lockstep.yaml")
            ],
            notChecked: [
                NotChecked(
                    what: ["fixes-unknown", "fixes-not-an-ancestor"],
                    reason: "no history of commits: give a revision as --base")
            ],
            rules: [
                RuleOutline(
                    name: "cover-shortlog-differs", family: "series", severity: .warning,
                    finds: "a title in the cover letter's shortlog that no patch has",
                    why: "readers look for it in vain",
                    advice: "write the cover letter anew",
                    references: ["Documentation/process/submitting-patches.rst"]),
                RuleOutline(
                    name: "missing-signed-off-by", family: "patch", severity: .error, finds: "a patch not signed off",
                    why: "nobody may take it", advice: "sign it off",
                    references: ["Documentation/process/submitting-patches.rst", "Documentation/process/5.Posting.rst"]),
            ])
        report.kconfig = [kconfig]
        return report
    }

    /// What was proved of a Kconfig that the second of two patches changes.
    private static var kconfig: KconfigOutline {
        let undefined = KconfigOutline.InvariantState(
            text: "LAMP_TIMER -> LAMP", outcome: "not yet", details: ["LAMP_TIMER"])
        let violated = KconfigOutline.InvariantState(
            text: "LAMP_TIMER -> LAMP", outcome: "violated", details: ["CONFIG_LAMP_TIMER=y"])
        return KconfigOutline(
            architecture: "x86",
            states: [
                .init(patch: 0, isChanged: false, invariants: [undefined]),
                .init(patch: 1, isChanged: false, invariants: [undefined]),
                .init(patch: 2, isChanged: true, provedSelects: 7, violatedSelects: 1, invariants: [violated]),
            ])
    }

    /// A series without any finding.
    static var clean: Report { Report(toolVersion: "0.0.0", series: outline) }

    /// A report made of text that wants to be something else.
    static var hostile: Report {
        let title = "x\u{1b}[2J\u{1b}]0;owned\u{7}\r\n::error::ERROR: y\u{202e}z\u{9b}31m"
        return Report(
            toolVersion: "0.0.0",
            series: SeriesOutline(
                source: "in\u{1b}[2Jput", title: title, version: "v1", sender: nil, hasCover: false,
                patches: [row(1, title)]),
            findings: Finding.list([
                Diagnostic(
                    rule: "odd-title", severity: .warning, message: "the title is \"\(title)\"",
                    location: Location(
                        patch: PatchReference(number: 1, title: title), bodyLine: 1,
                        mail: SourceLine(file: "a,b:c%\n\(title)", line: 1),
                        tree: SourceLine(file: "drivers/\(title)", line: 0)),
                    advice: "100% \(title)", excerpt: title, notes: [Note(title)],
                    fix: SuggestedFix(title, replacement: [title]))
            ]),
            suppressed: [],
            notChecked: [NotChecked(what: [title], reason: title)])
    }

    private static var outline: SeriesOutline {
        SeriesOutline(
            source: "patches/", title: "lamp: Switch off by itself", version: "v2",
            sender: "Ann Author <ann@example.org>", hasCover: true,
            patches: [
                row(1, "lamp: Reach 100 percent"), row(2, "lamp: Add a timer that switches the lamp off"),
                row(3, "lamp: Call the table by its name"),
            ])
    }

    private static func row(_ number: Int, _ title: String) -> SeriesOutline.PatchRow {
        SeriesOutline.PatchRow(
            number: number, title: title, author: "Ann Author <ann@example.org>", paths: ["drivers/lamp/lamp.c"],
            insertions: 3, deletions: 1, trailers: ["Signed-off-by: Ann Author <ann@example.org>"], applies: "exact")
    }
}
