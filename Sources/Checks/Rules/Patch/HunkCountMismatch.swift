// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A hunk whose header counts other lines than stand there.
    static let hunkCountMismatch = Rule.patch(
        "hunk-count-mismatch", severity: .error,
        page: RulePage(
            finds: "A hunk whose header (`@@ -12,7 +12,9 @@`) claims other numbers of lines than stand below it.",
            why: """
                `git am` refuses the patch as corrupt, or takes the lines that follow for a part of it. It comes \
                from a patch that was edited by hand, or from a mailer that wrapped or dropped lines.
                """,
            example: """
                @@ -12,7 +12,9 @@ unsigned int lamp_percent(const struct lamp *lamp)
                 {
                -	return lamp->level * 100 / 256;
                +	return lamp->level * 100 / LAMP_LEVEL_MAX;
                 }
                """,
            advice: "Make the patch again with `git format-patch`; to apply it as it is, use `git apply --recount`.",
            references: [
                """
                Documentation/process/email-clients.rst: “Email clients that are used for Linux kernel patches should \
                send the patch text untouched.”
                """
            ])
    ) { subject, faults in
        for file in subject.patch.diff {
            for hunk in file.hunks {
                let old = hunk.lines.count { $0.kind != .addition }
                let new = hunk.lines.count { $0.kind != .deletion }
                guard old != hunk.oldCount || new != hunk.newCount else { continue }
                let place = subject.place(line: hunk.line, treeLine: hunk.newStart, of: file)
                guard !hunk.lines.isEmpty else {
                    faults.add(
                        "what stands below the hunk header is no diff", at: place,
                        advice: "send the patch with \"git send-email\": the mail program has changed it")
                    continue
                }
                let claims = [(old, hunk.oldCount, "before"), (new, hunk.newCount, "after")].filter { $0.0 != $0.1 }
                    .map { "\(counted($0.1, "line")) \($0.2) where \($0.0) \($0.0 == 1 ? "stands" : "stand")" }
                faults.add(
                    "the hunk header claims \(claims.joined(separator: " and "))",
                    at: place,
                    fix: SuggestedFix(
                        "count the lines again",
                        replacement: [
                            "@@ -\(hunk.oldStart),\(old) +\(hunk.newStart),\(new) @@"
                                + (hunk.heading.isEmpty ? "" : " " + clipped(hunk.heading))
                        ]))
            }
        }
    }
}
