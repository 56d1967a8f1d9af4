// SPDX-License-Identifier: GPL-2.0-only

/// A finding: something in the series or the tree that its author should change or know.
///
/// A diagnostic has a place, says how sure it is, and tells what to do. What went wrong with the world (a missing
/// revision, a full disk) is no diagnostic but a thrown error.
public struct Diagnostic: Sendable, Hashable, Codable {
    /// Name of the rule, by the fault that it finds: `missing-signed-off-by`.
    public var rule: String

    /// How much it matters.
    public var severity: Severity

    /// How sure the rule is.
    public var certainty: Certainty

    /// What is wrong: a lowercase clause without full stop, names in quotes.
    public var message: String

    /// Where it is wrong.
    public var location: Location

    /// What to do about it: a clause in the imperative, or nil where the message says it.
    public var advice: String?

    /// The line that is meant, as it stands there, for reports that show context.
    public var excerpt: String?

    /// Further places and facts that belong to the finding.
    public var notes: [Note]

    /// A text that removes the fault, where it is mechanical.
    public var fix: SuggestedFix?

    /// A diagnostic of `rule` at `location`.
    public init(
        rule: String, severity: Severity, certainty: Certainty = .certain, message: String, location: Location,
        advice: String? = nil, excerpt: String? = nil, notes: [Note] = [], fix: SuggestedFix? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.certainty = certainty
        self.message = message
        self.location = location
        self.advice = advice
        self.excerpt = excerpt
        self.notes = notes
        self.fix = fix
    }
}

/// How much a finding matters.
public enum Severity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// Something a reader may like to know; never a reason to resend.
    case info
    /// A maintainer would ask for a change.
    case warning
    /// The series can't be taken as it is.
    case error

    /// Orders `info` < `warning` < `error`.
    public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rank < rhs.rank }

    private var rank: Int {
        switch self {
        case .info: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// How sure a rule is of its finding.
public enum Certainty: String, Sendable, Hashable, Codable, CaseIterable {
    /// It follows from the text that was read.
    case certain
    /// Another reading is possible but unusual.
    case likely
    /// A human has to look.
    case possible
}

/// A further place or fact that belongs to a finding.
public struct Note: Sendable, Hashable, Codable {
    /// What is to be known: a lowercase clause without full stop.
    public var message: String

    /// Where, if it has a place of its own.
    public var location: Location?

    /// A note, with a place of its own or without.
    public init(_ message: String, at location: Location? = nil) {
        self.message = message
        self.location = location
    }
}

/// A text that removes a fault: the line as it should stand.
public struct SuggestedFix: Sendable, Hashable, Codable {
    /// What the change does: a clause in the imperative.
    public var summary: String

    /// The lines to put in place of the excerpt; empty to remove it.
    public var replacement: [String]

    /// A fix that replaces the excerpt by `replacement`.
    public init(_ summary: String, replacement: [String]) {
        self.summary = summary
        self.replacement = replacement
    }
}
