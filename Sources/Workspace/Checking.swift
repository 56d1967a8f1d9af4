// SPDX-License-Identifier: GPL-2.0-only

import Applying
import Checks
public import Findings
import Mail
import PatchSeries

extension Workbench {
    /// The report on the series that `request` asks for.
    public func check(_ request: CheckRequest, toolVersion: String) throws -> Report {
        let given = try request.previous.map { try self.series(in: $0) }
        // Commits have no version yet: they are what comes after the one that they are compared with.
        let messages = try self.messages(of: request.input, reroll: given.map { $0.version.major &+ 1 })
        let name = request.input.description
        let collection = SeriesCollection(messages)
        let lineage = try lineage(in: collection, called: name)
        let series = try series(in: lineage, called: name, version: request.version)
        let conversation = try request.conversation.map { try self.messages(of: $0) }
        let discussed = conversation.flatMap { SeriesCollection($0).mainLineage }
        var subject = SeriesUnderCheck(series: series)
        subject.isSingleMail = request.mayBeSingleMail && messages.count == 1
        // What is named goes before what stands in the input.
        subject.previous = given ?? discussed?.series(before: series.version) ?? lineage.series(before: series.version)
        subject.conversation = (conversation ?? []) + lineage.replies(before: series.version) + collection.unassigned
        var report = try self.report(on: subject, request, toolVersion: toolVersion)
        let others = collection.otherTitles
        if !others.isEmpty {
            report.notChecked.append(
                NotChecked(
                    what: others.map { "\"\($0)\"" }, reason: "other series in the same input: give --every"))
        }
        return report
    }

    /// Reports on all series of a mailbox, one after the other; memory stays flat however many there are.
    ///
    /// Versions are not held against each other: between two of them lie days of a list's mail, which would have to
    /// be kept.
    public func checkEvery(_ request: CheckRequest, toolVersion: String, _ body: (Report) throws -> Void) throws {
        // A batch keeps all threads busy while the next series are waited for.
        var batch: [Series] = []
        func finish() throws {
            let reports = orderedMap(batch, threads: threads) { series in
                Result {
                    let subject = SeriesUnderCheck(series: series)
                    return try report(on: subject, request, toolVersion: toolVersion, threads: 1, isOneOfMany: true)
                }
            }
            batch = []
            for report in reports { try body(report.get()) }
        }
        try forEachSeries(in: request.input) { series in
            guard !series.patches.isEmpty else { return }
            batch.append(series)
            if batch.count == 8 * threads { try finish() }
        }
        try finish()
    }

    private func report(
        on subject: SeriesUnderCheck, _ request: CheckRequest, toolVersion: String, threads: Int? = nil,
        isOneOfMany: Bool = false
    ) throws -> Report {
        var subject = subject
        let base = try base(of: subject.series, in: request.input, request.base)
        let applied = AppliedSeries(subject.series, onto: base?.tree ?? SparseBase())
        subject.applied = applied
        subject.history = base?.history
        subject.baseCommit = base?.commit
        let proves = Rule.catalogue.contains { $0.needs.contains(.kconfig) && request.selection.contains($0.name) }
        if base != nil, proves, !isOneOfMany || subject.series.concernsKconfig {
            try addKconfig(to: &subject, request.kconfig, threads: threads ?? self.threads, isWhole: !isOneOfMany)
        }
        if base == nil, proves, subject.series.concerns(request.kconfig.invariants) {
            subject.shownKconfigProofs = try verifyShownKconfig(of: subject.series, request.kconfig)
        }
        var check = SeriesCheck(
            subject: subject, source: request.input.description, base: base?.outline(applied),
            selection: request.selection, steps: request.steps)
        check.isOneOfMany = isOneOfMany
        check.lackOfBase = lackOfBase(of: subject.series, request.base)
        var report = check.report(toolVersion: toolVersion, threads: threads ?? self.threads)
        report.hold(back: request.suppressions, maintained: Rule.maintained)
        return report
    }
}
