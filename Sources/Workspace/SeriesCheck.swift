// SPDX-License-Identifier: GPL-2.0-only

import Applying
public import Checks
import Diagnostics
public import Findings
import Mail
import PatchSeries
import SourceTrees

/// A series with all that is known around it, ready to be checked.
public struct SeriesCheck: Sendable {
    /// What the rules look at.
    public var subject: SeriesUnderCheck
    /// The input as the user named it.
    public var source: String
    /// The base, or nil where none is given and the sparse base stands in.
    public var base: BaseOutline?
    /// The findings that are asked for.
    public var selection: RuleSelection
    /// The steps beside the rules.
    public var steps: [any CheckStep]
    /// Why there is no base, where there is none.
    public var lackOfBase = SeriesCheck.noBase
    /// Whether the series is one of those in a mailbox of many, where no version before is looked for.
    public var isOneOfMany = false

    /// A check of `subject`.
    public init(
        subject: SeriesUnderCheck, source: String, base: BaseOutline? = nil, selection: RuleSelection = .all,
        steps: [any CheckStep] = []
    ) {
        self.subject = subject
        self.source = source
        self.base = base
        self.selection = selection
        self.steps = steps
    }

    /// What a report says for lack of a base, where nothing more is known.
    static let noBase = "no base: give --base"

    /// Runs the rules, each on a thread of its own, then the steps. The report does not depend on `threads`.
    public func report(toolVersion: String, threads: Int) -> Report {
        let chosen = Rule.catalogue.filter { selection.contains($0.name) }
        // Who leaves a rule out does not want to hear the same of a step: what it would tell is held against theirs.
        let unheard = steps.isEmpty ? [] : Rule.catalogue.filter { selection.leavesOut($0.name) }
        let runnable = (chosen + unheard).filter { missing(for: $0) == nil }
        let subject = subject
        var diagnostics = orderedMap(runnable, threads: threads) { $0.check(subject) }.flatMap(\.self)
        var notChecked = notChecked(chosen) + unreadable
        for step in steps {
            let result = step.run(on: subject, found: diagnostics, threads: threads)
            diagnostics += result.diagnostics
            for entry in result.notChecked {
                notChecked.add(entry.what, entry.reason == Self.noBase ? lackOfBase : entry.reason)
            }
        }
        diagnostics = diagnostics.withoutRepetition.filter { selection.contains($0.rule) }
        var report = Report(
            toolVersion: toolVersion, series: SeriesOutline(subject.series, source: source, applied: subject.applied),
            base: base, findings: Finding.list(diagnostics), notChecked: notChecked,
            rules: outlines(of: diagnostics))
        report.kconfig = kconfigOutlines
        return report
    }

    /// The pages of the rules that `diagnostics` name, in the order of the catalogue; those of programs, which have
    /// none, behind, with what they say about themselves.
    private func outlines(of diagnostics: [Diagnostic]) -> [RuleOutline] {
        var first: [String: Diagnostic] = [:]
        var names: [String] = []
        for diagnostic in diagnostics where first.updateValue(diagnostic, forKey: diagnostic.rule) == nil {
            names.append(diagnostic.rule)
        }
        let known = Rule.catalogue.filter { first[$0.name] != nil }
        let others = names.sorted().filter { name in !known.contains { $0.name == name } }
        return known.map(RuleOutline.init)
            + others.compactMap { first[$0] }.map { RuleOutline(of: $0) }
    }

    /// The files that a given base could not show, with the reason: an object is absent, a file can't be read. In a
    /// partial clone that may be all of them, which is one thing to know.
    private var unreadable: [NotChecked] {
        guard base != nil, let applied = subject.applied else { return [] }
        var entries: [NotChecked] = []
        for file in applied.patches.flatMap(\.files) where file.outcome == .unknown {
            guard let problem = file.problem, !entries.contains(where: { $0.what == [file.path] }) else { continue }
            entries.append(NotChecked(what: [file.path], reason: problem))
        }
        guard entries.count > 2 else { return entries }
        let reason = "the base lacks them; the first: \(entries[0].reason)"
        return [NotChecked(what: entries.flatMap(\.what), reason: reason)]
    }

    /// For lack of what `rule` can't run: nil where it can, an empty text where nobody has to be told.
    private func missing(for rule: Rule) -> String? {
        let needs = rule.needs
        if subject.isSingleMail {
            switch rule.onSingleMail {
            case .never: return ""
            case .firstPatch where subject.series.patches.contains { $0.subject.number ?? 1 > 1 }: return ""
            case .firstPatch, .always: break
            }
        }
        if needs.contains(.previous) {
            let version = subject.series.version
            guard let previous = subject.previous else {
                if version.major < 2 || subject.isSingleMail { return "" }
                return isOneOfMany ? "--every compares no versions" : "no version before: give --previous or --thread"
            }
            if previous.version >= version { return "\(previous.version) is no version before \(version)" }
        }
        // Nobody has to be told that a series which has nothing to do with Kconfig was not held against it.
        if needs.contains(.kconfig), subject.kconfig == nil { return base == nil ? lackOfBase(ofKconfig: rule) : "" }
        if needs.contains(.base), base == nil { return lackOfBase }
        if needs.contains(.history), subject.history == nil {
            guard subject.series.namesCommits else { return "" }
            return base == nil ? lackOfBase : "no history of commits: give a revision as --base"
        }
        return nil
    }

    /// What is told where the Kconfig of a base would be needed and there is none.
    private func lackOfBase(ofKconfig rule: Rule) -> String {
        subject.series.concernsKconfig ? lackOfBase : ""
    }

    /// What could not be checked: the rules for each reason, in the order of the catalogue.
    private func notChecked(_ rules: [Rule]) -> [NotChecked] {
        var entries: [NotChecked] = []
        for rule in rules {
            if let reason = missing(for: rule) {
                if !reason.isEmpty { entries.add([rule.name], reason) }
            } else if rule.needs.contains(.history), subject.history?.isPartial == true, subject.series.namesCommits {
                // The rule runs, and keeps silent on what may stand in the part that is not here.
                entries.add([rule.name], "the history is cut off: give a complete repository with -C")
            }
        }
        return entries
    }
}

extension [NotChecked] {
    /// Adds names to the entry for `reason`: what lacks the same is told in one line.
    fileprivate mutating func add(_ names: [String], _ reason: String) {
        if let index = firstIndex(where: { $0.reason == reason }) {
            self[index].what += names
        } else {
            append(NotChecked(what: names, reason: reason))
        }
    }
}

extension [Diagnostic] {
    /// Each finding once, at its first place.
    fileprivate var withoutRepetition: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return filter { seen.insert($0).inserted }
    }
}
