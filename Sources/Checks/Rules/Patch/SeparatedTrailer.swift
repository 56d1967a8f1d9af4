// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A tag that stands apart from the others.
    static let separatedTrailer = Rule.patch(
        "separated-trailer", severity: .warning,
        page: RulePage(
            finds: """
                A `Signed-off-by`, `Fixes`, `Reviewed-by` or another of the documented tags in a paragraph before \
                the last one: a blank line or a line of prose stands between it and the tags at the end.
                """,
            why: """
                Git reads trailers from the last paragraph alone. `git interpret-trailers`, `git log \
                --format=%(trailers)` and what is built on them don't see the others.
                """,
            example: """
                Divide by the greatest level.

                Fixes: 0123456789ab ("lamp: Add a driver for the desk lamp")

                Signed-off-by: Jane Roe <jane@example.org>
                """,
            advice: "Put all tags into one paragraph at the end of the message.",
            references: [
                """
                git-interpret-trailers(1): “The group must either be at the end of the message or be the last \
                non-whitespace lines before a line that starts with ---”
                """,
                """
                Documentation/process/submitting-patches.rst: “Do not split the tag across multiple lines, tags are \
                exempt from the "wrap at 75 columns" rule in order to simplify parsing scripts.”
                """,
            ])
    ) { subject, faults in
        let message = subject.patch.commitMessage
        guard let block = message.trailers.first else { return }
        // Notes in brackets are put between the tags by those who hand the patch on.
        let lastNote = message.lines.last { $0.number < block.line && $0.text.hasPrefix("[") }?.number ?? 0
        for tag in message.strayTags(before: block.line) where tag.isWhole && tag.line > lastNote {
            faults.add(
                "\(quoted(tag.name)) stands apart from the other tags, where git does not read it",
                at: subject.place(line: tag.line), certainty: .likely,
                advice: "move it to the tags in the last paragraph")
        }
    }
}

extension WrittenTag {
    /// Whether the line is a tag for sure, not a sentence that begins like one (`Fixes: see below`).
    fileprivate var isWhole: Bool {
        if isNamed("Fixes") { return FixesTag(value).id != nil }
        if isNamed("Link") || isNamed("Closes") { return false }
        return address != nil
    }
}
