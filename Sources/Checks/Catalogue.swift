// SPDX-License-Identifier: GPL-2.0-only

extension Rule {
    /// All rules, in the order in which reports and the catalogue list them.
    public static let catalogue: [Rule] = seriesRules + patchRules + versionRules

    /// Faults between the parts of a series.
    static let seriesRules: [Rule] = []

    /// Faults of one patch, and of one patch with those before it.
    static let patchRules: [Rule] = []

    /// Faults between a version and the one before it.
    static let versionRules: [Rule] = []
}
