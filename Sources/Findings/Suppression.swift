// SPDX-License-Identifier: GPL-2.0-only

public import Diagnostics

/// An entry that holds findings back, with the reason why.
///
/// Every condition that is given has to hold; an entry has to name a rule or a fingerprint, so that none holds back
/// everything by accident.
public struct Suppression: Sendable, Hashable {
    /// Name of the rule, or nil for any (where a fingerprint is given).
    public var rule: String?
    /// Pattern of the patch's title, `*` standing for any text; nil for any patch.
    public var patch: String?
    /// Pattern of the path in the tree, or of the mail's file where the finding has no place in the tree; nil for any.
    public var path: String?
    /// The one finding that is meant, or nil.
    public var fingerprint: Fingerprint?
    /// Why, in the words of whoever wrote it.
    public var reason: String
    /// Where it is written: `patches/lockstep.yaml`, a baseline file.
    public var source: String
    /// Whether it comes with the series: what is the maintainer's is not its to hold back.
    public var isOfSeries = false

    /// An entry of `source` that holds back what meets all conditions.
    public init(
        rule: String?, patch: String? = nil, path: String? = nil, fingerprint: Fingerprint? = nil, reason: String,
        source: String
    ) {
        self.rule = rule
        self.patch = patch
        self.path = path
        self.fingerprint = fingerprint
        self.reason = reason
        self.source = source
    }

    /// Whether `finding` is held back.
    public func holdsBack(_ finding: Finding) -> Bool {
        let location = finding.diagnostic.location
        if rule == nil, fingerprint == nil { return false }
        if let rule, rule != finding.diagnostic.rule { return false }
        if let fingerprint, fingerprint != finding.fingerprint { return false }
        if let patch, !Glob(patch).matches(location.patch?.title ?? "") { return false }
        if let path, !Glob(path).matches(location.tree?.file ?? location.mail?.file ?? "") { return false }
        return true
    }
}

extension Report {
    /// Moves the findings that one of `suppressions` holds back out of the way; the first that does is named. Those of
    /// the rules `maintained` stay where the suppression comes with the series.
    public mutating func hold(back suppressions: [Suppression], maintained: Set<String> = []) {
        guard !suppressions.isEmpty else { return }
        var kept: [Finding] = []
        for finding in findings {
            let isMaintained = maintained.contains(finding.diagnostic.rule)
            let first = suppressions.first { $0.holdsBack(finding) && !(isMaintained && $0.isOfSeries) }
            if let suppression = first {
                suppressed.append(
                    SuppressedFinding(finding: finding, reason: suppression.reason, source: suppression.source))
            } else {
                kept.append(finding)
            }
        }
        findings = kept
    }
}
