// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Findings
import PatchSeries
import Reports
import Workspace

/// Arguments that become values of other modules.
enum ArgumentText {
    /// The version that `4`, `v4` or `2.1` spells.
    static func version(_ text: String) throws -> SeriesVersion {
        let digits = text.hasPrefix("v") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(parts.count), let major = parts[0], major > 0 else {
            throw ValidationError("a version is a number such as 4 or 2.1")
        }
        guard parts.count == 2 else { return SeriesVersion(major) }
        guard let minor = parts[1], minor > 0 else { throw ValidationError("a version is a number such as 4 or 2.1") }
        return SeriesVersion(major, minor: minor)
    }

    /// The form of a report that is called `text`.
    static func format(_ text: String) throws -> ReportFormat {
        if let format = ReportFormat(rawValue: text) { return format }
        let names = ReportFormat.allCases.map(\.rawValue)
        let guess = text.nearest(among: names).map { ", did you mean \"\($0)\"?" } ?? ""
        throw ValidationError("the forms are \(names.joined(separator: ", "))\(guess)")
    }
}
