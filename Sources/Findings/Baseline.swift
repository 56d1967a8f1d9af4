// SPDX-License-Identifier: GPL-2.0-only

public import Diagnostics

/// A file of known findings, each with the reason why it is let pass, so that a run tells what is new.
public struct Baseline: Sendable, Codable {
    /// Version of the file's form.
    public var schema = "1.0"

    /// The known findings, by rule, title and fingerprint.
    public var findings: [Entry]

    /// A known finding. Only ``fingerprint`` is compared; the rest is for whoever reads the file.
    public struct Entry: Sendable, Codable, Hashable {
        /// What makes it the same finding in another run.
        public var fingerprint: Fingerprint
        /// Name of the rule.
        public var rule: String
        /// Title of the patch, nil for the series as a whole.
        public var patch: String?
        /// The finding's text.
        public var message: String
        /// Why it is let pass.
        public var reason: String
    }

    /// The reason that stands in a new file until somebody writes a better one.
    public static let unexplained = "known when the baseline was written"

    /// A baseline of all findings of `report`, held back or not; reasons that `old` gives are kept.
    ///
    /// What another source than a baseline holds back is left to that source.
    public init(of report: Report, keeping old: Baseline? = nil, source: String) {
        let reasons = Dictionary(
            (old?.findings ?? []).map { ($0.fingerprint, $0.reason) }, uniquingKeysWith: { first, _ in first })
        let known = report.findings + report.suppressed.filter { $0.source == source }.map(\.finding)
        findings = known.map { finding in
            Entry(
                fingerprint: finding.fingerprint, rule: finding.diagnostic.rule,
                patch: finding.diagnostic.location.patch?.title, message: finding.diagnostic.message,
                reason: reasons[finding.fingerprint] ?? Self.unexplained)
        }
        findings.sort { one, other in
            (one.rule, one.patch ?? "", one.fingerprint.description)
                < (other.rule, other.patch ?? "", other.fingerprint.description)
        }
    }

    /// Reads the bytes of a baseline file.
    public init(json: [UInt8]) throws(ReportError) {
        self = try jsonValue(Baseline.self, from: json, called: "baseline", major: "1")
    }

    /// The bytes of the file: the same findings give the same bytes.
    public func json() -> [UInt8] { jsonBytes(self) }

    /// The entries as suppressions of `source`.
    public func suppressions(source: String) -> [Suppression] {
        findings.map {
            Suppression(rule: nil, fingerprint: $0.fingerprint, reason: $0.reason, source: source)
        }
    }
}
