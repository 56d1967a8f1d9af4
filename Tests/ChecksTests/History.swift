// SPDX-License-Identifier: GPL-2.0-only

import SourceTrees

/// A history that is made up: a line of commits, the newest last, with branches that are none of its ancestors.
struct History: CommitHistory {
    var commits: [CommitSummary]
    var elsewhere: [CommitSummary] = []
    var isPartial = false

    func commits(abbreviated abbreviation: String) throws -> [CommitSummary] {
        Array((commits + elsewhere).filter { $0.id.hasPrefix(abbreviation) }.prefix(2))
    }

    func isAncestor(_ ancestor: String, of descendant: String) throws -> Bool {
        guard let last = commits.firstIndex(where: { $0.id == descendant }) else { return false }
        return commits[...last].contains { $0.id == ancestor }
    }

    /// The history in front of the faultless series, with an older commit and one on a branch.
    static let lamp = History(
        commits: [
            CommitSummary(
                id: "d852ab8be2ee" + String(repeating: "0", count: 28), subject: "lamp: Add a driver for the desk lamp"),
            CommitSummary(id: base, subject: "Documentation: lamp: Tell when the lamp is switched on"),
        ],
        elsewhere: [
            CommitSummary(id: "aaaaaaaaaaaa" + String(repeating: "1", count: 28), subject: "lamp: Add a bulb"),
            CommitSummary(id: "aaaaaaaaaaaa" + String(repeating: "2", count: 28), subject: "lamp: Add a cord"),
            CommitSummary(id: "bbbbbbbbbbbb" + String(repeating: "0", count: 28), subject: "lamp: Add a shade"),
        ])

    /// The commit that the series stands on.
    static let base = "76b451fdc67e20ad33f9737451ccd29243b648ae"
}
