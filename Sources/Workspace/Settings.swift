// SPDX-License-Identifier: GPL-2.0-only

public import Checks
import Diagnostics
public import Findings

/// Settings from one source: the command line, `git config lockstep.*`, or `lockstep.yaml`. What is nil is not said
/// there.
///
/// No setting names a command to run: a file that arrives with a series must not be able to.
public struct Settings: Sendable {
    /// The tree that series are checked against.
    public var base: String?
    /// The revision that the series was made for, as `lockstep.yaml` declares it: taken where the repository has it.
    public var declaredBase: String?
    /// The severity from which on findings make the run fail; `never` for none.
    public var failOn: String?
    /// The rules to run; nil for all.
    public var types: [String]?
    /// The rules to leave out.
    public var ignore: [String]?
    /// The baseline file.
    public var baseline: String?
    /// Whether the baseline comes with the series.
    public var isBaselineOfSeries = false
    /// Whether `scripts/checkpatch.pl` of the base is run.
    public var checkpatch: Bool?
    /// The number of threads.
    public var jobs: Int?
    /// The findings to hold back.
    public var suppressions: [Suppression] = []
    /// Files with invariants of Kconfig.
    public var invariantFiles: [String]?
    /// Invariants of Kconfig that a series states about itself.
    public var invariants: [MaintainedInvariant] = []
    /// The architecture that Kconfig is read for.
    public var architecture: String?
    /// The toolchain's profile that stands for a shell.
    public var profile: String?

    /// Nothing said.
    public init() {}

    /// The base that these settings ask for.
    public var baseChoice: BaseChoice {
        base.map { .named($0) } ?? declaredBase.map { .declared($0) } ?? .fromSeries
    }

    /// These settings, with what they leave open taken from `lower`.
    ///
    /// Lists replace each other, as git's do not, so that `--ignore` on the command line is the whole truth; only
    /// suppressions add up.
    public func over(_ lower: Settings) -> Settings {
        var merged = self
        merged.base = base ?? lower.base
        merged.declaredBase = declaredBase ?? lower.declaredBase
        merged.failOn = failOn ?? lower.failOn
        merged.types = types ?? lower.types
        merged.ignore = ignore ?? lower.ignore
        merged.baseline = baseline ?? lower.baseline
        merged.isBaselineOfSeries = baseline == nil ? lower.isBaselineOfSeries : isBaselineOfSeries
        merged.checkpatch = checkpatch ?? lower.checkpatch
        merged.jobs = jobs ?? lower.jobs
        merged.suppressions = suppressions + lower.suppressions
        merged.invariantFiles = invariantFiles ?? lower.invariantFiles
        merged.invariants = invariants + lower.invariants
        merged.architecture = architecture ?? lower.architecture
        merged.profile = profile ?? lower.profile
        return merged
    }
}

extension Settings {
    /// The settings that `git config` holds: `value` looks a variable up.
    ///
    /// `lockstep.base`, `lockstep.failOn`, `lockstep.types`, `lockstep.ignore`, `lockstep.baseline`,
    /// `lockstep.checkpatch`, `lockstep.jobs`, `lockstep.invariants`, `lockstep.arch`, `lockstep.profile`.
    public init(gitConfig value: (String) throws -> String?) throws(WorkspaceError) {
        func string(_ name: String) throws(WorkspaceError) -> String? {
            do {
                return try value("lockstep.\(name)")
            } catch {
                throw WorkspaceError(
                    .repository, "can't read \"lockstep.\(name)\" of git's configuration", underlying: "\(error)")
            }
        }
        base = try string("base")
        failOn = try string("failOn")
        types = try string("types")?.commaSeparated
        ignore = try string("ignore")?.commaSeparated
        baseline = try string("baseline")
        invariantFiles = try string("invariants")?.commaSeparated
        architecture = try string("arch")
        profile = try string("profile")
        if let text = try string("checkpatch") {
            guard let flag = Bool(gitConfig: text) else { throw Self.unreadable("checkpatch", text, "a boolean") }
            checkpatch = flag
        }
        if let text = try string("jobs") {
            guard let number = Int(text), number > 0 else { throw Self.unreadable("jobs", text, "a number above 0") }
            jobs = number
        }
    }

    private static func unreadable(_ name: String, _ value: String, _ expected: String) -> WorkspaceError {
        WorkspaceError(.settings(path: "git config"), "lockstep.\(name) is \"\(value)\", but it has to be \(expected)")
    }
}

extension Bool {
    /// The boolean that `text` spells in a git configuration.
    fileprivate init?(gitConfig text: String) {
        switch text.lowercased() {
        case "true", "yes", "on", "1": self = true
        case "false", "no", "off", "0", "": self = false
        default: return nil
        }
    }
}

extension String {
    /// The names between commas, spaces aside.
    public var commaSeparated: [String] {
        split(separator: ",").map { $0.drop { $0 == " " } }.map { String($0.reversed().drop { $0 == " " }.reversed()) }
            .filter { !$0.isEmpty }
    }
}
