// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail
internal import PatchSeries

extension Rule {
    /// A rule of the family *Reading*: what the parsers have said under the name of `fault`.
    static func reading<Fault: RawRepresentable<String>>(
        _ fault: Fault, severity: Severity, page: RulePage
    ) -> Rule {
        let name = fault.rawValue
        return Rule(name, family: .reading, severity: severity, page: page) { subject in
            subject.series.readings.flatMap { $0.diagnostics(called: name) }
        }
    }
}

/// A message of a series, with what the parsers had to say about it.
private struct Reading {
    let message: Message
    let reference: PatchReference
    let diagnostics: [Diagnostic]

    /// What was said under `name`, with its place in the series and in the mail.
    func diagnostics(called name: String) -> [Diagnostic] {
        diagnostics.filter { $0.rule == name }.map { diagnostic in
            var diagnostic = diagnostic
            diagnostic.location.patch = diagnostic.location.patch ?? reference
            if diagnostic.location.mail == nil, let line = diagnostic.location.bodyLine {
                diagnostic.location.mail = message.sourceLine(ofBodyLine: line)
            }
            return diagnostic
        }
    }
}

extension Series {
    /// The messages that carry the series: the cover letter, the patches, and those that claim a number of theirs.
    fileprivate var readings: [Reading] {
        let letter = cover.map { cover in
            Reading(message: cover.message, reference: cover.reference, diagnostics: cover.message.diagnostics)
        }
        let own = patches.indices.map { index in
            Reading(
                message: patches[index].message, reference: reference(ofPatchAt: index),
                diagnostics: patches[index].diagnostics)
        }
        let others = duplicates.map { patch in
            Reading(
                message: patch.message,
                reference: PatchReference(number: patch.subject.number ?? 0, title: patch.subject.title),
                diagnostics: patch.diagnostics)
        }
        return [letter].compactMap(\.self) + own + others
    }
}
