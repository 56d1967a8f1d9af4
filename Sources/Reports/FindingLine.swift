// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Findings

extension Severity {
    /// The level as `checkpatch.pl --terse` names it.
    var level: String {
        switch self {
        case .error: "ERROR"
        case .warning: "WARNING"
        case .info: "CHECK"
        }
    }
}

extension SeriesOutline {
    /// A patch as its subject numbers it: `[PATCH v4 03/19]`, digits as many as the last patch's number has.
    func label(_ number: Int) -> String {
        let version = self.version == "v1" ? "" : " \(self.version)"
        return patches.count > 1 || number == 0
            ? "[PATCH\(version) \(ordinal(number))]" : "[PATCH\(version)]"
    }

    /// A patch's number out of all: `03/19`.
    func ordinal(_ number: Int) -> String {
        let last = String(max(patches.last?.number ?? 0, patches.count))
        let digits = String(number)
        return String(repeating: "0", count: max(0, last.count - digits.count)) + digits + "/" + last
    }
}

extension Report {
    /// The place that a finding's line begins with: where the user can put the cursor, else the patch, else the input.
    func place(of diagnostic: Diagnostic) -> String {
        let location = diagnostic.location
        if let mail = location.mail { return mail.description.shown }
        if let patch = location.patch {
            return series.label(patch.number).shown + (location.bodyLine.map { ":\($0)" } ?? "")
        }
        return location.tree?.description.shown ?? series.source.shown
    }
}

extension SourceLine {
    /// The place, safe to show.
    var shown: String { description.shown }
}
