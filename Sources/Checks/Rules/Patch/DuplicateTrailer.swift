// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// The same trailer twice.
    static let duplicateTrailer = Rule.patch(
        "duplicate-trailer", severity: .warning,
        page: RulePage(
            finds: """
                A trailer that stands in the message twice, white space and capitals apart. A second \
                `Signed-off-by` with that of somebody else in between is the way that the patch took, and left alone.
                """,
            why: """
                It says nothing new, and it is often the trace of a trailer that was collected twice, once by hand \
                and once by a tool, or that was meant to name somebody else.
                """,
            example: """
                Reviewed-by: Ravi Kumar <ravi@example.net>
                Signed-off-by: Jane Roe <jane@example.org>
                Reviewed-by: Ravi Kumar <ravi@example.net>
                """,
            advice: "Remove one of the two; keep the order of the sign-offs.",
            references: [
                "scripts/checkpatch.pl: BAD_SIGN_OFF, “Duplicate signature”",
                "Documentation/process/submitting-patches.rst, “When to use Acked-by:, Cc:, and Co-developed-by:”",
            ])
    ) { subject, faults in
        var seen: [String: Trailer] = [:]
        var lastSignOff: String?
        for trailer in subject.patch.commitMessage.trailers {
            let key = "\(trailer.name):\(trailer.value)".lowercased().filter { !$0.isWhitespace }
            let isSignOff = trailer.isNamed("Signed-off-by")
            defer {
                seen[key] = trailer
                if isSignOff { lastSignOff = key }
            }
            guard let first = seen[key], !trailer.value.isEmpty, !isSignOff || lastSignOff == key else { continue }
            // A copied line is copied to the same people twice: nobody is misled.
            faults.add(
                "\(quoted("\(trailer.name): \(trailer.value)")) stands here twice",
                at: subject.place(line: trailer.line),
                severity: trailer.isNamed("Cc") || trailer.isNamed("Link") ? .info : nil, advice: "remove one of them",
                notes: [Note("the first one", at: subject.place(line: first.line).location)],
                fix: SuggestedFix("remove the line", replacement: []))
        }
    }
}
