// SPDX-License-Identifier: GPL-2.0-only

public import Diagnostics

/// The figures of a report's last line.
public struct Tally: Sendable {
    /// Findings of severity ``Severity/error``.
    public var errors = 0
    /// Findings of severity ``Severity/warning``.
    public var warnings = 0
    /// Findings of severity ``Severity/info``; `checkpatch.pl` calls them checks.
    public var checks = 0
    /// Patches looked at, without the cover letter.
    public var patches = 0
    /// Findings held back, by the source that holds them back, in the order of their first appearance.
    public var suppressed: [(source: String, count: Int)] = []

    /// Nothing counted yet.
    public init() {}

    /// Adds the figures of `report`.
    public mutating func add(_ report: Report) {
        for finding in report.findings {
            switch finding.diagnostic.severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .info: checks += 1
            }
        }
        patches += report.series.patches.count
        for finding in report.suppressed { count(finding.source) }
    }

    /// How many findings there are of severity `threshold` and above.
    public func count(atLeast threshold: Severity) -> Int {
        switch threshold {
        case .error: errors
        case .warning: errors + warnings
        case .info: errors + warnings + checks
        }
    }

    private mutating func count(_ source: String) {
        if let index = suppressed.firstIndex(where: { $0.source == source }) {
            suppressed[index].count += 1
        } else {
            suppressed.append((source, 1))
        }
    }
}
