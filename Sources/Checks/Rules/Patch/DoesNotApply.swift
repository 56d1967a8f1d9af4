// SPDX-License-Identifier: GPL-2.0-only

internal import Applying
internal import ByteText
internal import Diagnostics
internal import PatchSeries
internal import SourceTrees

extension Rule {
    /// A patch that does not apply to the base with the patches before it.
    static let doesNotApply = Rule(
        "does-not-apply", family: .patch, severity: .error, needs: .base,
        page: RulePage(
            finds: """
                A hunk that fits nowhere in the file as the patches before it left it, or a file that is absent or \
                exists already. Tells the place that comes nearest and what differs there. Lines are compared \
                exactly, as `git am` does. Silent where the base can't tell. Where three quarters of the files, three \
                at least, do not fit and none is the one on its `index` line, the base is the wrong one: that is said \
                once.
                """,
            why: "The series can't be merged as it is, and no test of it says anything.",
            example: """
                ERROR: hunk 2 of "drivers/lamp/lamp.c" does not apply; line 41 comes nearest, 5 of 6 lines fit
                """,
            advice: """
                Rebase the series on the tree that it is for. If it applies to another tree, name that one with \
                `git format-patch --base`; `lockstep base` finds the trees on which it applies.
                """,
            references: [
                """
                Documentation/process/5.Posting.rst: “Patches must be prepared against a specific version of the \
                kernel.”
                """,
                "Documentation/process/submitting-patches.rst, “Providing base tree information”",
            ])
    ) { subject in
        if let base = WrongBase(subject) {
            var faults = Faults(rule: "does-not-apply", severity: .error)
            faults.add(
                base.message, at: subject.series.place,
                advice: "\"lockstep base\" lists the branches and tags that it was made for; name one with \"--base\"",
                notes: base.notes)
            return faults.diagnostics
        }
        return findings("does-not-apply", .error, in: subject, findFilesThatDoNotApply)
    }
}

/// Adds the files of a patch that do not apply.
private func findFilesThatDoNotApply(_ subject: PatchUnderCheck, _ faults: inout Faults) {
    guard let applied = subject.applied else { return }
    for (file, outcome) in zip(subject.patch.diff, applied.files) where outcome.outcome == .doesNotApply {
        // Binary data that is damaged fits no base: `corrupt-binary-patch` tells of it.
        if outcome.damage != nil { continue }
        if let problem = outcome.problem {
            faults.add(
                "\(quoted(outcome.path)) does not apply: \(problem)", at: subject.place(of: file),
                advice: subject.baseAdvice)
            continue
        }
        for (index, pair) in zip(file.hunks, outcome.hunks).enumerated() {
            guard case .doesNotApply(let nearest) = pair.1 else { continue }
            let hunk = "hunk \(index + 1) of \(quoted(outcome.path)) does not apply"
            let place = subject.place(line: pair.0.line, treeLine: pair.0.newStart, of: file)
            guard let nearest else {
                faults.add("\(hunk): none of its lines stands in the file", at: place, advice: subject.baseAdvice)
                continue
            }
            if let refusal = nearest.refusal {
                faults.add(
                    "\(hunk): its lines stand at line \(nearest.line), \(refusal.clause)", at: place,
                    advice: subject.baseAdvice)
                continue
            }
            faults.add(
                "\(hunk); line \(nearest.line) comes nearest, \(nearest.lines)",
                at: place, advice: subject.baseAdvice,
                notes: nearest.differences.prefix(5).map { $0.note(in: outcome.path) })
        }
    }
}

extension PatchUnderCheck {
    /// What to do where a patch does not fit its base.
    fileprivate var baseAdvice: String {
        guard let name = subject.applied?.base.name else { return "rebase the series" }
        return "rebase the series on \(quoted(name)), or check it against the tree that it was made for"
    }
}

extension NearestFit.Difference {
    /// The difference as a note with its place in the tree.
    fileprivate func note(in path: String) -> Note {
        let place = Location(tree: SourceLine(file: path, line: line))
        switch (expected, found) {
        case (let expected?, let found?):
            return Note("expected \(quoted(clipped(expected))), found \(quoted(clipped(found)))", at: place)
        case (let expected?, nil): return Note("expected \(quoted(clipped(expected))), found nothing", at: place)
        case (nil, let found?): return Note("found \(quoted(clipped(found))) in between", at: place)
        case (nil, nil): return Note("differs", at: place)
        }
    }
}

extension NearestFit.Refusal {
    /// What is against the place.
    fileprivate var clause: String {
        switch self {
        case .isNotTheBeginning: "but by its header it can stand at the beginning of the file only"
        case .isNotTheEnd: "but without context below its changes it can stand at the end of the file only"
        case .isTaken: "which the hunk before it has taken"
        }
    }
}

extension NearestFit {
    /// How many of the hunk's lines stand there.
    fileprivate var lines: String { "\(matching) of \(counted(of, "line")) \(matching == 1 ? "fits" : "fit")" }
}
