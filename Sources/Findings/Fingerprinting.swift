// SPDX-License-Identifier: GPL-2.0-only

public import Diagnostics

extension Finding {
    /// `diagnostics` in the order of the series, each with a fingerprint that no other of them has.
    ///
    /// The series as a whole comes first, then the cover letter, then the patches, each from top to bottom. Findings
    /// on the same line keep the order of the rules. Those that are equal but for their place are told apart by
    /// their number in this order, so that a baseline which knows two of them lets a third one through.
    public static func list(_ diagnostics: [Diagnostic]) -> [Finding] {
        let ordered = diagnostics.enumerated().sorted { one, other in
            let (left, right) = (Place(one.element.location), Place(other.element.location))
            return left == right ? one.offset < other.offset : left < right
        }
        var seen: [Fingerprint: Int] = [:]
        return ordered.map { _, diagnostic in
            let first = Fingerprint(diagnostic)
            let ordinal = seen[first, default: 0]
            seen[first] = ordinal + 1
            return Finding(
                diagnostic: diagnostic,
                fingerprint: ordinal == 0 ? first : Fingerprint(diagnostic, ordinal: ordinal))
        }
    }
}

/// Where a finding stands in the order of a report.
private struct Place: Comparable {
    let patch: Int
    let line: Int

    init(_ location: Location) {
        patch = location.patch?.number ?? -1
        // The line of the input is no measure: in an mbox it counts from the mailbox's first mail.
        line = location.bodyLine ?? 0
    }

    static func < (lhs: Place, rhs: Place) -> Bool { (lhs.patch, lhs.line) < (rhs.patch, rhs.line) }
}
