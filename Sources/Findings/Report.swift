// SPDX-License-Identifier: GPL-2.0-only

public import Diagnostics

/// The outcome of a check: what was looked at, what was found, and what could not be looked at.
///
/// Its JSON form is the tool's own schema (`Documentation/ReportSchema.md`); every renderer works from it alone.
public struct Report: Sendable, Codable {
    /// Version of the schema: the first number changes when a reader would have to.
    public var schema = "1.1"

    /// Version of the tool that made it.
    public var toolVersion: String

    /// The series as a table.
    public var series: SeriesOutline

    /// What it was checked against, or nil where no base was given.
    public var base: BaseOutline?

    /// What was proved of Kconfig, an entry an architecture; nil where the series has nothing to do with it.
    public var kconfig: [KconfigOutline]?

    /// The findings, in the order of the series.
    public var findings: [Finding]

    /// The findings that a suppression or the baseline holds back, each with its reason.
    public var suppressed: [SuppressedFinding]

    /// What could not be checked, and for lack of what.
    public var notChecked: [NotChecked]

    /// The rules that the findings, suppressed ones included, name: a page each, in the order of the catalogue.
    public var rules: [RuleOutline]

    /// A report on `series`.
    public init(
        toolVersion: String, series: SeriesOutline, base: BaseOutline? = nil, findings: [Finding] = [],
        suppressed: [SuppressedFinding] = [], notChecked: [NotChecked] = [], rules: [RuleOutline] = []
    ) {
        self.toolVersion = toolVersion
        self.series = series
        self.base = base
        self.findings = findings
        self.suppressed = suppressed
        self.notChecked = notChecked
        self.rules = rules
    }
}

/// A diagnostic in a report, with the fingerprint that tells it from all others.
public struct Finding: Sendable, Codable {
    /// The diagnostic.
    public var diagnostic: Diagnostic
    /// What makes it the same finding in another run.
    public var fingerprint: Fingerprint

    /// A finding.
    public init(diagnostic: Diagnostic, fingerprint: Fingerprint) {
        self.diagnostic = diagnostic
        self.fingerprint = fingerprint
    }
}

/// A finding that is held back.
public struct SuppressedFinding: Sendable, Codable {
    /// The finding.
    public var finding: Finding
    /// Why, in the words of whoever suppressed it.
    public var reason: String
    /// Where that is written: `patches/lockstep.yaml`, a baseline file.
    public var source: String

    /// A finding that `source` holds back because of `reason`.
    public init(finding: Finding, reason: String, source: String) {
        self.finding = finding
        self.reason = reason
        self.source = source
    }
}

/// Something that could not be checked.
public struct NotChecked: Sendable, Codable, Hashable {
    /// What: names of rules or of steps.
    public var what: [String]
    /// For lack of what, and what to give: `no base: give --base`.
    public var reason: String

    /// `what` could not be checked because of `reason`.
    public init(what: [String], reason: String) {
        self.what = what
        self.reason = reason
    }
}
