// SPDX-License-Identifier: GPL-2.0-only

import Checks
import Findings

/// The names of the rules, for hints and completion.
public enum RuleNames {
    /// All names, in the order of the catalogue.
    public static let all = Rule.catalogue.map(\.name)
}

/// Which findings are asked for: those of some rules, or of all but some.
public struct RuleSelection: Sendable, Hashable {
    /// The rules to report; nil for all.
    private let types: Set<String>?
    /// The rules to leave out, though they are in ``types``.
    private let ignored: Set<String>

    /// Everything.
    public static let all = RuleSelection(checked: nil, ignore: [])

    /// The rules in `types` without those in `ignore`. A name that no rule has is refused.
    ///
    /// `checkpatch:LONG_LINE`, or the type's name alone, is one of `checkpatch.pl`'s, which only it knows.
    public init(types: [String]?, ignore: [String]?) throws(WorkspaceError) {
        for name in (types ?? []) + (ignore ?? []) where !Self.knows(name) {
            throw WorkspaceError(.noSuchRule(name: name), "there is no rule \"\(name)\"")
        }
        self.init(checked: types, ignore: ignore ?? [])
    }

    private init(checked types: [String]?, ignore: [String]) {
        self.types = types.map(Set.init)
        ignored = Set(ignore)
    }

    /// Whether findings of the rule `name` are asked for.
    public func contains(_ name: String) -> Bool {
        let names = [name, CheckpatchReport.typeName(of: name)]
        return types.map { !$0.isDisjoint(with: names) } ?? true && ignored.isDisjoint(with: names)
    }

    /// Whether the rule `name` is one of those to leave out by name.
    func leavesOut(_ name: String) -> Bool { ignored.contains(name) }

    /// Whether findings of `checkpatch.pl` are asked for, some of them at least.
    public var wantsCheckpatch: Bool { types?.contains(where: Self.isForeign) ?? true }

    /// Whether there is a rule called `name`: one of the catalogue's, or `checkpatch.pl`'s.
    static func knows(_ name: String) -> Bool { RuleNames.all.contains(name) || isForeign(name) }

    private static func isForeign(_ name: String) -> Bool {
        let type = CheckpatchReport.typeName(of: name)
        return type.utf8.contains { (0x41...0x5a).contains($0) } && type == type.uppercased()
    }
}
