// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics

/// The findings of one rule, collected under its name and its severity.
///
/// Only the first ``limit`` are kept: a file with DOS line ends is one thing to know, not ten thousand. The last one
/// that is kept says how many more there are.
struct Faults {
    /// Name of the rule.
    let rule: String

    /// The severity of a finding that brings none of its own.
    let severity: Severity

    /// How many findings are kept.
    let limit: Int

    private var kept: [Diagnostic] = []
    private var dropped = 0

    /// How many findings most rules keep.
    static let usualLimit = 20

    /// No findings yet of `rule`.
    init(rule: String, severity: Severity, limit: Int = Faults.usualLimit) {
        self.rule = rule
        self.severity = severity
        self.limit = limit
    }

    /// Adds a finding at `place`.
    mutating func add(
        _ message: @autoclosure () -> String, at place: @autoclosure () -> Place, severity: Severity? = nil,
        certainty: Certainty = .certain, advice: @autoclosure () -> String? = nil,
        notes: @autoclosure () -> [Note] = [], fix: @autoclosure () -> SuggestedFix? = nil
    ) {
        guard kept.count < limit else {
            dropped += 1
            return
        }
        let place = place()
        kept.append(
            Diagnostic(
                rule: rule, severity: severity ?? self.severity, certainty: certainty, message: message(),
                location: place.location, advice: advice(), excerpt: place.excerpt, notes: notes(), fix: fix()))
    }

    /// The findings in their order.
    var diagnostics: [Diagnostic] {
        guard dropped > 0, var last = kept.last else { return kept }
        last.notes.append(Note("\(dropped) more of the same kind \(dropped == 1 ? "is" : "are") not shown"))
        return kept.dropLast() + [last]
    }
}
