// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// Two mails with the same number.
    static let duplicateNumber = Rule.series(
        "duplicate-number", severity: .error, needs: .wholeSeries,
        page: RulePage(
            finds: """
                Two mails of one version that carry the same number. A patch that was only sent twice, with the same \
                title and the same changes, is told as info.
                """,
            why: """
                Which of the two is meant can't be known: tools take one of them without a word, and the numbers \
                don't tell the order any more.
                """,
            example: """
                [PATCH v2 2/3] lamp: Add a timer that switches the lamp off
                [PATCH v2 2/3] lamp: Call the table by its name
                """,
            advice: "Number the patches anew and send the series as its next version.",
            references: [
                """
                Documentation/process/submitting-patches.rst: "If there are four patches in a patch series the \
                individual patches may be numbered like this: 1/4, 2/4, 3/4, 4/4."
                """
            ])
    ) { subject, faults in
        let series = subject.series
        for second in series.duplicates {
            let number = second.subject.number ?? 0
            let reference = PatchReference(number: number, title: second.subject.title)
            let place = second.message.place(header: "Subject", of: reference)
            if number == 0 {
                faults.add(
                    "there are two cover letters", at: place, notes: note(on: series.cover?.place(header: "Subject")))
                continue
            }
            let first = series.patches.firstIndex { $0.subject.number == number }
            let isSame = first.map { series.patches[$0].carriesTheSame(as: second) } ?? false
            faults.add(
                isSame ? "patch \(number) was sent twice" : "two different patches carry the number \(number)",
                at: place, severity: isSame ? .info : .error,
                advice: isSame ? nil : "number the patches anew and send them as the next version",
                notes: note(on: first.map { series.place(ofPatchAt: $0) }))
        }
    }

    private static func note(on place: Place?) -> [Note] {
        place.map { [Note("the first one", at: $0.location)] } ?? []
    }
}

extension Patch {
    /// Whether `other` has the same title and changes the same lines of the same files.
    fileprivate func carriesTheSame(as other: Patch) -> Bool {
        subject.title == other.subject.title
            && diff.elementsEqual(other.diff) { mine, theirs in
                mine.path == theirs.path && mine.status == theirs.status && mine.newMode == theirs.newMode
                    && mine.hunks.elementsEqual(theirs.hunks) { first, second in
                        first.lines.elementsEqual(second.lines) { $0.kind == $1.kind && $0.content == $1.content }
                    }
            }
    }
}
