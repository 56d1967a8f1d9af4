// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics

/// What has been told of a patch: by rules of ours, and by the script in other lines.
struct ToldFaults {
    /// The lines that each rule has told something of.
    private var lines: [String: Set<Int>] = [:]
    /// The files, by their index in the diff.
    private var files: [String: Set<Int>] = [:]
    /// The rules that have told anything.
    private var rules: Set<String> = []
    /// The rules that have more to tell than they show, and say how much.
    private let overflowing: Set<String>
    /// The patch.
    private let patch: PatchUnderCheck

    /// What `diagnostics` tell of `patch`.
    init(_ diagnostics: [Diagnostic], of patch: PatchUnderCheck) {
        self.patch = patch
        var counts: [String: Int] = [:]
        for diagnostic in diagnostics { counts[diagnostic.rule, default: 0] += 1 }
        overflowing = Set(counts.filter { $0.value >= Faults.usualLimit }.keys)
        for diagnostic in diagnostics where diagnostic.location.patch == patch.reference {
            add(diagnostic.rule, line: diagnostic.location.bodyLine)
        }
    }

    /// Adds what `rule` tells of body line `line`.
    mutating func add(_ rule: String, line: Int?) {
        rules.insert(rule)
        guard let line else { return }
        lines[rule, default: []].insert(line)
        if let file = patch.fileIndex(ofBodyLine: line) { files[rule, default: []].insert(file) }
    }

    /// Whether the fault that `finding` tells of has been told, `matter` being what it is about.
    func contain(_ finding: CheckpatchFinding, about matter: CheckpatchMatter) -> Bool {
        matter.tellers.contains { rule in
            if overflowing.contains(rule) { return true }
            switch matter.reach {
            case .line: return lines[rule]?.contains(finding.line) == true
            case .file:
                guard let file = patch.fileIndex(ofBodyLine: finding.line) else { return false }
                return files[rule]?.contains(file) == true
            case .patch: return rules.contains(rule)
            }
        }
    }
}
