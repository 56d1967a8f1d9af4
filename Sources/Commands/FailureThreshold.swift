// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Diagnostics
import Findings

/// The severity from which on findings make a run fail.
enum FailureThreshold: String, ExpressibleByArgument, CaseIterable {
    case error, warning, info, never

    /// How a run ends that has found `tally`.
    func status(_ tally: Tally) -> ExitStatus {
        guard let severity = Severity(rawValue: rawValue) else { return .clean }
        return tally.count(atLeast: severity) > 0 ? .findings : .clean
    }
}
